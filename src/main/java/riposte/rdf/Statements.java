package riposte.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/**
 * What several articles report alike ({@code rip:Statement}): claims of the same type by and at the same principals
 * about the same incident; where no incident is known, of the same month. A pure function of a claim's own facts, so
 * that the graphs of several articles, read on several machines, agree on the same statement without knowing of one
 * another; its IRI does not depend on the base but for its beginning.
 *
 * <p>A claim reports no statement when neither its incident nor its month is known, or nobody in it: nothing says then
 * that another claim means the same.
 */
public final class Statements {

    private static final Pattern MONTH = Pattern.compile("(\\d{4}-\\d{2})(?!\\d).*");
    private static final String NOBODY = "-";

    private Statements() {}

    /**
     * The triples that tie a claim to the statement it reports, and describe that: its class and, in each language of the
     * claim's own label, one line that names it.
     *
     * @param objects what is known of the claim and its article: the values that a subject has of a property
     */
    public static List<Triple> of(Node claim, BiFunction<Node, Node, List<Node>> objects, Iris iris) {
        Node type = object(objects, claim, Vocabulary.TYPE);
        Node speaker = object(objects, claim, Vocabulary.SPEAKER_PRINCIPAL);
        Node target = object(objects, claim, Vocabulary.TARGET_PRINCIPAL);
        Node incident = object(objects, claim, Vocabulary.ABOUT);
        String month = incident == null ? month(objects, claim) : null;
        if (type == null || speaker == null && target == null || incident == null && month == null) {
            return List.of();
        }
        boolean cyber = !Literals.bool(false).equals(object(objects, claim, Vocabulary.CYBER));
        Node statement = NodeFactory.createURI(iris.statement(List.of(
                path(type, iris),
                path(speaker, iris),
                path(target, iris),
                incident == null ? month : path(incident, iris),
                cyber ? "cyber" : "other")));
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(claim, Vocabulary.REPORTS, statement));
        triples.add(Triple.create(statement, Vocabulary.TYPE, Vocabulary.STATEMENT));
        for (Node label : objects.apply(claim, Vocabulary.LABEL)) {
            String named = label.getLiteralLexicalForm() + (month == null ? "" : " (" + month + ")");
            triples.add(Triple.create(statement, Vocabulary.LABEL, Literals.text(named, label.getLiteralLanguage())));
        }
        return triples;
    }

    /** When it was said, else when its article was published: year and month, or null when neither is known. */
    private static String month(BiFunction<Node, Node, List<Node>> objects, Node claim) {
        String said = month(object(objects, claim, Vocabulary.SAID_ON));
        Node article = object(objects, claim, Vocabulary.WAS_DERIVED_FROM);
        return said != null || article == null ? said : month(object(objects, article, Vocabulary.DATE_PUBLISHED));
    }

    private static String month(Node date) {
        Matcher month = MONTH.matcher(date == null || !date.isLiteral() ? "" : date.getLiteralLexicalForm());
        return month.matches() ? month.group(1) : null;
    }

    private static String path(Node thing, Iris iris) {
        if (thing == null) {
            return NOBODY;
        }
        return iris.path(thing.isURI() ? thing.getURI() : thing.toString());
    }

    private static Node object(BiFunction<Node, Node, List<Node>> objects, Node subject, Node property) {
        return objects.apply(subject, property).stream()
                .min(Comparator.comparing(Node::toString))
                .orElse(null);
    }
}
