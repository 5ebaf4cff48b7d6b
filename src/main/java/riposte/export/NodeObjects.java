package riposte.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import no.hasmac.jsonld.lang.Keywords;
import no.hasmac.jsonld.uri.UriUtils;
import no.hasmac.rdf.lang.RdfConstants;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import riposte.export.CompactProperty.Form;
import tools.jackson.core.JsonGenerator;

/**
 * The node objects of statements, written without a JSON-LD processor and yet as one writes them: the same members in the
 * same order, for the data that the graph is made of. What only a processor should decide on is left to it: blank nodes,
 * lists, JSON literals, and IRIs that read as a name with a prefix.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#compaction-algorithm">JSON-LD 1.1 API, compaction</a>
 */
final class NodeObjects {

    private static final CompactTerms TERMS = CompactTerms.TABLE;
    private static final String ID = TERMS.keyword(Keywords.ID);
    private static final String TYPE = TERMS.keyword(Keywords.TYPE);
    private static final String VALUE = TERMS.keyword(Keywords.VALUE);
    private static final String LANGUAGE = TERMS.keyword(Keywords.LANGUAGE);
    private static final String NONE = TERMS.keyword(Keywords.NONE);

    /** Values by predicate by subject; those of {@code @type} first. */
    private final Map<String, Map<String, List<Value>>> nodes = new TreeMap<>();

    private final Set<String> datatypes = new HashSet<>();

    private NodeObjects() {}

    /**
     * The node objects of statements, or nothing where they are left to a processor.
     *
     * @param statements of one graph; their graph is not looked at
     */
    static Optional<NodeObjects> of(List<Statement> statements) {
        NodeObjects objects = new NodeObjects();
        for (Statement statement : statements) {
            if (!objects.add(statement)) {
                return Optional.empty();
            }
        }
        return Optional.of(objects);
    }

    private boolean add(Statement statement) {
        String predicate = statement.getPredicate().stringValue();
        Value object = statement.getObject();
        if (!(statement.getSubject() instanceof IRI subject) || !isClear(subject) || !isProperty(predicate)) {
            return false;
        }
        if (object instanceof IRI iri ? !isClear(iri) : !(object instanceof Literal literal) || !isClear(literal)) {
            return false;
        }
        boolean type = object instanceof IRI && RDF.TYPE.equals(statement.getPredicate());
        nodes.computeIfAbsent(subject.stringValue(), node -> new TreeMap<>())
                .computeIfAbsent(type ? Keywords.TYPE : predicate, property -> new ArrayList<>(2))
                .add(object);
        return true;
    }

    private static boolean isClear(IRI iri) {
        return TERMS.isClear(iri.stringValue()) && !RDF.NIL.equals(iri);
    }

    /** Members are in the order of expanded names, keywords among them. */
    private static boolean isProperty(String predicate) {
        return predicate.compareTo(Keywords.TYPE) > 0 && TERMS.isClear(predicate);
    }

    private boolean isClear(Literal literal) {
        if (literal.getLanguage().isPresent() || literal.getCoreDatatype() == CoreDatatype.XSD.STRING) {
            return true;
        }
        String datatype = literal.getDatatype().stringValue();
        if (datatypes.contains(datatype)) {
            return true;
        }
        return isClear(literal.getDatatype())
                && !RdfConstants.JSON.equals(datatype)
                && UriUtils.isURI(datatype)
                && datatypes.add(datatype);
    }

