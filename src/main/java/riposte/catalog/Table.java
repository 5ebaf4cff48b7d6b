package riposte.catalog;

import org.apache.commons.csv.CSVFormat;

/** The one format of the tables that come with Riposte and of imported ones: CSV (RFC 4180) with a header line and {@code #} comment lines. */
public final class Table {

    public static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private Table() {}
}
