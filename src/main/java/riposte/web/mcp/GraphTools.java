package riposte.web.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import riposte.store.ClaimStore;
import riposte.store.fault.RemoteException;
import riposte.store.fault.StoreException;
import riposte.web.data.GraphIndex;
import riposte.web.data.GraphReader;

/**
 * The questions that assistants may ask of a graph; all of them read only. Safe for use by several threads, none of which may be
 * interrupted while it asks.
 */
public final class GraphTools {

    private static final Logger LOG = LoggerFactory.getLogger(GraphTools.class);

    private static final Duration LONGEST_QUERY = Duration.ofSeconds(20);

    private final GraphIndex index;
    private final ToolTexts texts = ToolTexts.standard();
    private final Map<String, GraphTool> tools = new LinkedHashMap<>();

    /** @param longest time that a query may take here, if less than what tools allow themselves */
    public GraphTools(GraphIndex index, GraphReader reader, ClaimStore store, Duration longest) {
        this.index = index;
        tools.put("search_claims", new SearchTool());
        tools.put("actor", new ActorTool());
        tools.put("incident", new IncidentTool());
        tools.put("compare", new CompareTool());
        tools.put("evidence", new EvidenceTool(reader, store.iris()));
        tools.put("sparql", new SparqlTool(store, longest.compareTo(LONGEST_QUERY) < 0 ? longest : LONGEST_QUERY));
    }

    /** What clients are told of the tools. */
    List<McpSchema.Tool> tools() {
        return texts.tools(tools.keySet());
    }

    /** What clients are told of the whole. */
    String instructions() {
        return texts.instructions();
    }

    /** Answers a call; what cannot be answered is told in words, as an error of the tool. */
    CallToolResult call(CallToolRequest call) {
        try {
            Set<String> known = texts.arguments(call.name());
            Answer answer = tools.get(call.name()).answer(new Arguments(call.arguments(), known), index.current());
            return CallToolResult.builder()
                    .addTextContent(answer.text() + "\n" + texts.reminder())
                    .structuredContent(answer.content())
                    .isError(false)
                    .build();
        } catch (Refused e) {
            return error(e.getMessage());
        } catch (RemoteException e) {
            return error("The graph cannot be read at this moment. " + e.reason());
        } catch (StoreException e) {
            return error("The graph cannot be read at this moment: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("The tool {} failed.", call.name(), e);
            return error("The question could not be answered; ask for less, or in another way.");
        }
    }

    private static CallToolResult error(String message) {
        return CallToolResult.builder().addTextContent(message).isError(true).build();
    }
}
