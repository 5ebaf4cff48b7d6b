package riposte.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches over the class of Jena that Riposte replaces; see {@code riposte.store.MendedJena}. */
class MendedJenaTest {

    private static final String REPLACED = "org/apache/jena/dboe/base/file/BinaryDataFileRandomAccess.class";

    /** SHA-256 of Jena 5.6.0's class, from which the copy among Riposte's sources was made. */
    private static final String ORIGINAL = "0fd878dd0d796ceb77692ae732db50296706eee06c525c4a658d687ab9d56a29";

    @TempDir
    Path folder;

    @Test
    void jenasClassIsStillTheOneTheCopyWasMadeFrom() throws Exception {
        List<URL> all = Collections.list(MendedJenaTest.class.getClassLoader().getResources(REPLACED));
        List<URL> jenas = all.stream().filter(url -> url.getProtocol().equals("jar")).toList();

        assertThat(jenas).as("Jena's own class beside Riposte's copy of it").hasSize(1);
        assertThat(all.get(0).getProtocol()).as("the first on the class path is Riposte's").isEqualTo("file");
        try (InputStream in = jenas.get(0).openStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest))
                    .as("Jena has changed BinaryDataFileRandomAccess. If it has the correction of apache/jena issue 3877 (Jena 6.1.0"
                            + " and later), delete src/main/java/org/apache/jena and riposte.store.MendedJena with this test. If not,"
                            + " make the copy anew from Jena's source, with truncate() setting writePosition, and put this checksum here")
                    .isEqualTo(ORIGINAL);
        }
    }

    @Test
    void noStoreIsOpenedWithJenasOwnClass() throws Exception {
        String classPath = System.getProperty("java.class.path");
        String jena = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> entry.contains("jena-dboe-base"))
                .findFirst()
                .orElseThrow();

        Run run = new Program().on(jena + File.pathSeparator + classPath)
                .run("ingest", "--store", folder.resolve("store").toString(), "samples/patch-advisory-en.html");

        assertThat(run.code()).isEqualTo(Riposte.FAILED);
        assertThat(run.complaints()).singleElement().asString().contains("must come before Jena's").contains("3877");
    }
}
