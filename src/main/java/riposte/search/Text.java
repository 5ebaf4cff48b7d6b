package riposte.search;

/**
 * A text that can be found.
 *
 * @param graph IRI of the graph it stands in
 * @param subject IRI of what it belongs to
 * @param property IRI of the property that gives it
 * @param passage IRI of the passage that has it, between subject and text; null where the text is the property's value
 * @param text the words
 * @param lang their language; empty for none
 */
record Text(Kind kind, String graph, String subject, String property, String passage, String text, String lang) {}
