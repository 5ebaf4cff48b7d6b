package riposte.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.configuration.SpringDocSpecPropertiesConfiguration;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import riposte.web.WebSettings;

/**
 * Makes the description of the API: springdoc reads the controller, and what {@link Query} allows is added here. Not found by the
 * scan for beans, since only {@link OpenApiTest} wants it.
 */
@ImportAutoConfiguration({
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocSpecPropertiesConfiguration.class,
    SpringDocWebMvcConfiguration.class
})
class OpenApiConfiguration {

    private static final String PROBLEM = "#/components/schemas/Problem";

    /** Which of the fields of an answer may be null is written at the components of these. */
    private static final Map<String, Class<? extends Record>> RECORDS = records();

    private static Map<String, Class<? extends Record>> records() {
        Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
        records.put("Claim", ClaimView.class);
        records.put("Participant", ClaimView.Participant.class);
        records.put("Named", ClaimView.Named.class);
        records.put("Evidence", ClaimView.Evidence.class);
        records.put("Article", ClaimView.Article.class);
        records.put("ClaimPage", ClaimView.Page.class);
        records.put("Statement", StatementView.class);
        records.put("StatementPage", StatementView.Page.class);
        records.put("Actor", ActorView.class);
        records.put("ActorPage", ActorView.Page.class);
        records.put("Incident", IncidentView.class);
        records.put("IncidentPage", IncidentView.Page.class);
        records.put("Search", SearchView.class);
        records.put("FoundClaim", SearchView.FoundClaim.class);
        records.put("FoundArticle", SearchView.FoundArticle.class);
        records.put("Mark", SearchView.Mark.class);
        return records;
    }

    @Bean
    OpenAPI openApi(WebSettings settings) {
        return new OpenAPI()
                .info(new Info()
                        .title("Riposte")
                        .version("1")
                        .description("Who accuses whom of which cyber attack, who denies it, and in which article that stands."
                                + " Lists come in parts: follow `next`. All answers have an `ETag`; asked again with"
                                + " `If-None-Match`, what has not changed is answered with 304.")
                        .license(new License().name("The graph's licence").url(settings.license())))
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    OperationCustomizer operations() {
        return (operation, method) -> {
            Takes takes = method.getMethodAnnotation(Takes.class);
            if (takes != null) {
                describe(operation, takes.value());
            }
            return operation;
        };
    }

    private static void describe(Operation operation, Query query) {
        operation.setTags(new ArrayList<>(List.of("Reading")));
        boolean single = query == Query.THING;
        if (single) {
            operation.getParameters().stream().filter(p -> p.getName().equals("id")).forEach(p -> p
                    .description("The last part of its IRI.")
                    .schema(string().pattern("^[A-Za-z0-9_-]{1,200}$")));
        }
        query.parameters().forEach(parameter -> operation.addParametersItem(new QueryParameter()
                .name(parameter.name())
                .description(parameter.description())
                .required(false)
                .example(example(parameter))
                .schema(schema(parameter))));
        ApiResponses responses = operation.getResponses();
        ApiResponse found = responses.get("200");
        found.setContent(new Content().addMediaType("application/json", found.getContent().values().iterator().next()));
        found.addHeaderObject("ETag", new Header().description("Of this answer; for `If-None-Match`.").schema(string()));
        if (!single && query != Query.SEARCH) {
            found.addHeaderObject(
                    "Link", new Header().description("The next part, as `rel=\"next\"`; absent with the last.").schema(string()));
        }
        responses.addApiResponse("304", new ApiResponse().description("What the client has still holds."));
        responses.addApiResponse("400", problem("A parameter is unknown, given twice, or cannot have its value."));
        if (single) {
            responses.addApiResponse("404", problem("The graph knows nothing of it."));
            responses.addApiResponse("410", problem("It was part of the graph, and is no more."));
        }
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(new JsonSchema().$ref(PROBLEM))));
    }

    private static JsonSchema string() {
        JsonSchema schema = new JsonSchema();
        schema.setTypes(types("string"));
        return schema;
    }

    private static Schema<?> schema(Parameter parameter) {
        JsonSchema schema = string();
        switch (parameter.kind()) {
            case TEXT -> schema.minLength(1).maxLength(Parameter.LONGEST_TEXT).pattern("\\S");
            case CHOICE -> schema.setEnum(new ArrayList<>(parameter.choices().keySet()));
            case FLAG -> schema.setTypes(types("boolean"));
            case SHARE -> {
                schema.setTypes(types("number"));
                schema.minimum(BigDecimal.ZERO).maximum(BigDecimal.ONE);
            }
            case LIMIT -> {
                schema.setTypes(types("integer"));
                schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Parameter.MOST));
            }
            case CURSOR -> schema.maxLength(Parameter.LONGEST_CURSOR).pattern(parameter.kind().pattern());
            default -> schema.pattern(parameter.kind().pattern());
        }
        if (parameter.usual() != null) {
            schema.setDefault(value(parameter, parameter.usual()));
        }
        return schema;
    }

    private static Object example(Parameter parameter) {
        return parameter.example() == null ? null : value(parameter, parameter.example());
    }

    private static Object value(Parameter parameter, String text) {
        return switch (parameter.kind()) {
            case FLAG -> Boolean.valueOf(text);
            case SHARE -> new BigDecimal(text);
            case LIMIT -> Integer.valueOf(text);
            default -> text;
        };
    }

    @Bean
    OpenApiCustomizer schemas() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            RECORDS.forEach((name, record) -> complete(api.getComponents().getSchemas().get(name), record));
        };
    }

    private static Schema<?> problem() {
        JsonSchema schema = new JsonSchema();
        schema.setTypes(types("object"));
        schema.description("What is wrong with a request (RFC 9457).");
        JsonSchema text = string();
        JsonSchema status = new JsonSchema();
        status.setTypes(types("integer"));
        JsonSchema parameter = string();
        parameter.description("Which parameter is wrong.").setTypes(types("string", "null"));
        JsonSchema allowed = new JsonSchema();
        allowed.description("What it may be, where that can be listed.").items(string()).setTypes(types("array", "null"));
        schema.addProperty("type", text);
        schema.addProperty("title", string());
        schema.addProperty("status", status);
        schema.addProperty("detail", string().description("What is wrong here, and the way out."));
        schema.addProperty("parameter", parameter);
        schema.addProperty("allowed", allowed);
        schema.setRequired(new ArrayList<>(List.of("type", "title", "status", "detail", "parameter", "allowed")));
        return schema;
    }

    /** springdoc goes on changing what it is given. */
    private static Set<String> types(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    /** All fields are always there; some may be null. */
    @SuppressWarnings("rawtypes")
    private static void complete(Schema<?> schema, Class<? extends Record> record) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null ? component.getName() : renamed.value();
            Schema<?> property = schema.getProperties().get(name);
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.put(name, nullable ? orNull(property) : property);
        }
        schema.setProperties(properties);
        schema.setRequired(new ArrayList<>(properties.keySet()));
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() != null) {
            schema.setTypes(types(schema.getTypes().iterator().next(), "null"));
            return schema;
        }
        JsonSchema none = new JsonSchema();
        none.setTypes(types("null"));
        return new JsonSchema().anyOf(new ArrayList<>(List.of(schema, none)));
    }
}
