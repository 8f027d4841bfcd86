package dev.remotemcp.schemagen.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Visits a schema and the schemas inside it, but not the values that stand in them. */
public final class SchemaWalk {
    private static final Set<String> NAMED = Set.of("properties", "$defs", "patternProperties", "dependentSchemas");
    private static final Set<String> SINGLE =
            Set.of("items", "additionalProperties", "propertyNames", "not", "contains", "if", "then", "else");
    private static final Set<String> LISTS = Set.of("anyOf", "allOf", "oneOf", "prefixItems");

    private SchemaWalk() {}

    /** Calls the visitor with every schema and the keywords and names that lead to it. */
    public static void visit(JsonNode schema, List<String> path, BiConsumer<List<String>, ObjectNode> visitor) {
        if (!(schema instanceof ObjectNode node)) {
            return;
        }
        visitor.accept(path, node);
        for (Map.Entry<String, JsonNode> member : List.copyOf(node.properties())) {
            String keyword = member.getKey();
            JsonNode value = member.getValue();
            if (NAMED.contains(keyword)) {
                value.properties()
                        .forEach(entry -> visit(entry.getValue(), then(path, keyword, entry.getKey()), visitor));
            } else if (SINGLE.contains(keyword)) {
                visit(value, then(path, keyword), visitor);
            } else if (LISTS.contains(keyword)) {
                for (int i = 0; i < value.size(); i++) {
                    visit(value.get(i), then(path, keyword, String.valueOf(i)), visitor);
                }
            }
        }
    }

    private static List<String> then(List<String> path, String... steps) {
        List<String> longer = new java.util.ArrayList<>(path);
        longer.addAll(List.of(steps));
        return List.copyOf(longer);
    }
}
