package riposte.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import riposte.web.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that describes the API is what springdoc makes of the code.
 *
 * <p>{@code mvn test -Dtest=OpenApiTest -Driposte.openapi=write} writes it anew, after a change of the API.
 */
class OpenApiTest {

    private static final Path FILE = Path.of("src/main/resources/riposte/web/api/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    Path directory;

    @Test
    void theFileSaysWhatTheCodeDoes() throws IOException {
        JsonNode made;
        try (TestServer server = TestServer.start(
                List.of(OpenApiConfiguration.class),
                directory.resolve("store"),
                "--springdoc.api-docs.path=/api/openapi-made.json",
                "--springdoc.api-docs.version=openapi_3_1",
                "--springdoc.packages-to-scan=riposte.web.api",
                "--springdoc.paths-to-match=/api/**",
                "--springdoc.paths-to-exclude=/api/openapi.json",
                "--springdoc.override-with-generic-response=false",
                "--springdoc.writer-with-order-by-keys=false",
                "--springdoc.enable-spring-security=false")) {
            made = JSON.readTree(server.get("/api/openapi-made.json").body());
        }
        if ("write".equals(System.getProperty("riposte.openapi"))) {
            Files.writeString(FILE, JSON.writeValueAsString(made) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(FILE))).isEqualTo(made);
    }
}
