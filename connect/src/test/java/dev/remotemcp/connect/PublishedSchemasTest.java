package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is rendered keeps to the schemas that others have published for it. */
class PublishedSchemasTest {
    private static final String REGISTRY = "/schemas/server-2025-12-11.schema.json";

    @Test
    void registryEntriesKeepToTheSchemaOfTheRegistry() {
        ServerJson bare = new ServerJson("io.github.ann/c", Optional.empty(), Optional.empty());

        assertThat(errors(
                        REGISTRY,
                        SpecificationVersion.DRAFT_7,
                        WorldClock.registryEntry().render(WorldClock.server())))
                .isEmpty();
        assertThat(errors(
                        REGISTRY,
                        SpecificationVersion.DRAFT_7,
                        bare.render(WorldClock.server(new ServerDescriptor.Authorization.Key("x-key")))))
                .isEmpty();
    }

    @Test
    void registrySchemaRefusesAnEntryWithoutADescription() {
        assertThat(errors(
                        REGISTRY,
                        SpecificationVersion.DRAFT_7,
                        "{\"name\":\"com.contoso/clock\",\"version\":\"1.0.0\"}"))
                .isNotEmpty();
    }

    @Test
    void apiCenterDocumentKeepsToTheSchemaOfOpenApi() {
        String schema = "/schemas/openapi-3.0.schema.json";
        String document = new ApiCenterEntry(WorldClock.server(), "mcp").openApi();

        assertThat(errors(schema, SpecificationVersion.DRAFT_4, document)).isEmpty();
        assertThat(errors(schema, SpecificationVersion.DRAFT_4, "{\"openapi\":\"3.0.3\"}"))
                .isNotEmpty();
    }

    private static List<Error> errors(String schema, SpecificationVersion draft, String document) {
        Schema read = SchemaRegistry.withDefaultDialect(draft).getSchema(WorldClock.resource(schema), InputFormat.JSON);
        return read.validate(
                document,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
