package riposte.web.api;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.NodeFactory;
import org.springframework.stereotype.Component;
import riposte.rdf.Iris;
import riposte.web.data.GraphReader;
import riposte.web.data.Snapshot;

/** Tells the actors and incidents of the catalogue from those that articles alone speak of. */
@Component
class Catalogued {

    private record Known(Set<String> iris) {}

    private final GraphReader reader;
    private final Iris iris;

    Catalogued(GraphReader reader, Iris iris) {
        this.reader = reader;
        this.iris = iris;
    }

    /** Whether the catalogue has a thing of an IRI. */
    Predicate<String> in(Snapshot graph) {
        return graph.worked(Known.class, "", this::read).iris::contains;
    }

    private Known read() {
        Set<String> known = new HashSet<>();
        reader.read(() -> {
            reader.select("catalogued", Map.of("catalog", NodeFactory.createURI(iris.catalogGraph())), row -> {
                if (row.get("thing").isURI()) {
                    known.add(row.get("thing").getURI());
                }
            });
            return null;
        });
        return new Known(known);
    }
}
