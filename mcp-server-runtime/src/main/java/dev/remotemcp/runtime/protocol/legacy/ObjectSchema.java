package dev.remotemcp.runtime.protocol.legacy;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Output schemas for clients that know structured content as objects only (specification, {@code Tool.outputSchema}):
 * any other value becomes the property {@value #PROPERTY} of one.
 */
final class ObjectSchema {
    static final String PROPERTY = "result";

    private static final List<String> DEFINITIONS = List.of("#/$defs/", "#/definitions/");

    private ObjectSchema() {}

    /** Whether every value of a schema is an object already. */
    static boolean isObject(JsonNode schema) {
        return schema.path("type").asString("").equals("object") || refersToObject(schema);
    }

    /** The schema for the same values, made an object where they are none. */
    static JsonNode of(JsonNode schema) {
        if (schema.path("type").asString("").equals("object")) {
            return schema;
        }
        if (refersToObject(schema)) {
            ObjectNode said = JsonNodeFactory.instance.objectNode().put("type", "object");
            return said.setAll((ObjectNode) schema.deepCopy());
        }
        JsonNode moved = schema.deepCopy();
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        if (moved instanceof ObjectNode object && object.has("$schema")) {
            wrapped.set("$schema", object.remove("$schema"));
        }
        move(moved);
        wrapped.put("type", "object").putObject("properties").set(PROPERTY, moved);
        wrapped.putArray("required").add(PROPERTY);
        return wrapped;
    }

    private static boolean refersToObject(JsonNode schema) {
        String ref = schema.path("$ref").asString("");
        return DEFINITIONS.stream().anyMatch(ref::startsWith)
                && schema.at(ref.substring(1)).path("type").asString("").equals("object");
    }

    /** References count from the root, which now is one property further up. */
    private static void move(JsonNode schema) {
        switch (schema) {
            case ObjectNode object -> {
                if (object.path("$id").isString()) {
                    return; // a root of its own, which references in it count from
                }
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    moveMember(object, member.getKey(), member.getValue());
                }
            }
            case ArrayNode array -> array.forEach(ObjectSchema::move);
            default -> {}
        }
    }

    private static void moveMember(ObjectNode schema, String keyword, JsonNode value) {
        switch (keyword) {
            case "$ref", "$dynamicRef" -> {
                String ref = value.asString("");
                if (ref.equals("#") || ref.startsWith("#/")) {
                    schema.put(keyword, "#/properties/" + PROPERTY + ref.substring(1));
                }
            }
            case "const", "enum", "default", "examples" -> {
                // Values, whatever they look like.
            }
            case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions" ->
                value.forEach(ObjectSchema::move);
            default -> move(value);
        }
    }
}
