package riposte.web.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** The values of one subject, by property: IRIs and literals of any kind, since others may write into the graph too. */
@FunctionalInterface
interface Description {

    Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    /** Of a subject of which nothing is known. */
    Description NOTHING = property -> Stream.empty();

    /** The values of a property, blank nodes left out. */
    Stream<Node> all(Node property);

    default Stream<String> iris(Node property) {
        return all(property).filter(Node::isURI).map(Node::getURI);
    }

    default Stream<String> texts(Node property) {
        return all(property).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
    }

    /** The value of a property that has one, or null. */
    default String text(Node property) {
        return all(property)
                .findFirst()
                .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
                .orElse(null);
    }

    /** The number that a property has, or 0. */
    default double number(Node property) {
        String text = text(property);
        return text != null && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 0;
    }

    default SortedMap<String, String> byLanguage(Node property) {
        SortedMap<String, String> texts = new TreeMap<>();
        all(property).filter(Node::isLiteral).forEach(node -> texts.merge(
                node.getLiteralLanguage(), node.getLiteralLexicalForm(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return texts;
    }

    /** A description that is put together value by value. */
    final class Gathered implements Description {

        private final Map<String, List<Node>> values = new HashMap<>();

        void add(Node property, Node value) {
            if (!value.isBlank()) {
                values.computeIfAbsent(property.getURI(), k -> new ArrayList<>(1)).add(value);
            }
        }

        @Override
        public Stream<Node> all(Node property) {
            return values.getOrDefault(property.getURI(), List.of()).stream();
        }
    }
}
