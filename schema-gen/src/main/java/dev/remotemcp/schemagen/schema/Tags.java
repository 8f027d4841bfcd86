package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Tag;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to the schema of a class how its JSON says which class it is. */
final class Tags {
    private Tags() {}

    static ObjectNode apply(ObjectNode node, Optional<Tag> tag) {
        return switch (tag.orElse(null)) {
            case null -> node;
            case Tag.Member member -> member(node, member);
            case Tag.WrapperObject(String id) -> {
                ObjectNode wrapper = Json.NODES.objectNode().put("type", "object");
                wrapper.putObject("properties").set(id, node);
                wrapper.putArray("required").add(id);
                yield wrapper.put("additionalProperties", false);
            }
            case Tag.WrapperArray(String id) -> {
                ObjectNode wrapper = Json.NODES.objectNode().put("type", "array");
                wrapper.putArray("prefixItems").add(constant(id)).add(node);
                yield wrapper.put("items", false).put("minItems", 2);
            }
        };
    }

    private static ObjectNode member(ObjectNode node, Tag.Member tag) {
        ObjectNode members = Json.NODES.objectNode();
        ObjectNode own = constant(tag.id());
        if (node.path("properties").path(tag.name()) instanceof ObjectNode existing
                && existing.path("description").isString()) {
            own.set("description", existing.path("description"));
        }
        members.set(tag.name(), own);
        node.path("properties").properties().forEach(member -> {
            if (!member.getKey().equals(tag.name())) {
                members.set(member.getKey(), member.getValue());
            }
        });
        ArrayNode required = Json.NODES.arrayNode();
        if (tag.required()) {
            required.add(tag.name());
        }
        node.path("required").forEach(name -> {
            if (!name.asString().equals(tag.name())) {
                required.add(name);
            }
        });
        ObjectNode tagged = Json.NODES.objectNode().put("type", "object");
        tagged.set("properties", members);
        if (!required.isEmpty()) {
            tagged.set("required", required);
        }
        node.properties().forEach(entry -> {
            if (!tagged.has(entry.getKey())) {
                tagged.set(entry.getKey(), entry.getValue());
            }
        });
        return tagged;
    }

    private static ObjectNode constant(String id) {
        return Json.NODES.objectNode().put("type", "string").put("const", id);
    }
}
