package riposte.export;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.layout.plugin.labelAdjust.LabelAdjust;
import org.gephi.layout.plugin.labelAdjust.LabelAdjustBuilder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewModel;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantOriginalColor;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * A GEXF file in Gephi, by its toolkit: imported as the desktop program does, laid out with ForceAtlas2 and drawn with its preview.
 * {@code mvn -Pgephi test-compile exec:exec -Dgexf=FILE -Dsvg=FILE} prints what came in, and draws it.
 */
final class Gephi {

    private static final int STEPS = 3000;

    private static final Map<String, Color> COLOURS = Map.of(
            "accusation", new Color(0xB3261E),
            "denial", new Color(0x1F5FBF),
            "responsibility-claim", new Color(0x6A3FA0),
            "condemnation", new Color(0xC77700),
            "demand", new Color(0x8A7A00),
            "sanction", new Color(0x2E7D32),
            "indictment", new Color(0x2E7D32));

    private final Workspace workspace;
    private final Container container;
    private final GraphModel graph;

    /**
     * Imports a file.
     *
     * @param merge what the field "Edges merge strategy" of Gephi's import report says
     */
    Gephi(Path gexf, EdgeMergeStrategy merge) throws IOException {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        container = importer.importFile(gexf.toFile());
        container.getLoader().setEdgesMergeStrategy(merge);
        importer.process(container, new DefaultProcessor(), workspace);
        graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    }

    public static void main(String[] files) throws IOException {
        Gephi gephi = new Gephi(Path.of(files[0]), EdgeMergeStrategy.NO_MERGE);
        System.out.printf("%d nodes, %d edges %s%n", gephi.graph().getGraph().getNodeCount(),
                gephi.graph().getGraph().getEdgeCount(), gephi.kinds());
        gephi.graph().getNodeTable().forEach(
                column -> gephi.print("node", column, gephi.graph().getGraph().getNodes().toArray()));
        gephi.graph().getEdgeTable().forEach(
                column -> gephi.print("edge", column, gephi.graph().getGraph().getEdges().toArray()));
        if (files.length > 1 && !files[1].isEmpty()) {
            gephi.draw(Path.of(files[1]));
        }
        System.exit(0); // Gephi's threads go on
    }

    GraphModel graph() {
        return graph;
    }

    /** The two CSV files, as Gephi's "Import spreadsheet" reads them one after the other. */
    static GraphModel tables(Path nodes, Path edges) throws IOException {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController controller = Lookup.getDefault().lookup(ImportController.class);
        for (Path table : List.of(nodes, edges)) {
            ImporterSpreadsheetCSV importer = new ImporterSpreadsheetCSV();
            importer.setFile(table.toFile());
            importer.refreshAutoDetections();
            Container read = controller.importFile(table.toFile(), importer);
            read.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
            if (complains(read)) {
                throw new IOException(table + ": " + read.getReport().getText());
            }
            controller.process(read, new AppendProcessor(), workspace);
        }
        return Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    }

    /** Whether the importer had more than remarks. */
    boolean complains() {
        return complains(container);
    }

    private static boolean complains(Container read) {
        for (var issues = read.getReport().getIssues(1000); issues.hasNext(); ) {
            if (issues.next().getLevel().compareTo(Issue.Level.INFO) > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many edges there are of each kind. */
    Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Edge edge : graph.getGraph().getEdges()) {
            kinds.merge(edge.getTypeLabel().toString(), 1, Integer::sum);
        }
        return kinds;
    }

    private void print(String of, Column column, Element[] elements) {
        long values = Stream.of(elements).filter(element -> element.getAttribute(column) != null).count();
        System.out.printf("%s %s (%s): %d%n", of, column.getTitle(), column.getTypeClass().getSimpleName(), values);
    }

    /** Lays out and draws the graph: edges in the colour of their kind, nodes as large as they have edges. */
    void draw(Path svg) throws IOException {
        Random places = new Random(1);
        for (Node node : graph.getGraph().getNodes()) {
            node.setX(places.nextFloat() * 1000);
            node.setY(places.nextFloat() * 1000);
            node.setSize(8 + 1.2f * graph.getGraph().getDegree(node));
            node.setColor(node.getAttribute("kind").equals("Incident") ? new Color(0xE8C766) : new Color(0x8FA3B5));
        }
        for (Edge edge : graph.getGraph().getEdges()) {
            edge.setColor(COLOURS.getOrDefault(edge.getTypeLabel().toString(), Color.GRAY));
        }
        ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
        layout.setGraphModel(graph);
        layout.resetPropertiesValues();
        layout.setScalingRatio(500.0);
        layout.setGravity(0.5);
        layout.setStrongGravityMode(true);
        layout.setAdjustSizes(true);
        layout.setThreadsCount(1);
        layout.initAlgo();
        for (int step = 0; step < STEPS && layout.canAlgo(); step++) {
            layout.goAlgo();
        }
        layout.endAlgo();
        LabelAdjust apart = new LabelAdjustBuilder().buildLayout();
        apart.setGraphModel(graph);
        apart.resetPropertiesValues();
        apart.initAlgo();
        for (int step = 0; step < STEPS && apart.canAlgo(); step++) {
            apart.goAlgo();
        }
        apart.endAlgo();

        PreviewModel preview = Lookup.getDefault().lookup(PreviewController.class).getModel(workspace);
        PreviewProperties look = preview.getProperties();
        look.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        look.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, false);
        look.putValue(PreviewProperty.NODE_LABEL_FONT, new Font("DejaVu Sans", Font.PLAIN, 13));
        look.putValue(PreviewProperty.NODE_LABEL_COLOR, new DependantOriginalColor(Color.BLACK));
        look.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 4f);
        look.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 80f);
        look.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
        look.putValue(PreviewProperty.EDGE_CURVED, true);
        look.putValue(PreviewProperty.EDGE_THICKNESS, 2f);
        look.putValue(PreviewProperty.ARROW_SIZE, 6f);
        look.putValue(PreviewProperty.MARGIN, 4f);
        // Not as PNG, for which Gephi needs a screen.
        ExportController exporter = Lookup.getDefault().lookup(ExportController.class);
        exporter.exportFile(svg.toFile(), exporter.getExporter("svg"));
    }
}
