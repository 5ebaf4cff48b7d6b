package riposte;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The layout: who may use whom, and which package owns which library. */
class LayoutTest {

    /** The packages, and the packages of ours each may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("article", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("claim", Set.of()),
            Map.entry("story", Set.of()),
            Map.entry("reader", Set.of("text", "claim")),
            Map.entry("catalog", Set.of("claim")),
            Map.entry("extract", Set.of("article", "text", "reader", "claim", "catalog")),
            Map.entry("evaluate", Set.of("claim")),
            Map.entry("rdf", Set.of("article", "claim", "catalog", "story")),
            Map.entry("review", Set.of("rdf", "article", "claim")),
            Map.entry("store", Set.of("review", "rdf", "article", "claim")),
            Map.entry("search", Set.of("store", "rdf", "claim")),
            Map.entry("export", Set.of("store", "review", "rdf", "article", "text", "claim")),
            Map.entry("ingest", Set.of("store", "rdf", "extract", "catalog", "article", "claim")),
            Map.entry("follow", Set.of("ingest", "article")),
            Map.entry(
                    "web",
                    Set.of("store", "search", "review", "export", "rdf", "article", "text", "claim", "catalog", "story", "ingest", "follow")),
            Map.entry(
                    "cli",
                    Set.of("article", "text", "reader", "claim", "catalog", "extract", "evaluate", "rdf", "review", "store", "search", "export",
                            "ingest", "follow", "web")));

    /** Libraries, and the packages of ours that may see them. */
    private static final Map<String, Set<String>> OWNERS = Map.ofEntries(
            Map.entry("org.jsoup..", Set.of("article")),
            Map.entry("net.dankito..", Set.of("article")),
            Map.entry("com.github.pemistahl..", Set.of("article")),
            Map.entry("crawlercommons..", Set.of("follow")),
            Map.entry("org.apache.pdfbox..", Set.of("article")),
            Map.entry("org.apache.fontbox..", Set.of("article")),
            Map.entry("org.apache.commons.codec..", Set.of("story", "search")),
            Map.entry("ai.onnxruntime..", Set.of("reader")),
            Map.entry("org.apache.jena..", Set.of("rdf", "review", "store", "search", "export", "web", "cli")),
            Map.entry("org.apache.lucene..", Set.of("search")),
            Map.entry("org.eclipse.rdf4j..", Set.of("export")),
            Map.entry("org.springframework..", Set.of("web", "cli")),
            Map.entry("io.micrometer..", Set.of("web")),
            Map.entry("io.modelcontextprotocol..", Set.of("web")),
            Map.entry("reactor..", Set.of("web")),
            Map.entry("picocli..", Set.of("cli")),
            Map.entry("me.tongfei..", Set.of("cli")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("riposte");

    @TestFactory
    Stream<DynamicTest> aPackageUsesOnlyTheOnesBeforeIt() {
        return MAY_USE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String[] allowed = Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream())
                            .map(LayoutTest::of)
                            .toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAPackage(of(entry.getKey()))
                            .should()
                            .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                                    .or(not(resideInAnyPackage("riposte.."))))
                            .check(CLASSES);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aLibraryStaysBehindItsOwner() {
        return OWNERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                entry.getValue().stream().map(LayoutTest::of).toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(entry.getKey())
                        .check(CLASSES)));
    }

    @Test
    void noCycles() {
        slices().matching("riposte.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** The store's door opens on the rooms behind it, and none of these looks back. */
    @Test
    void theRoomsOfTheStoreLieInARow() {
        slices().matching("riposte.store.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("riposte.store.(*)..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("riposte.store")
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> packages = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> List.of(name.split("\\.")))
                .filter(parts -> parts.size() > 1)
                .map(parts -> parts.get(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).isSubsetOf(MAY_USE.keySet());
    }

    private static String of(String name) {
        return "riposte." + name + "..";
    }
}
