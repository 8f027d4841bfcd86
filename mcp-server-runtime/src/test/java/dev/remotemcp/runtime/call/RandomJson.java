package dev.remotemcp.runtime.call;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values for a schema: mostly what it asks for, now and then something close to it that it may not accept.
 *
 * <p>Nothing on which the validator itself fails or is no ECMA-262: 1e20 against bounds, white space beyond ASCII.
 *
 * <p>Never a null for a property of an object: the decoders read it as absent, schemas do not.
 */
final class RandomJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "abc",
            "abcd",
            "red",
            "GREEN",
            "RED",
            "blue",
            "😀😀😀",
            "1",
            "true",
            "2026-07-28",
            "2026-02-30",
            "14:30",
            "25:00",
            "2026-13",
            "2026-07",
            "QUJD",
            "QUJ",
            "Q===",
            "123e4567-e89b-12d3-a456-426614174000",
            "123e4567");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "3",
            "4",
            "-4",
            "7.0",
            "2.50",
            "1.5",
            "127",
            "128",
            "-129",
            "40000",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1e3",
            "1e-3",
            "100000000000000000000",
            "-0.5",
            "123456789012345678901234567890");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<JsonNode, Schema> compiledScalars = new HashMap<>();
    private final Random random;
    private final JsonNode root;
    private final double mutation;

    /** Values for a schema; {@code mutation} is the share of values that are something else. */
    RandomJson(Random random, JsonNode root, double mutation) {
        this.random = random;
        this.root = root;
        this.mutation = mutation;
    }

    JsonNode next() {
        return value(root, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (random.nextDouble() < mutation) {
            return anything(depth);
        }
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asString();
            return value(ref.equals("#") ? root : root.at(ref.substring(1)), depth);
        }
        if (schema.has("anyOf")) {
            return value(pick(schema.path("anyOf")), depth);
        }
        if (schema.has("enum")) {
            return pick(schema.path("enum"));
        }
        JsonNode type = schema.path("type").isArray() ? pick(schema.path("type")) : schema.path("type");
        return switch (type.asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> fitting(schema, () -> NODES.stringNode(TEXTS.get(random.nextInt(TEXTS.size()))));
            case "integer", "number" -> fitting(schema, this::number);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> anything(depth);
        };
    }

    // Draws until the scalar fits, or, where nothing must be wrong, nearly always.
    private JsonNode fitting(JsonNode schema, Supplier<JsonNode> draw) {
        Schema compiled = compiledScalars.computeIfAbsent(schema, SCHEMAS::getSchema);
        JsonNode drawn = draw.get();
        for (int i = 0; i < 200 && random.nextDouble() >= mutation / 10; i++) {
            boolean fits = compiled.validate(
                            drawn.toString(),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .isEmpty();
            if (fits) {
                return drawn;
            }
            drawn = draw.get();
        }
        return drawn;
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode node = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            boolean present = required ? random.nextDouble() >= mutation / 2 : random.nextInt(3) > 0 && depth < 6;
            if (present) {
                JsonNode value = value(property.getValue(), depth + 1);
                if (!value.isNull()) {
                    node.set(property.getKey(), value);
                }
            }
        });
        if (schema.has("additionalProperties") && depth < 6) {
            for (int i = random.nextInt(3); i > 0; i--) {
                node.set("key" + i, value(schema.path("additionalProperties"), depth + 1));
            }
        }
        return node;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode node = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int more = depth < 4 ? random.nextInt(3) : 0;
        for (int i = least + more; i > 0; i--) {
            node.add(value(schema.path("items"), depth + 1));
        }
        return node;
    }

    private JsonNode number() {
        return RandomJson.parse(NUMBERS.get(random.nextInt(NUMBERS.size())));
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth < 5 ? 7 : 5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2, 3 -> number();
            case 4 -> NODES.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 5 -> NODES.arrayNode().add(anything(depth + 1));
            default -> NODES.objectNode();
        };
    }

    private JsonNode pick(JsonNode array) {
        return array.get(random.nextInt(array.size()));
    }

    static JsonNode parse(String json) {
        return tools.jackson.databind.json.JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(json);
    }
}
