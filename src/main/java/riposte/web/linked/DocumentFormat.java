package riposte.web.linked;

import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;

/** The forms a document about a thing comes in: one table for negotiation, addresses and links. */
enum DocumentFormat {
    HTML("html", "text/html", null),
    TURTLE("ttl", "text/turtle", RDFFormat.TURTLE_PRETTY),
    JSON_LD("jsonld", "application/ld+json", RDFFormat.JSONLD11_PRETTY),
    N_TRIPLES("nt", "application/n-triples", RDFFormat.NTRIPLES),
    RDF_XML("rdf", "application/rdf+xml", RDFFormat.RDFXML_PLAIN);

    /** In order of preference where a client likes several alike. */
    static final List<DocumentFormat> ALL = List.of(values());

    private final String extension;
    private final String mediaType;
    private final RDFFormat writer;

    DocumentFormat(String extension, String mediaType, RDFFormat writer) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    static Optional<DocumentFormat> ofExtension(String extension) {
        return ALL.stream().filter(f -> f.extension.equals(extension)).findFirst();
    }

    /** The ending of an address, without the dot. */
    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    /** How Jena writes it; null for pages. */
    RDFFormat writer() {
        return writer;
    }
}
