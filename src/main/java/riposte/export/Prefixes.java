package riposte.export;

import java.util.Map;

/** Prefixes written into every document that can have them. */
final class Prefixes {

    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("rip", "https://w3id.org/riposte#"),
            Map.entry("cito", "http://purl.org/spar/cito/"),
            Map.entry("dcterms", "http://purl.org/dc/terms/"),
            Map.entry("oa", "http://www.w3.org/ns/oa#"),
            Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
            Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            Map.entry("schema", "https://schema.org/"),
            Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
            Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

    private Prefixes() {}
}
