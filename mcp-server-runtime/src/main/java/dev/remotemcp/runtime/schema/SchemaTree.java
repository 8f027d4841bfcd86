package dev.remotemcp.runtime.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where the schemas within a schema are (JSON Schema 2020-12, Core, sections 8 and 10). */
final class SchemaTree {
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "definitions");
    private static final Set<String> DESCENDING = Set.of(
            "items",
            "contains",
            "additionalProperties",
            "unevaluatedItems",
            "unevaluatedProperties",
            "propertyNames",
            "contentSchema");
    private static final Set<String> IN_PLACE = Set.of("not", "if", "then", "else");
    private static final Set<String> IN_PLACE_LISTS = Set.of("allOf", "anyOf", "oneOf");

    private SchemaTree() {}

    /**
     * A schema directly within another.
     *
     * @param pointer JSON Pointer from the root
     * @param inPlace whether it is about the same value as the one around it, and not about a part of it
     */
    record Child(String pointer, JsonNode schema, boolean inPlace) {}

    /** The schemas directly within one. */
    static List<Child> children(String pointer, JsonNode schema) {
        List<Child> children = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            String keyword = member.getKey();
            JsonNode value = member.getValue();
            String at = pointer + "/" + escaped(keyword);
            if (NAMED.contains(keyword) || keyword.equals("dependentSchemas")) {
                boolean inPlace = keyword.equals("dependentSchemas");
                value.properties()
                        .forEach(entry ->
                                children.add(new Child(at + "/" + escaped(entry.getKey()), entry.getValue(), inPlace)));
            } else if (DESCENDING.contains(keyword) || IN_PLACE.contains(keyword)) {
                children.add(new Child(at, value, IN_PLACE.contains(keyword)));
            } else if (IN_PLACE_LISTS.contains(keyword) || keyword.equals("prefixItems")) {
                for (int i = 0; i < value.size(); i++) {
                    children.add(new Child(at + "/" + i, value.path(i), IN_PLACE_LISTS.contains(keyword)));
                }
            }
        }
        return children;
    }

    /** A member's name as a step of a JSON Pointer (RFC 6901). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
