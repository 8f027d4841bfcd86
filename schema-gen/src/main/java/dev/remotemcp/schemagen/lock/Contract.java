package dev.remotemcp.schemagen.lock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a descriptor promises to callers, without the words for people, in one order however the source is arranged:
 * what may change freely leaves no trace in the lock file.
 */
final class Contract {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> WORDS =
            Set.of("title", "description", "examples", "$comment", "deprecated", "readOnly", "writeOnly");
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "$defs", "patternProperties");
    private static final Set<String> SETS = Set.of("required", "enum", "type");

    private Contract() {}

    /** The contract of one component. */
    static ObjectNode of(CatalogKind kind, JsonNode descriptor) {
        ObjectNode contract = NODES.objectNode();
        switch (kind) {
            case TOOL -> {
                for (String key : List.of("annotations", "inputSchema", "outputSchema")) {
                    if (descriptor.has(key)) {
                        contract.set(
                                key,
                                key.equals("annotations") ? sorted(descriptor.get(key)) : schema(descriptor.get(key)));
                    }
                }
            }
            case PROMPT -> {
                ObjectNode arguments = contract.putObject("arguments");
                List<JsonNode> list =
                        new ArrayList<>(descriptor.path("arguments").values());
                list.sort(Comparator.comparing(argument -> argument.path("name").asString()));
                list.forEach(argument -> arguments
                        .putObject(argument.path("name").asString())
                        .put("required", argument.path("required").asBoolean(false)));
            }
            case RESOURCE, RESOURCE_TEMPLATE ->
                contract.put("mimeType", descriptor.path("mimeType").asString(""));
        }
        return contract;
    }

    private static JsonNode schema(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode kept = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sorted(schema).properties()) {
            String keyword = member.getKey();
            JsonNode value = member.getValue();
            if (WORDS.contains(keyword)) {
                continue;
            }
            if (NAMED_SCHEMAS.contains(keyword)) {
                ObjectNode named = kept.putObject(keyword);
                sorted(value).properties().forEach(entry -> named.set(entry.getKey(), schema(entry.getValue())));
            } else if (SETS.contains(keyword) && value.isArray()) {
                kept.set(keyword, set(value));
            } else if (keyword.equals("default") || keyword.equals("const")) {
                kept.set(keyword, value);
            } else if (value.isArray()) {
                ArrayNode all = kept.putArray(keyword);
                value.forEach(one -> all.add(schema(one)));
            } else {
                kept.set(keyword, schema(value));
            }
        }
        return kept;
    }

    private static ObjectNode sorted(JsonNode object) {
        ObjectNode sorted = NODES.objectNode();
        object.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.set(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static ArrayNode set(JsonNode values) {
        List<JsonNode> sorted = new ArrayList<>(values.values());
        sorted.sort(Comparator.comparing(JsonNode::isNull).thenComparing(JsonNode::toString));
        return NODES.arrayNode().addAll(sorted);
    }
}
