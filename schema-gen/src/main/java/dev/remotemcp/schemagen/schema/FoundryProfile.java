package dev.remotemcp.schemagen.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The profile {@code foundry}, which has one type at a time: the values of maps in results are never null, and a null
 * among them is an error of the call.
 */
public final class FoundryProfile {
    private FoundryProfile() {}

    /** Takes null from the values of maps in the tools' output schemas of a descriptor file. */
    public static void apply(JsonNode descriptors) {
        for (JsonNode tool : descriptors.path("tools")) {
            SchemaWalk.visit(tool.path("outputSchema"), List.of(), (path, node) -> {
                if (node.path("additionalProperties") instanceof ObjectNode values) {
                    node.set("additionalProperties", withoutNull(values));
                }
            });
        }
    }

    private static JsonNode withoutNull(ObjectNode schema) {
        List<JsonNode> types = schema.path("type").valueStream().toList();
        List<JsonNode> either = schema.path("anyOf").valueStream().toList();
        if (types.size() == 2 && types.getLast().asString("").equals("null")) {
            ObjectNode single = schema.deepCopy();
            single.set("type", types.getFirst());
            if (single.path("enum") instanceof ArrayNode values) {
                values.removeIf(JsonNode::isNull);
            }
            return single;
        }
        boolean nullable =
                either.size() == 2 && either.getLast().path("type").asString("").equals("null");
        return nullable ? either.getFirst() : schema;
    }
}
