package dev.remotemcp.runtime.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import dev.remotemcp.runtime.pattern.TextPattern;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema (JSON Schema 2020-12) that was found usable, and values are held against.
 *
 * <p>{@code format} is enforced, as Validation, section 7.2 allows. Nothing is ever fetched. Thread-safe.
 */
public final class JsonSchema {
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .formats(formats -> formats.replaceAll((name, format) -> new BoundedFormat(format)))
                    .build(),
            registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .locale(Locale.ROOT)
                            .regularExpressionFactory(BoundedRegex::new)
                            .build()));

    private final JsonNode json;
    private final Schema schema;

    private JsonSchema(JsonNode json, Schema schema) {
        this.json = json;
        this.schema = schema;
    }

    /**
     * Checks a schema of arguments, whose root is an object.
     *
     * @throws UnusableSchemaException if it cannot be used
     */
    public static JsonSchema ofArguments(JsonNode schema) {
        if (!schema.path("type").asString("").equals("object")) {
            throw UnusableSchemaException.at("/type", "arguments are an object: write \"type\": \"object\"");
        }
        return of(schema);
    }

    /**
     * Checks a schema of any value.
     *
     * @throws UnusableSchemaException if it cannot be used
     */
    public static JsonSchema of(JsonNode schema) {
        SchemaCheck.check(schema);
        JsonNode anonymous = schema;
        if (schema instanceof ObjectNode object && object.has("$id")) {
            anonymous = object.deepCopy().without("$id"); // references are local, and names would have to be unique
        }
        return new JsonSchema(schema, compiled(anonymous));
    }

    /** What is wrong with a schema according to the specification's own schema of schemas; the paths are pointers. */
    static List<Violation> againstMetaschema(JsonNode schema) {
        return validate(Metaschema.SCHEMA, schema, NodePath::toString, "a schema");
    }

    private static final class Metaschema {
        private static final Schema SCHEMA = SCHEMAS.getSchema(SchemaLocation.of(DIALECT));

        private Metaschema() {}
    }

    private static Schema compiled(JsonNode schema) {
        Schema compiled = SCHEMAS.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    /** The schema itself. */
    public JsonNode json() {
        return json;
    }

    /** All places in which a value is not as the schema says; none if it is. */
    public List<Violation> violations(JsonNode value) {
        return violations(value, "a value");
    }

    /**
     * All places in which a value is not as the schema says; none if it is.
     *
     * @param subject the value in the words of the operator's log, for example {@code the arguments of the tool 'x'}
     */
    public List<Violation> violations(JsonNode value, String subject) {
        return validate(schema, value, Violations::path, subject);
    }

    private static List<Violation> validate(
            Schema schema, JsonNode value, Function<NodePath, String> path, String subject) {
        try {
            BoundedRegex.Bounded<List<Error>> errors = BoundedRegex.within(() -> schema.validate(value));
            TextPattern exceededBy = errors.exceededBy();
            return exceededBy == null
                    ? new Violations(schema.getSchemaNode(), path).of(errors.value())
                    : List.of(new Violation("", exceededBy.refusal(subject)));
        } catch (BoundedFormat.ExceededException e) {
            return List.of(new Violation("", String.valueOf(e.getMessage())));
        }
    }
}
