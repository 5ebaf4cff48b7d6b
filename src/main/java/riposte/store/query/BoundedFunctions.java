package riposte.store.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * The functions that a stranger's query may call by IRI, and the bounds of those whose results can grow without end.
 *
 * <p>Offered are the functions of SPARQL, of XPath and of XML Schema's types, and of Jena's own those of {@link #OFFERED}.
 * Jena would also load any class by its name ({@code java:…}), sleep ({@code afn:wait}) and format to a width of a
 * thousand million ({@code afn:sprintf}).
 */
final class BoundedFunctions extends FunctionRegistry {

    private static final List<String> OFFERED = List.of(
            "e", "localname", "max", "min", "namespace", "now", "pi", "sha1sum", "sqrt", "strjoin", "strlen", "substr",
            "substring");

    /** Types of numbers of any length: Java reads the digits of a number in the square of their count. */
    private static final List<String> NUMBERS = List.of(
            "decimal", "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger");

    private static final int MOST_DIGITS = 1_000;

    private static final String XPATH = ARQConstants.fnPrefix;
    private static final String XPATH_MATH = ARQConstants.mathPrefix;
    private static final String SPARQL = "http://www.w3.org/ns/sparql#";

    /** How a function of that IRI is evaluated: as the operator of SPARQL that it is. */
    private static final Map<String, java.util.function.Function<ExprList, Expr>> AS_OPERATORS = Map.of(
            XPATH + "matches", BoundedPattern.Regex::new,
            SPARQL + "regex", BoundedPattern.Regex::new,
            XPATH + "replace", BoundedPattern.Replace::new,
            SPARQL + "replace", BoundedPattern.Replace::new,
            XPATH + "concat", Concat::new,
            SPARQL + "concat", Concat::new,
            XPATH + "encode-for-uri", args -> new Encode(args.get(0)),
            SPARQL + "strdt", args -> new Typed(args.get(0), args.get(1)),
            SPARQL + "encode", args -> new Encode(args.get(0)),
            SPARQL + "multiply", args -> new Product(args.get(0), args.get(1)));

    BoundedFunctions() {
        FunctionRegistry standard = FunctionRegistry.get();
        for (Iterator<String> names = standard.keys(); names.hasNext(); ) {
            String name = names.next();
            if (!name.startsWith("http://w3id.org/awslabs/")) {
                put(name, standard.get(name));
            }
        }
        for (String name : OFFERED) {
            put(ARQConstants.ARQFunctionLibraryURI + name, standard.get(ARQConstants.ARQFunctionLibraryURI + name));
        }
        AS_OPERATORS.forEach((name, operator) -> put(name, (FunctionFactory) uri -> new AsOperator(operator)));
        for (String type : NUMBERS) {
            FunctionFactory cast = standard.get(XSD.NS + type);
            put(XSD.NS + type, (FunctionFactory) uri -> new NumberOf(cast.create(uri)));
        }
        FunctionFactory power = standard.get(XPATH_MATH + "pow");
        put(XPATH_MATH + "pow", (FunctionFactory) uri -> new Power(power.create(uri)));
    }

    @Override
    public FunctionFactory get(String name) {
        return isRegistered(name) ? super.get(name) : null;
    }

    /**
     * Counts the bytes of a result before it is made.
     *
     * @throws TooLarge when the query has made too many
     */
    static void make(FunctionEnv env, long size) {
        Context context = env == null ? null : env.getContext();
        WatchedQuery query = context == null ? null : WatchedQuery.of(context);
        if (query != null) {
            query.make(size);
        } else if (size > WatchedQuery.MOST_BYTES) {
            throw new TooLarge();
        }
    }

    /** Bytes of the text of a value. */
    static long size(NodeValue value) {
        return 2L * value.asUnquotedString().length();
    }

    /** Ends a query whose results grow too large; as a cancellation, since ARQ takes other exceptions for a row that does not fit. */
    static final class TooLarge extends QueryCancelledException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            return "a value of the query is too large";
        }
    }

    /** SPARQL 1.1 Query, section 17.4.3.12. */
    static final class Concat extends E_StrConcat {

        Concat(ExprList args) {
            super(args);
        }

        @Override
        public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
            make(env, values.stream().mapToLong(BoundedFunctions::size).sum());
            return super.eval(values, env);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Concat(args);
        }
    }

    /** SPARQL 1.1 Query, section 17.4.3.11. */
    static final class Encode extends E_StrEncodeForURI {

        Encode(Expr text) {
            super(text);
        }

        @Override
        public NodeValue eval(NodeValue text, FunctionEnv env) {
            make(env, 3 * size(text));
            return super.eval(text, env);
        }

        @Override
        public Expr copy(Expr text) {
            return new Encode(text);
        }
    }

    /** SPARQL 1.1 Query, section 17.3: op:numeric-multiply. */
    static final class Product extends E_Multiply {

        Product(Expr left, Expr right) {
            super(left, right);
        }

        @Override
        public NodeValue eval(NodeValue left, NodeValue right) {
            if (bits(left) + bits(right) > WatchedQuery.MOST_BITS) {
                throw new TooLarge();
            }
            return super.eval(left, right);
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Product(left, right);
        }
    }

    private static long bits(NodeValue value) {
        if (value.isInteger()) {
            return value.getInteger().bitLength();
        }
        if (value.isDecimal()) {
            BigDecimal decimal = value.getDecimal();
            return decimal.unscaledValue().bitLength() + Math.abs((long) decimal.scale());
        }
        return 0;
    }

    /** XPath and XQuery Functions, section 4.8.4: math:pow, which is exact for integers. */
    private record Power(Function power) implements Function {

        @Override
        public void build(String uri, ExprList args, Context context) {
            power.build(uri, args, context);
        }

        @Override
        public NodeValue exec(Binding binding, ExprList args, String uri, FunctionEnv env) {
            NodeValue base = args.get(0).eval(binding, env);
            NodeValue exponent = args.get(1).eval(binding, env);
            if (exponent.isInteger()) {
                BigInteger bits = exponent.getInteger().abs().multiply(BigInteger.valueOf(bits(base)));
                if (bits.compareTo(BigInteger.valueOf(WatchedQuery.MOST_BITS)) > 0) {
                    throw new TooLarge();
                }
            }
            return power.exec(binding, args, uri, env);
        }
    }

    /** XPath and XQuery Functions, section 19: a constructor of a number. */
    private record NumberOf(Function cast) implements Function {

        @Override
        public void build(String uri, ExprList args, Context context) {
            cast.build(uri, args, context);
        }

        @Override
        public NodeValue exec(Binding binding, ExprList args, String uri, FunctionEnv env) {
            if (args.size() == 1) {
                tooLong(args.get(0).eval(binding, env));
            }
            return cast.exec(binding, args, uri, env);
        }
    }

    private static void tooLong(NodeValue digits) {
        if (digits.isString() && digits.getString().length() > MOST_DIGITS) {
            throw new ExprEvalException("a number of more than " + MOST_DIGITS + " digits");
        }
    }

    /** SPARQL 1.1 Query, section 17.4.2.10. */
    static final class Typed extends E_StrDatatype {

        Typed(Expr text, Expr type) {
            super(text, type);
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue type) {
            if (type.isIRI() && NUMBERS.contains(type.asNode().getURI().replace(XSD.NS, ""))) {
                tooLong(text);
            }
            return super.eval(text, type);
        }

        @Override
        public Expr copy(Expr text, Expr type) {
            return new Typed(text, type);
        }
    }

    private record AsOperator(java.util.function.Function<ExprList, Expr> operator) implements Function {

        @Override
        public void build(String uri, ExprList args, Context context) {
            // Arguments that do not fit show when it is evaluated.
        }

        @Override
        public NodeValue exec(Binding binding, ExprList args, String uri, FunctionEnv env) {
            return operator.apply(args).eval(binding, env);
        }
    }
}
