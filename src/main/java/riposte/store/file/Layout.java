package riposte.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import riposte.rdf.ArticleQuads;
import riposte.store.fault.StoreException;

/**
 * How the quads of a store are laid out, by a number that stands in a file of its folder ({@value #FILE}), in the words {@code
 * layout 2, written by Riposte 0.1.0}. It is a file and not a quad, so that it can be read before anything else of the store is,
 * by a program that may not know the rest.
 *
 * <p>A store of an older layout is brought to the present one when it is opened, step by step: where a step changes quads, all of
 * them are written to a backup in the store's folder first. A store of a newer layout is not opened. Layout 1 is that of stores
 * from before there was a number.
 */
public final class Layout {

    /** Name of the file. */
    public static final String FILE = "riposte.version";

    /** What the names of backups made before an upgrade begin with. */
    static final String BACKUP = "before-layout-";

    /** From each layout to the next, beginning with that of layout 1. */
    private static final List<Step> STEPS = List.of(new Step("it has a number now", null));

    private static final Layout STANDARD = new Layout(STEPS);
    private static final Logger LOG = LoggerFactory.getLogger(Layout.class);
    private static final Pattern CONTENT = Pattern.compile("layout (\\d{1,6}), written by (.{1,100})");

    private final List<Step> steps;

    public Layout(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The layouts that this program knows. */
    public static Layout standard() {
        return STANDARD;
    }

    /**
     * From one layout to the next.
     *
     * @param what it does, for people
     * @param change of the quads, within a transaction that writes; null where they stay as they are. It must give the same when it
     *     is made a second time, after a kill
     */
    public record Step(String what, Consumer<DatasetGraph> change) {}

    /** What a store of this program says of itself. */
    public Written written() {
        return new Written(current(), "Riposte " + ArticleQuads.VERSION);
    }

    /** The present layout. */
    int current() {
        return steps.size() + 1;
    }

    /**
     * Makes sure that a store is not of a newer layout.
     *
     * @throws StoreException when it is
     */
    public void check(Path directory) {
        check(read(directory), "the store " + directory);
    }

    /** As {@link #check(Path)}, for what a backup says of itself. */
    public void check(Written written, String what) {
        if (written.layout > current()) {
            throw new StoreException(what + " was written by " + written.program + " and has layout " + written.layout
                    + ", newer than this program's " + current() + "; use that version or a later one");
        }
    }

    /** Gives a new store the present number, and brings an older one to it. */
    public void settle(Path directory, boolean isNew, DatasetGraph dataset) {
        int from = isNew ? current() : read(directory).layout;
        if (!isNew && from == current()) {
            return;
        }
        boolean changes = steps.subList(from - 1, steps.size()).stream().anyMatch(step -> step.change != null);
        if (changes) {
            Path backup = backup(directory, from);
            LOG.info("The store {} has layout {}. It is brought to layout {}; a backup of how it was goes to {}.", directory, from, current(), backup);
            dataset.executeRead(() -> Backup.write(dataset, backup, null, new Written(from, read(directory).program)));
        }
        for (Step step : steps.subList(from - 1, steps.size())) {
            if (step.change != null) {
                dataset.executeWrite(() -> step.change.accept(dataset));
            }
            LOG.info("The store {}: {}.", directory, step.what);
        }
        write(directory, written());
    }

    /** Puts a number to a folder that is to become a store of that layout. */
    public static void write(Path directory, Written written) {
        WholeFile.write(
                directory.resolve(FILE), "the store's number", out -> out.write((written + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What a store, or a backup, says of itself.
     *
     * @param program that wrote it
     */
    record Written(int layout, String program) {

        static final Written UNNUMBERED = new Written(1, "Riposte before 0.1.0");

        /** What a line says, such as {@code layout 2, written by Riposte 0.1.0}. */
        static Written of(String line) {
            Matcher content = CONTENT.matcher(line.strip());
            return content.matches() ? new Written(Integer.parseInt(content.group(1)), content.group(2)) : UNNUMBERED;
        }

        @Override
        public String toString() {
            return "layout " + layout + ", written by " + program;
        }
    }

    private static Written read(Path directory) {
        try {
            return Written.of(Files.readString(directory.resolve(FILE)));
        } catch (NoSuchFileException e) {
            return Written.UNNUMBERED;
        } catch (IOException e) {
            throw new StoreException("cannot read " + directory.resolve(FILE) + ": " + e.getMessage(), e);
        }
    }

    private static Path backup(Path directory, int from) {
        Path backup = directory.resolve(BACKUP + (from + 1) + ".nq.gz");
        for (int i = 2; Files.exists(backup); i++) {
            backup = directory.resolve(BACKUP + (from + 1) + "-" + i + ".nq.gz");
        }
        return backup;
    }
}
