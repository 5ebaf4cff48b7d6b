package riposte.web.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What language models are told of the tools: {@code riposte/web/mcp/tools.json}. Texts stand there as lists of lines. */
final class ToolTexts {

    private static final String FILE = "/riposte/web/mcp/tools.json";

    private final Map<String, Object> file;

    private ToolTexts(Map<String, Object> file) {
        this.file = file;
    }

    static ToolTexts standard() {
        try (InputStream in = ToolTexts.class.getResourceAsStream(FILE)) {
            return new ToolTexts(JsonMapper.shared().readValue(in, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String instructions() {
        return lines(file.get("instructions"));
    }

    /** Ends every answer. */
    String reminder() {
        return lines(file.get("reminder"));
    }

    /** The names of the arguments that a tool takes, in the order in which they are told. */
    Set<String> arguments(String tool) {
        return object(object(tool(tool).get("input")).get("properties")).keySet();
    }

    List<McpSchema.Tool> tools(Collection<String> names) {
        return names.stream().map(this::described).toList();
    }

    private McpSchema.Tool described(String name) {
        Map<String, Object> tool = tool(name);
        return McpSchema.Tool.builder(name, schema(tool.get("input"), Map.of()))
                .title((String) tool.get("title"))
                .description(lines(tool.get("description")))
                .outputSchema(schema(tool.get("output"), object(file.get("definitions"))))
                .annotations(McpSchema.ToolAnnotations.builder()
                        .title((String) tool.get("title"))
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
    }

    private static Map<String, Object> schema(Object part, Map<String, Object> definitions) {
        Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "object"));
        schema.putAll(object(part));
        if (!definitions.isEmpty()) {
            schema.put("$defs", definitions);
        }
        return schema;
    }

    private Map<String, Object> tool(String name) {
        return object(object(file.get("tools")).get(name));
    }

    private static String lines(Object lines) {
        return ((List<?>) lines).stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
