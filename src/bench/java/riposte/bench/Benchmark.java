package riposte.bench;

import java.nio.file.Path;

/** A measurement. */
interface Benchmark {

    /** Its name on the command line. */
    String name();

    /**
     * Measures.
     *
     * @param results takes what was found
     * @param folder an empty folder to work in; removed afterwards
     */
    void run(Results results, Path folder) throws Exception;
}
