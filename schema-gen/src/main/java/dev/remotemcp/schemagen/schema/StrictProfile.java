package dev.remotemcp.schemagen.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The profile {@code strict}: objects have the listed properties and no others; maps stay maps. */
public final class StrictProfile {
    private StrictProfile() {}

    /** Closes every object in the tools' schemas of a descriptor file. */
    public static void close(JsonNode descriptors) {
        for (JsonNode tool : descriptors.path("tools")) {
            closeSchema(tool.path("inputSchema"));
            closeSchema(tool.path("outputSchema"));
        }
    }

    private static void closeSchema(JsonNode schema) {
        SchemaWalk.visit(schema, List.of(), (path, node) -> {
            // A schema that only adds to another one, as those beside $ref do, has no type of its own.
            if (isObject(node.path("type")) && node.has("properties") && !node.has("additionalProperties")) {
                node.put("additionalProperties", false);
            }
        });
    }

    private static boolean isObject(JsonNode type) {
        return type.asString("").equals("object")
                || type.valueStream().anyMatch(one -> one.asString("").equals("object"));
    }
}
