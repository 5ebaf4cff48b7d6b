package riposte.export;

import java.io.OutputStream;
import java.util.Collection;

/**
 * Actors as nodes and claims as edges in GEXF 1.3, for Gephi. Edges carry the day of the claim as a timestamp where it is
 * known, and {@code kind}, which lets two actors be tied by several edges.
 *
 * @see <a href="https://gexf.net/">GEXF 1.3</a>
 */
final class GexfWriter {

    private GexfWriter() {}

    static void write(ClaimReader claims, OutputStream out) {
        Collection<Thing> ends = claims.ends();
        XmlDocument xml = new XmlDocument(out);
        xml.start("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3");
        xml.start("meta")
                .text("creator", "Riposte")
                .text("description", "Who claims what about whom: actors, and the claims between them.")
                .end();
        xml.start(
                "graph",
                "defaultedgetype", "directed",
                "mode", "dynamic",
                "timeformat", "date",
                "timerepresentation", "timestamp");
        xml.start("attributes", "class", "node")
                .empty("attribute", "id", "kind", "title", "kind", "type", "string")
                .empty("attribute", "id", "acts_for", "title", "acts_for", "type", "string")
                .empty("attribute", "id", "date", "title", "date", "type", "string")
                .end();
        xml.start("attributes", "class", "edge");
        for (EdgeAttribute attribute : EdgeAttribute.values()) {
            if (attribute != EdgeAttribute.LABEL) {
                xml.empty("attribute", "id", attribute.key(), "title", attribute.key(), "type", attribute.type());
            }
        }
        xml.end();
        xml.start("nodes");
        ends.forEach(node -> node(node, xml));
        xml.end();
        xml.start("edges");
        claims.claims(claim -> edge(claim, xml));
        xml.end();
        xml.end().end().finish();
    }

    private static void node(Thing node, XmlDocument xml) {
        xml.start("node", "id", node.iri(), "label", node.name()).start("attvalues");
        value("kind", node.kind(), xml);
        value("acts_for", node.actsFor(), xml);
        value("date", node.date(), xml);
        xml.end().end();
    }

    private static void edge(ClaimEdge claim, XmlDocument xml) {
        xml.start(
                "edge",
                "id", claim.iri(),
                "source", claim.from().iri(),
                "target", claim.to().iri(),
                "kind", claim.type(),
                "label", claim.label(),
                "timestamp", claim.day() == null ? null : claim.day().toString());
        xml.start("attvalues");
        for (EdgeAttribute attribute : EdgeAttribute.values()) {
            if (attribute != EdgeAttribute.LABEL) {
                value(attribute.key(), attribute.of(claim), xml);
            }
        }
        xml.end().end();
    }

    private static void value(String attribute, String value, XmlDocument xml) {
        if (value != null) {
            xml.empty("attvalue", "for", attribute, "value", value);
        }
    }
}
