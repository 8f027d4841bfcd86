package dev.remotemcp.runtime.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random documents for a schema: what it asks for, and near misses. */
final class Documents {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 5;

    private final Random random;
    private final Scalars scalars;
    private final JsonNode root;

    Documents(Random random, JsonNode root) {
        this.random = random;
        this.scalars = new Scalars(random);
        this.root = root;
    }

    /** A document that the schema accepts, as far as following its words can make one. */
    JsonNode fitting() {
        return value(root, 0);
    }

    /** A document with one to three things changed. */
    JsonNode near(JsonNode document) {
        JsonNode changed = document;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = change(changed, root, 0);
        }
        return changed;
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return value(target(schema), depth);
        }
        for (String either : List.of("oneOf", "anyOf")) {
            if (schema.has(either)) {
                JsonNode chosen = value(branch(schema.path(either), depth), depth);
                return chosen instanceof ObjectNode object ? whole(schema, object, depth) : chosen;
            }
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return pick(schema.path("enum"));
        }
        if (schema.has("allOf") && !schema.path("type").isString()) {
            return whole(schema, NODES.objectNode(), depth);
        }
        JsonNode type = schema.path("type").isArray() ? pick(schema.path("type")) : schema.path("type");
        return switch (type.asString("")) {
            case "object" -> whole(schema, NODES.objectNode(), depth);
            case "array" -> array(schema, depth);
            case "string", "integer", "number", "boolean" -> scalars.accepted(schema);
            case "null" -> NODES.nullNode();
            default -> schema.has("properties") ? whole(schema, NODES.objectNode(), depth) : anything(depth);
        };
    }

    /** Follows a reference into the root, with what stands beside it left out. */
    private JsonNode target(JsonNode schema) {
        String ref = schema.path("$ref").asString();
        return ref.equals("#") ? root : root.at(ref.substring(1));
    }

    // Deep down the branch that ends soonest, so that recursive types do.
    private JsonNode branch(JsonNode branches, int depth) {
        if (depth < DEEP) {
            return pick(branches);
        }
        return branches.valueStream()
                .min(Comparator.comparingInt(
                        branch -> plain(branch).findValues("$ref").size()))
                .orElseThrow();
    }

    private ObjectNode whole(JsonNode schema, ObjectNode node, int depth) {
        for (JsonNode part : schema.path("allOf")) {
            if (value(part, depth) instanceof ObjectNode members) {
                node.setAll(members);
            }
        }
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").properties().forEach(property -> {
            boolean asked = required.contains(property.getKey());
            if (asked ? !node.has(property.getKey()) : depth < DEEP && random.nextInt(3) > 0) {
                node.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        JsonNode names = schema.path("propertyNames");
        JsonNode rest = schema.path("additionalProperties");
        if (rest.isObject() && depth < DEEP) {
            int least = schema.path("minProperties").asInt(0);
            for (int i = least + random.nextInt(3); i > 0; i--) {
                String name = names.isObject() ? scalars.accepted(names).asString("") : scalars.text();
                if (!schema.path("properties").has(name)) {
                    node.set(name, value(rest, depth + 1));
                }
            }
        }
        schema.path("patternProperties").properties().forEach(pattern -> {
            JsonNode name = NODES.objectNode().put("type", "string").put("pattern", pattern.getKey());
            for (int i = random.nextInt(3); i > 0; i--) {
                node.set(scalars.accepted(name).asString(), value(pattern.getValue(), depth + 1));
            }
        });
        return node;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode node = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        int size = Math.min(most, least + (depth < DEEP ? random.nextInt(3) : 0));
        boolean unique = schema.path("uniqueItems").asBoolean(false);
        schema.path("prefixItems").forEach(item -> node.add(value(item, depth + 1)));
        for (int i = 0; i < 5 * size && node.size() < size; i++) {
            JsonNode item = value(schema.path("items"), depth + 1);
            if (!unique || node.valueStream().noneMatch(item::equals)) {
                node.add(item);
            }
        }
        return node;
    }

    JsonNode anything(int depth) {
        int kind = random.nextInt(depth < DEEP ? 8 : 6);
        if (kind < 6) {
            return scalars.any();
        }
        if (kind == 6) {
            ArrayNode array = NODES.arrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                array.add(anything(depth + 1));
            }
            return array;
        }
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            object.set(scalars.text(), anything(depth + 1));
        }
        return object;
    }

    /** Changes one thing somewhere in a value, going down along the schema. */
    private JsonNode change(JsonNode value, JsonNode schema, int depth) {
        JsonNode plain = plain(schema);
        boolean here = depth > 0 && random.nextInt(3) == 0;
        if (value instanceof ObjectNode object && !here && !object.isEmpty() && random.nextInt(5) > 0) {
            String name = pick(List.copyOf(object.propertyNames()));
            return object.deepCopy().set(name, change(object.path(name), member(plain, name), depth + 1));
        }
        if (value instanceof ArrayNode array && !here && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            JsonNode item = change(array.get(index), plain.path("items"), depth + 1);
            return array.deepCopy().set(index, item);
        }
        return switch (value) {
            case ObjectNode object -> members(object, plain, depth);
            case ArrayNode array -> items(array, depth);
            default -> scalar(value, plain, depth);
        };
    }

    private JsonNode plain(JsonNode schema) {
        return schema.has("$ref") ? plain(target(schema)) : schema;
    }

    private JsonNode member(JsonNode schema, String name) {
        if (schema.path("properties").has(name)) {
            return schema.path("properties").path(name);
        }
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            List<JsonNode> parts = new ArrayList<>();
            schema.path(several).forEach(part -> parts.add(member(plain(part), name)));
            parts.removeIf(JsonNode::isMissingNode);
            if (!parts.isEmpty()) {
                return pick(parts);
            }
        }
        return schema.path("additionalProperties");
    }

    private JsonNode members(ObjectNode object, JsonNode schema, int depth) {
        ObjectNode copy = object.deepCopy();
        switch (random.nextInt(6)) {
            case 0 -> copy.set(scalars.text(), anything(depth));
            case 1 -> {
                return anything(depth);
            }
            case 2 -> {
                if (!copy.isEmpty()) {
                    copy.putNull(pick(List.copyOf(copy.propertyNames())));
                }
            }
            case 3 -> {
                List<String> names = List.copyOf(schema.path("properties").propertyNames());
                if (!names.isEmpty()) {
                    String name = pick(names);
                    copy.set(name, value(schema.path("properties").path(name), depth + 1));
                }
            }
            case 4 -> {
                if (!copy.isEmpty()) {
                    String name = pick(List.copyOf(copy.propertyNames()));
                    copy.set(name.toUpperCase(java.util.Locale.ROOT), copy.path(name));
                }
            }
            default -> {
                if (!copy.isEmpty()) {
                    copy.remove(pick(List.copyOf(copy.propertyNames())));
                }
            }
        }
        return copy;
    }

    private JsonNode items(ArrayNode array, int depth) {
        ArrayNode copy = array.deepCopy();
        switch (random.nextInt(5)) {
            case 0 -> copy.add(anything(depth));
            case 1 -> copy.addNull();
            case 2 -> {
                return array.isEmpty() ? anything(depth) : array.get(0);
            }
            case 3 -> {
                if (!array.isEmpty()) {
                    copy.add(array.get(random.nextInt(array.size())));
                }
            }
            default -> {
                if (!array.isEmpty()) {
                    copy.remove(random.nextInt(array.size()));
                }
            }
        }
        return copy;
    }

    private JsonNode scalar(JsonNode value, JsonNode schema, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> anything(depth);
            case 1 -> NODES.nullNode();
            case 2 -> NODES.arrayNode().add(value);
            case 3 ->
                value.isString()
                        ? NODES.stringNode(value.asString() + scalars.text())
                        : NODES.stringNode(value.asString());
            default -> schema.path("type").isString() ? scalars.refused(schema) : scalars.any();
        };
    }

    private JsonNode pick(JsonNode array) {
        return array.get(random.nextInt(array.size()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
