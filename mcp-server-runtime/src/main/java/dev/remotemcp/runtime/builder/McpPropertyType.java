package dev.remotemcp.runtime.builder;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The type of a tool's property, refined step by step: {@code STRING.withEnumValues("low", "high").asArray()}.
 * Immutable.
 */
public final class McpPropertyType {
    /** Text. */
    public static final McpPropertyType STRING = of("string");

    /** Any number. */
    public static final McpPropertyType NUMBER = of("number");

    /** A number without a fraction. */
    public static final McpPropertyType INTEGER = of("integer");

    /** True or false. */
    public static final McpPropertyType BOOLEAN = of("boolean");

    /** An object; {@link #withProperty} says what is in it. */
    public static final McpPropertyType OBJECT = of("object");

    private final ObjectNode schema;

    private McpPropertyType(ObjectNode schema) {
        this.schema = schema;
    }

    private static McpPropertyType of(String type) {
        return new McpPropertyType(JsonNodeFactory.instance.objectNode().put("type", type));
    }

    /** An array of values of this type. */
    public McpPropertyType asArray() {
        ObjectNode array = JsonNodeFactory.instance.objectNode().put("type", "array");
        array.set("items", schema());
        return new McpPropertyType(array);
    }

    /** This type, with these values only. */
    public McpPropertyType withEnumValues(Object... values) {
        return withEnumValues(Arrays.asList(values));
    }

    /** This type, with these values only. */
    public McpPropertyType withEnumValues(Collection<?> values) {
        return withKeyword("enum", List.copyOf(values));
    }

    /**
     * This object type with one property more; one of the same name replaces the one before.
     *
     * @throws IllegalStateException if this is no object type
     */
    public McpPropertyType withProperty(String name, McpPropertyType type, String description, boolean required) {
        if (!name().equals("object")) {
            throw new IllegalStateException("A property '" + name + "' can only be in an object, not in a '" + name()
                    + "': begin with McpPropertyType.OBJECT");
        }
        ObjectNode copy = schema();
        Properties.put(copy, name, type, description, required);
        return new McpPropertyType(copy);
    }

    /**
     * This type with a keyword of JSON Schema 2020-12, for example {@code withKeyword("minLength", 1)}.
     *
     * @param value anything Jackson can write
     */
    public McpPropertyType withKeyword(String keyword, Object value) {
        ObjectNode copy = schema();
        copy.set(keyword, JsonMapper.shared().<JsonNode>valueToTree(value));
        return new McpPropertyType(copy);
    }

    /** The name of the type in JSON Schema. */
    String name() {
        return schema.path("type").asString();
    }

    /** The schema, for the caller to change. */
    ObjectNode schema() {
        return schema.deepCopy();
    }

    @Override
    public String toString() {
        return schema.toString();
    }

    /** The properties of an object schema. */
    static final class Properties {
        private Properties() {}

        /** Adds one property or replaces it, and whether it is required. */
        static void put(ObjectNode object, String name, McpPropertyType type, String description, boolean required) {
            ObjectNode property = type.schema();
            if (!description.isEmpty()) {
                property.put("description", description);
            }
            object.withObjectProperty("properties").set(name, property);
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            object.path("required").forEach(one -> {
                if (!one.asString("").equals(name)) {
                    names.add(one);
                }
            });
            if (required) {
                names.add(name);
            }
            object.remove("required");
            if (!names.isEmpty()) {
                object.set("required", names);
            }
        }
    }
}
