package dev.remotemcp.runtime.agreement;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says whether a schema accepts a document, formats included. */
final class Judge {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Schema schema;

    Judge(JsonNode schema) {
        this.schema = SCHEMAS.getSchema(schema);
    }

    /** What is wrong with a document, nothing if it is accepted. */
    List<Error> errors(JsonNode document) {
        return schema.validate(
                document, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    boolean accepts(JsonNode document) {
        return errors(document).isEmpty();
    }

    /** A document with every number exactly as it is written. */
    static JsonNode parse(String json) {
        return JSON.readTree(json);
    }
}