    /** Writes the node objects one after the other, at a place for values. */
    void write(JsonGenerator json) {
        nodes.forEach((subject, properties) -> {
            json.writeStartObject();
            json.writeStringProperty(ID, TERMS.reference(subject));
            properties.forEach((predicate, values) -> write(json, predicate, distinct(values)));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String predicate, List<Value> values) {
        if (predicate.equals(Keywords.TYPE)) {
            json.writeName(TYPE);
            write(json, values, false, type -> json.writeString(TERMS.name(type.stringValue())));
            return;
        }
        CompactProperty property = TERMS.property(predicate);
        Map<String, List<Value>> byKey = new LinkedHashMap<>();
        for (Value value : values) {
            byKey.computeIfAbsent(form(property, value).key(), key -> new ArrayList<>(values.size())).add(value);
        }
        byKey.forEach((key, group) -> {
            json.writeName(key);
            Form form = form(property, group.get(0));
            if (form.byLanguage()) {
                writeByLanguage(json, group, form.set());
            } else {
                write(json, group, form.set(), value -> write(json, form(property, value), value));
            }
        });
    }

    private static Form form(CompactProperty property, Value value) {
        if (value instanceof Literal literal) {
            if (literal.getLanguage().isPresent()) {
                return property.inLanguage();
            }
            return literal.getCoreDatatype() == CoreDatatype.XSD.STRING
                    ? property.plain()
                    : property.typed(literal.getDatatype().stringValue());
        }
        return TERMS.isTerm(value.stringValue()) ? property.term() : property.iri();
    }

    private static void writeByLanguage(JsonGenerator json, List<Value> strings, boolean set) {
        Map<String, List<Value>> byLanguage = new LinkedHashMap<>();
        for (Value string : strings) {
            byLanguage.computeIfAbsent(language((Literal) string), language -> new ArrayList<>(2)).add(string);
        }
        json.writeStartObject();
        byLanguage.forEach((language, group) -> {
            json.writeName(language);
            write(json, group, set, string -> json.writeString(string.stringValue()));
        });
        json.writeEndObject();
    }

    private static String language(Literal string) {
        return string.getLanguage().map(language -> language.toLowerCase(Locale.ROOT)).orElse(NONE);
    }

    private static void write(JsonGenerator json, List<Value> values, boolean set, Consumer<Value> each) {
        if (values.size() == 1 && !set) {
            each.accept(values.get(0));
            return;
        }
        json.writeStartArray();
        values.forEach(each);
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Form form, Value value) {
        String text = value.stringValue();
        if (value instanceof Literal literal) {
            writeLiteral(json, form, literal);
        } else if (Keywords.ID.equals(form.coercion())) {
            json.writeString(TERMS.reference(text));
        } else if (Keywords.VOCAB.equals(form.coercion())) {
            json.writeString(TERMS.name(text));
        } else {
            json.writeStartObject();
            json.writeStringProperty(ID, TERMS.reference(text));
            json.writeEndObject();
        }
    }

    private static void writeLiteral(JsonGenerator json, Form form, Literal literal) {
        String datatype = literal.getDatatype().stringValue();
        boolean tagged = literal.getLanguage().isPresent();
        boolean plain = literal.getCoreDatatype() == CoreDatatype.XSD.STRING || datatype.equals(form.coercion());
        if (plain && !tagged) {
            json.writeString(literal.getLabel());
            return;
        }
        json.writeStartObject();
        if (tagged) {
            json.writeStringProperty(LANGUAGE, language(literal));
        } else {
            json.writeStringProperty(TYPE, TERMS.name(datatype));
        }
        json.writeStringProperty(VALUE, literal.getLabel());
        json.writeEndObject();
    }

    /** Each value once, as often as it was said. */
    private static List<Value> distinct(List<Value> values) {
        if (values.size() == 1) {
            return values;
        }
        Map<Exact, Value> distinct = new LinkedHashMap<>();
        values.forEach(value -> distinct.putIfAbsent(Exact.of(value), value));
        return List.copyOf(distinct.values());
    }

    /** A value as it is written; RDF4J takes language tags for equal that differ in case. */
    private record Exact(String text, String language, IRI datatype) {
        static Exact of(Value value) {
            return value instanceof Literal literal
                    ? new Exact(literal.getLabel(), literal.getLanguage().orElse(null), literal.getDatatype())
                    : new Exact(value.stringValue(), null, null);
        }
    }
}
