package riposte.export;

import java.time.LocalDate;

/**
 * An article as graph tools see it; what is unknown is null.
 *
 * @param iri its IRI
 * @param headline its label
 * @param published when it was published, as far as known
 * @param day the day of that, where year, month and day are known
 */
record Source(String iri, String url, String headline, String publisher, String published, LocalDate day, String lang) {}
