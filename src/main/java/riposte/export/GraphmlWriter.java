package riposte.export;

import java.io.OutputStream;
import java.util.Collection;

/**
 * Actors as nodes and claims as edges in GraphML, for Cytoscape, yEd, NetworkX and others.
 *
 * @see <a href="http://graphml.graphdrawing.org/specification.html">GraphML</a>
 */
final class GraphmlWriter {

    private GraphmlWriter() {}

    static void write(ClaimReader claims, OutputStream out) {
        Collection<Thing> ends = claims.ends();
        XmlDocument xml = new XmlDocument(out);
        xml.start("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns");
        key("name", "node", "string", xml);
        key("kind", "node", "string", xml);
        key("acts_for", "node", "string", xml);
        key("date", "node", "string", xml);
        key("type", "edge", "string", xml);
        key("day", "edge", "string", xml);
        for (EdgeAttribute attribute : EdgeAttribute.values()) {
            key(attribute.key(), "edge", attribute.type(), xml);
        }
        xml.start("graph", "id", "claims", "edgedefault", "directed");
        for (Thing node : ends) {
            xml.start("node", "id", node.iri());
            data("n_name", node.name(), xml);
            data("n_kind", node.kind(), xml);
            data("n_acts_for", node.actsFor(), xml);
            data("n_date", node.date(), xml);
            xml.end();
        }
        claims.claims(claim -> edge(claim, xml));
        xml.end().end().finish();
    }

    private static void edge(ClaimEdge claim, XmlDocument xml) {
        xml.start("edge", "id", claim.iri(), "source", claim.from().iri(), "target", claim.to().iri());
        data("e_type", claim.type(), xml);
        data("e_day", claim.day() == null ? null : claim.day().toString(), xml);
        for (EdgeAttribute attribute : EdgeAttribute.values()) {
            data("e_" + attribute.key(), attribute.of(claim), xml);
        }
        xml.end();
    }

    private static void key(String name, String owner, String type, XmlDocument xml) {
        xml.empty("key", "id", owner.charAt(0) + "_" + name, "for", owner, "attr.name", name, "attr.type", type);
    }

    private static void data(String key, String value, XmlDocument xml) {
        if (value != null) {
            xml.text("data", value, "key", key);
        }
    }
}
