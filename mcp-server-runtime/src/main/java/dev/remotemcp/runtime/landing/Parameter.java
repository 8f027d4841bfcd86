package dev.remotemcp.runtime.landing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One parameter of a tool, or a property of an object among them, in words.
 *
 * @param path its name, behind those of the objects that it is in, with dots between
 * @param type what values it takes, for example {@code list of string}
 * @param description what it means; empty if nothing is said
 * @param rules further bounds on its values, for example {@code at most 14}
 */
record Parameter(String path, String type, boolean required, String description, List<String> rules) {
    private static final int DEEPEST = 4;
    private static final int MOST_CHOICES = 12;

    private static final Map<String, String> RULES = rulesInWords();

    /** The parameters that an input schema describes, objects before what is in them. */
    static List<Parameter> of(JsonNode schema) {
        List<Parameter> parameters = new ArrayList<>();
        add(new Schemas(schema), "", schema, Set.of(), parameters);
        return List.copyOf(parameters);
    }

    private static void add(
            Schemas schemas, String prefix, JsonNode object, Set<JsonNode> outer, List<Parameter> parameters) {
        Set<String> required = object.path("required")
                .valueStream()
                .map(name -> name.asString(""))
                .collect(Collectors.toSet());
        object.path("properties").properties().forEach(property -> {
            JsonNode declared = property.getValue();
            JsonNode meant = schemas.resolved(declared);
            String path = prefix + property.getKey();
            parameters.add(new Parameter(
                    path,
                    schemas.type(declared),
                    required.contains(property.getKey()),
                    declared.path("description")
                            .asString(meant.path("description").asString("")),
                    bounds(declared, meant)));
            JsonNode inside = meant.has("items") ? schemas.resolved(meant.path("items")) : meant;
            if (outer.size() < DEEPEST && !outer.contains(inside)) {
                Set<JsonNode> further = new LinkedHashSet<>(outer);
                further.add(inside);
                add(schemas, path + (meant.has("items") ? "[]." : "."), inside, further, parameters);
            }
        });
    }

    private static List<String> bounds(JsonNode declared, JsonNode meant) {
        List<String> rules = new ArrayList<>();
        RULES.forEach((keyword, words) -> {
            JsonNode value = declared.has(keyword) ? declared.path(keyword) : meant.path(keyword);
            if (!value.isMissingNode()) {
                rules.add(words.formatted(value.isString() ? value.asString() : value.toString()));
            }
        });
        return List.copyOf(rules);
    }

    private static Map<String, String> rulesInWords() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("default", "default %s");
        rules.put("minimum", "at least %s");
        rules.put("exclusiveMinimum", "more than %s");
        rules.put("maximum", "at most %s");
        rules.put("exclusiveMaximum", "less than %s");
        rules.put("multipleOf", "a multiple of %s");
        rules.put("minLength", "%s characters or more");
        rules.put("maxLength", "%s characters or fewer");
        rules.put("minItems", "%s entries or more");
        rules.put("maxItems", "%s entries or fewer");
        rules.put("pattern", "matches %s");
        return rules;
    }

    /** The types of one schema in words. */
    private record Schemas(JsonNode root) {
        /** What a reference leads to; a schema that is none stays itself. */
        JsonNode resolved(JsonNode schema) {
            JsonNode found = schema;
            for (int hops = 0; hops < DEEPEST && found.has("$ref"); hops++) {
                String reference = found.path("$ref").asString("");
                if (!reference.startsWith("#/")) {
                    return found;
                }
                JsonNode target = root.at(reference.substring(1));
                if (target.isMissingNode()) {
                    return found;
                }
                found = target;
            }
            return found;
        }

        String type(JsonNode declared) {
            return type(declared, 0);
        }

        private String type(JsonNode declared, int depth) {
            JsonNode schema = resolved(declared);
            if (schema.has("const")) {
                return schema.path("const").toString();
            }
            if (schema.has("enum")) {
                return choices(schema.path("enum"));
            }
            for (String keyword : List.of("anyOf", "oneOf")) {
                if (schema.has(keyword) && depth < DEEPEST) {
                    return schema.path(keyword)
                            .valueStream()
                            .map(option -> type(option, depth + 1))
                            .distinct()
                            .collect(Collectors.joining(" or "));
                }
            }
            JsonNode type = schema.path("type");
            if (type.isArray()) {
                return type.valueStream().map(name -> name.asString("")).collect(Collectors.joining(" or "));
            }
            String name = type.asString("any");
            if (name.equals("array")) {
                return schema.has("items") && depth < DEEPEST
                        ? "list of " + type(schema.path("items"), depth + 1)
                        : "list";
            }
            String format = schema.path("format").asString("");
            return format.isEmpty() ? name : name + " (" + format + ")";
        }

        private static String choices(JsonNode values) {
            String shown = values.valueStream()
                    .limit(MOST_CHOICES)
                    .map(JsonNode::toString)
                    .collect(Collectors.joining(" | "));
            return values.size() > MOST_CHOICES ? shown + " | …" : shown;
        }
    }
}
