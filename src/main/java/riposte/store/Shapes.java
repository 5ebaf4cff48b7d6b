package riposte.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.TargetType;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import riposte.rdf.OntologyQuads;

/**
 * The SHACL shapes of {@code ontology/shapes.ttl}. Validation goes through the resources one by one instead of gathering
 * a report, so that it needs the same memory for every size of graph.
 */
public final class Shapes {

    private static final class Holder {
        static final Shapes STANDARD = new Shapes(OntologyQuads.graph("shapes.ttl"));
    }

    private final org.apache.jena.shacl.Shapes shapes;
    private final Graph subclasses;

    private Shapes(Graph graph) {
        this.shapes = org.apache.jena.shacl.Shapes.parse(graph);
        this.subclasses = OntologyQuads.graph("riposte.ttl");
    }

    /** The shapes that come with Riposte. */
    public static Shapes standard() {
        return Holder.STANDARD;
    }

    /**
     * Checks a graph that includes the ontology, such as the union of a store.
     *
     * @param report called for each violation
     * @return how many there are
     */
    public long validate(Graph data, Consumer<Violation> report) {
        long violations = 0;
        for (Shape shape : shapes.getTargetShapes()) {
            for (Target target : shape.getTargets()) {
                violations += validate(data, shape, target, report);
            }
        }
        return violations;
    }

    private long validate(Graph data, Shape shape, Target target, Consumer<Violation> report) {
        if (target.getTargetType() != TargetType.targetClass) {
            throw new IllegalStateException("shape " + shape.getShapeNode() + ": only sh:targetClass is understood");
        }
        long violations = 0;
        for (Node type : withSubclasses(target.getObject())) {
            Node previous = null;
            ExtendedIterator<Node> resources =
                    data.find(Node.ANY, RDF.Nodes.type, type).mapWith(t -> t.getSubject());
            try {
                while (resources.hasNext()) {
                    Node resource = resources.next();
                    if (!resource.equals(previous)) {
                        violations += validate(data, shape, resource, report);
                    }
                    previous = resource;
                }
            } finally {
                resources.close();
            }
        }
        return violations;
    }

    private long validate(Graph data, Shape shape, Node resource, Consumer<Violation> report) {
        ValidationContext context = ValidationContext.create(shapes, data);
        VLib.validateShape(context, data, shape, resource);
        if (!context.hasViolation()) {
            return 0;
        }
        Collection<ReportEntry> entries = context.generateReport().getEntries();
        for (ReportEntry entry : entries) {
            report.accept(new Violation(
                    string(entry.focusNode()),
                    entry.resultPath() == null ? null : entry.resultPath().toString(),
                    string(entry.value()),
                    entry.message()));
        }
        return entries.size();
    }

    private List<Node> withSubclasses(Node type) {
        List<Node> types = new ArrayList<>(List.of(type));
        Set<Node> seen = new HashSet<>(types);
        for (int i = 0; i < types.size(); i++) {
            subclasses
                    .find(Node.ANY, RDFS.Nodes.subClassOf, types.get(i))
                    .mapWith(t -> t.getSubject())
                    .filterKeep(seen::add)
                    .forEach(types::add);
        }
        return types;
    }

    private static String string(Node node) {
        return node == null ? null : NodeFmtLib.strNT(node);
    }
}
