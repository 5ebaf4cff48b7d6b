package riposte.web.sparql.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;

/**
 * A part of a W3C test suite: the tests that its manifests list, by the name under which {@code docs/conformance.md}
 * counts them. Manifests and data lie on the class path; the path of a file below {@link #BASE} is its IRI.
 */
record Suite(String name, List<Case> cases) {

    static final String BASE = "http://w3c.test/";

    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    /** One test, named by suite, folder of the manifest, and the manifest's own name for it. */
    record Case(String name, Resource test) {

        String type() {
            return test.getPropertyResourceValue(RDF.type).getLocalName();
        }

        Resource action() {
            return test.getPropertyResourceValue(property(MF, "action"));
        }

        Resource result() {
            return test.getPropertyResourceValue(property(MF, "result"));
        }
    }

    /** The tests of those types, below a manifest or one that it includes. */
    static Suite of(String name, String manifest, Predicate<Case> wanted) {
        List<Case> cases = new ArrayList<>();
        collect(name, BASE + manifest, cases);
        return new Suite(name, cases.stream().filter(wanted).toList());
    }

    private static void collect(String name, String manifest, List<Case> cases) {
        Model model = ModelFactory.createModelForGraph(graph(manifest, manifest));
        Resource root = model.createResource(manifest);
        String[] path = manifest.split("/");
        for (RDFNode included : list(root, "include")) {
            collect(name, included.asResource().getURI(), cases);
        }
        for (RDFNode entry : list(root, "entries")) {
            String fragment = entry.asResource().getURI().replaceFirst(".*#", "");
            // Some suites list tests that they have dropped.
            if (entry.asResource().hasProperty(property(MF, "action"))) {
                cases.add(new Case(name + "/" + path[path.length - 2] + "/" + fragment, entry.asResource()));
            }
        }
    }

    private static List<RDFNode> list(Resource root, String property) {
        Resource list = root.getPropertyResourceValue(property(MF, property));
        return list == null ? List.of() : list.as(org.apache.jena.rdf.model.RDFList.class).asJavaList();
    }

    static Property property(String namespace, String name) {
        return ResourceFactory.createProperty(namespace, name);
    }

    static byte[] bytes(String iri) {
        String path = URLDecoder.decode(iri.substring(BASE.length()), UTF_8);
        try (InputStream in = Suite.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("the suite has no file " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String iri) {
        return new String(bytes(iri), UTF_8);
    }

    /** A document of the suite, read with another base. */
    static Graph graph(String iri, String base) {
        Lang lang = RDFLanguages.filenameToLang(iri, Lang.TURTLE);
        return RDFParser.fromString(text(iri), lang).base(base).toGraph();
    }

    /** Each test in its turn, held to the table of known failures, and then the table held to the tests. */
    Stream<DynamicTest> tests(Consumer<Case> run) {
        KnownFailures known = KnownFailures.of(name);
        return Stream.concat(
                cases.stream().map(test -> DynamicTest.dynamicTest(test.name(), () -> known.hold(test.name(), () ->
                        run.accept(test)))),
                Stream.of(DynamicTest.dynamicTest(
                        name + ", the table", () -> known.check(cases.stream().map(Case::name).toList()))));
    }
}
