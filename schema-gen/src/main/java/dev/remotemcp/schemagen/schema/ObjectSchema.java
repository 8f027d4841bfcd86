package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Property;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of an object: its properties in their order, and which of them are required. */
final class ObjectSchema {
    private ObjectSchema() {}

    static ObjectNode of(List<Property> properties, Function<Property, ObjectNode> schema) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("type", "object");
        ObjectNode members = node.putObject("properties");
        ArrayNode required = Json.NODES.arrayNode();
        for (Property property : properties) {
            members.set(property.name(), schema.apply(property));
            if (property.required()) {
                required.add(property.name());
            }
        }
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        return node;
    }
}
