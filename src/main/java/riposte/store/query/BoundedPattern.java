package riposte.store.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * REGEX and REPLACE that give up on a pattern whose backtracking explodes. A query's time-out is not looked at inside a
 * match, so one such pattern would hold a processor for ever.
 */
public final class BoundedPattern {

    /** Looks at characters of the text, for one match. */
    private static final int MOST_STEPS = 5_000_000;

    private BoundedPattern() {}

    /** SPARQL 1.1 Query, section 17.4.3.14. */
    static final class Regex extends ExprFunctionN {

        private final Pattern constant;

        Regex(ExprList args) {
            super("regex", args);
            boolean fixed = args.get(1).isConstant() && (args.size() < 3 || args.get(2).isConstant());
            constant = fixed
                    ? compile(args.get(1).getConstant(), args.size() < 3 ? null : args.get(2).getConstant())
                    : null;
        }

        @Override
        public NodeValue eval(java.util.List<NodeValue> values) {
            String text = string("REGEX", values.get(0));
            Pattern pattern = constant != null
                    ? constant
                    : compile(values.get(1), values.size() < 3 ? null : values.get(2));
            return NodeValue.booleanReturn(find(pattern.matcher(new Steps(text))));
        }

        @Override
        public Expr copy(ExprList args) {
            return new Regex(args);
        }
    }

    /** SPARQL 1.1 Query, section 17.4.3.15. */
    static final class Replace extends ExprFunctionN {

        Replace(ExprList args) {
            super("replace", args);
        }

        @Override
        public NodeValue eval(java.util.List<NodeValue> values) {
            return eval(values, null);
        }

        @Override
        public NodeValue eval(java.util.List<NodeValue> values, FunctionEnv env) {
            NodeValue flags = values.size() == 4 ? values.get(3) : null;
            String text = string("REPLACE", values.get(0));
            String replacement = string("REPLACE", values.get(2));
            long groups = replacement.chars().filter(c -> c == '$').count();
            Matcher matcher = compile(values.get(1), flags).matcher(new Steps(text));
            long size = text.length();
            // To see that it ends, and in what.
            while (find(matcher)) {
                size += replacement.length() + groups * (matcher.end() - matcher.start());
                if (size > WatchedQuery.MOST_BYTES) {
                    throw new BoundedFunctions.TooLarge();
                }
            }
            BoundedFunctions.make(env, 2 * size);
            return XSDFuncOp.strReplace(values.get(0), values.get(1), values.get(2), flags);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Replace(args);
        }
    }

    private static String string(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }

    private static Pattern compile(NodeValue pattern, NodeValue flags) {
        int mask = 0;
        for (char flag : (flags == null ? "" : flags.getString()).toCharArray()) {
            mask |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x' -> Pattern.COMMENTS;
                case 'q' -> Pattern.LITERAL;
                default -> throw new ExprEvalException("REGEX: no flag '" + flag + "'");
            };
        }
        try {
            return Pattern.compile(string("REGEX", pattern), mask);
        } catch (PatternSyntaxException e) {
            throw new ExprEvalException("REGEX: " + e.getMessage());
        }
    }

    private static boolean find(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError e) {
            throw new TooSlow();
        }
    }

    /** Ends a query, as its time-out would: ARQ takes other exceptions in a FILTER for a row that does not fit. */
    public static final class TooSlow extends QueryCancelledException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            return "A pattern of REGEX or REPLACE takes too long. Make it simpler: avoid repetitions inside"
                    + " repetitions, or use CONTAINS, STRSTARTS and STRENDS.";
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Steps implements CharSequence {
        private final String text;
        private int steps;

        Steps(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooSlow();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
