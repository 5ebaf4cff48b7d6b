package riposte.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import riposte.catalog.Catalog;

/** Where imported catalogues are kept: actors and names in addition to those that come with Riposte. */
final class CatalogOption {

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "folder of imported catalogues; by default ./data/catalog, or what the variable RIPOSTE_CATALOG "
                    + "says")
    private Path directory = standardDirectory(System.getenv());

    private Catalog catalog;

    private static Path standardDirectory(Map<String, String> environment) {
        String named = environment.get("RIPOSTE_CATALOG");
        return named != null && !named.isBlank()
                ? Path.of(named)
                : StoreOption.folder(environment.getOrDefault("RIPOSTE_STORE", "data")).resolve("catalog");
    }

    Path directory() {
        return directory;
    }

    /** The standard catalogue with what was imported; read once. */
    synchronized Catalog read() {
        if (catalog == null) {
            catalog = Catalog.with(directory);
        }
        return catalog;
    }
}
