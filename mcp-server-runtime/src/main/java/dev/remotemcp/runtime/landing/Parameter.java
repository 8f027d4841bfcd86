package dev.remotemcp.runtime.landing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

    /** Longer ones are for machines; the schema has them. */
    private static final int LONGEST_PATTERN = 40;

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
        Bounds bounds = new Bounds(declared, meant);
        List<String> rules = new ArrayList<>();
        bounds.value("default").map(value -> "default " + value).ifPresent(rules::add);
        bounds.range("minimum", "maximum", "").ifPresent(rules::add);
        bounds.value("exclusiveMinimum").map(value -> "more than " + value).ifPresent(rules::add);
        bounds.value("exclusiveMaximum").map(value -> "less than " + value).ifPresent(rules::add);
        bounds.value("multipleOf").map(value -> "a multiple of " + value).ifPresent(rules::add);
        bounds.range("minLength", "maxLength", "characters: ").ifPresent(rules::add);
        bounds.range("minItems", "maxItems", "entries: ").ifPresent(rules::add);
        bounds.value("pattern")
                .filter(pattern -> pattern.length() <= LONGEST_PATTERN)
                .map(pattern -> "matches " + pattern)
                .ifPresent(rules::add);
        return List.copyOf(rules);
    }

    /** The keywords of a schema, and of the one that it refers to. */
    private record Bounds(JsonNode declared, JsonNode meant) {
        Optional<String> value(String keyword) {
            JsonNode value = declared.has(keyword) ? declared.path(keyword) : meant.path(keyword);
            return value.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(value.isString() ? value.asString() : value.toString());
        }

        Optional<String> range(String least, String most, String unit) {
            Optional<String> from = value(least);
            Optional<String> to = value(most);
            if (from.isPresent() && to.isPresent()) {
                return Optional.of(unit + from.get() + " to " + to.get());
            }
            return from.map(value -> unit + "at least " + value).or(() -> to.map(value -> unit + "at most " + value));
        }
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
