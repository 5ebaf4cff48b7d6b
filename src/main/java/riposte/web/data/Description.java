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

    /** The values of a property, blank nodes left out. */
    List<Node> all(Node property);

    default Stream<String> iris(Node property) {
        return all(property).stream().filter(Node::isURI).map(Node::getURI);
    }

    default Stream<String> texts(Node property) {
        return all(property).stream().filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
    }

    /** The value of a property that has one, or null. */
    default String text(Node property) {
        List<Node> values = all(property);
        if (values.isEmpty()) {
            return null;
        }
        Node first = values.get(0);
        return first.isURI() ? first.getURI() : first.getLiteralLexicalForm();
    }

    /** The number that a property has, or 0. */
    default double number(Node property) {
        String text = text(property);
        return text != null && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 0;
    }

    default SortedMap<String, String> byLanguage(Node property) {
        SortedMap<String, String> texts = new TreeMap<>();
        all(property).stream().filter(Node::isLiteral).forEach(node -> texts.merge(
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
        public List<Node> all(Node property) {
            return values.getOrDefault(property.getURI(), List.of());
        }
    }
}
