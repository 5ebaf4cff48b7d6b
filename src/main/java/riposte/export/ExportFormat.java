package riposte.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The formats in which the graph leaves, in one table: the command line, content negotiation and the documentation
 * read it from here.
 */
public enum ExportFormat {
    TURTLE("turtle", "Turtle", Content.TRIPLES, "ttl", List.of("text/turtle", "application/x-turtle"), List.of()),
    TRIG("trig", "TriG", Content.QUADS, "trig", List.of("application/trig", "application/x-trig"), List.of()),
    NTRIPLES("ntriples", "N-Triples", Content.TRIPLES, "nt", List.of("application/n-triples"), List.of("n-triples")),
    NQUADS("nquads", "N-Quads", Content.QUADS, "nq", List.of("application/n-quads"), List.of("n-quads")),
    RDFXML("rdfxml", "RDF/XML", Content.TRIPLES, "rdf", List.of("application/rdf+xml"), List.of("rdf/xml", "xml", "owl")),
    RDFJSON("rdfjson", "RDF/JSON", Content.TRIPLES, "rj", List.of("application/rdf+json"), List.of("rdf/json")),
    JSONLD("jsonld", "JSON-LD 1.1", Content.QUADS, "jsonld", List.of("application/ld+json"), List.of("json-ld")),
    NDJSONLD(
            "ndjsonld",
            "Newline-delimited JSON-LD",
            Content.QUADS,
            "ndjsonld",
            List.of("application/x-ld+ndjson"),
            List.of("ndjson-ld", "ndjson")),
    N3("n3", "N3", Content.TRIPLES, "n3", List.of("text/n3", "text/rdf+n3"), List.of("notation3")),
    TRIX("trix", "TriX", Content.QUADS, "trix", List.of("application/trix"), List.of()),
    BINARY("binary", "RDF4J Binary RDF", Content.QUADS, "brf", List.of("application/x-binary-rdf"), List.of()),
    TURTLESTAR(
            "turtlestar",
            "Turtle-star",
            Content.TRIPLES,
            "ttls",
            List.of("text/x-turtlestar", "application/x-turtlestar"),
            List.of("turtle-star")),
    TRIGSTAR(
            "trigstar", "TriG-star", Content.QUADS, "trigs", List.of("application/x-trigstar"), List.of("trig-star")),
    GEXF("gexf", "GEXF 1.3", Content.GRAPH, "gexf", List.of("application/gexf+xml"), List.of("gephi")),
    GRAPHML("graphml", "GraphML", Content.GRAPH, "graphml", List.of("application/graphml+xml"), List.of()),
    CSV_NODES("csv-nodes", "CSV of actors", Content.GRAPH, "csv", List.of("text/csv"), List.of("nodes")),
    CSV_EDGES("csv-edges", "CSV of claims", Content.GRAPH, "csv", List.of("text/csv"), List.of("edges", "csv")),
    STIX("stix", "STIX 2.1 bundle", Content.GRAPH, "json", List.of("application/stix+json;version=2.1"), List.of("stix2"));

    /** What of the graph a format holds. */
    public enum Content {
        /** Every quad, with its graph. */
        QUADS,
        /** The union of all graphs, each triple once. */
        TRIPLES,
        /** Actors and the claims between them, for tools that know no RDF. */
        GRAPH
    }

    private final String key;
    private final String label;
    private final Content content;
    private final String extension;
    private final List<String> mediaTypes;
    private final List<String> aliases;

    ExportFormat(
            String key, String label, Content content, String extension, List<String> mediaTypes, List<String> aliases) {
        this.key = key;
        this.label = label;
        this.content = content;
        this.extension = extension;
        this.mediaTypes = mediaTypes;
        this.aliases = aliases;
    }

    /** Its name on the command line and in {@code /export?format=}. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    public Content content() {
        return content;
    }

    /** Whether it is a syntax of RDF. */
    public boolean isRdf() {
        return content != Content.GRAPH;
    }

    /** The usual ending of its files, without the dot. */
    public String extension() {
        return extension;
    }

    /** The media type to send. */
    public String mediaType() {
        return mediaTypes.get(0);
    }

    /** The media types by which it can be asked for, {@link #mediaType()} first. */
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /** Other names it answers to, besides {@link #key()} and {@link #extension()}. */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * The format of that key, alias, file ending or media type, in any case.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names there are
     */
    public static ExportFormat of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (ExportFormat format : values()) {
            if (format.key.equals(wanted) || format.aliases.contains(wanted)) {
                return format;
            }
        }
        for (ExportFormat format : values()) {
            if (format.isRdf() && format.extension.equals(wanted) || format.mediaTypes.contains(wanted)) {
                return format;
            }
        }
        throw new IllegalArgumentException("no format is called '" + name + "'; there are " + names());
    }

    /** The format usually meant by a file name such as {@code graph.nq} or {@code graph.ttl.gz}. */
    public static Optional<ExportFormat> ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return Arrays.stream(values())
                .filter(format -> format != STIX && plain.endsWith("." + format.extension))
                .findFirst();
    }

    /** All keys, separated by commas. */
    public static String names() {
        return Arrays.stream(values()).map(ExportFormat::key).collect(Collectors.joining(", "));
    }
}
