package dev.remotemcp.runtime.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Refuses references that lead out of a schema, nowhere, or round in a circle. */
final class References {
    private static final List<String> KEYWORDS = List.of("$ref", "$dynamicRef");

    /** Schemas that one value may have to be held against; a few kilobytes can name billions. */
    private static final long MOST_EVALUATIONS = 10_000;

    /** Schemas that are about one value and refer to one another in a row. */
    private static final int LONGEST_CHAIN = 200;

    private static final long IN_PROGRESS = -1;

    private final JsonNode root;
    private final Map<String, String> anchors = new HashMap<>();
    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();
    private final Map<String, Long> evaluations = new HashMap<>();
    private int chain;

    private References(JsonNode root) {
        this.root = root;
    }

    /**
     * Checks all references.
     *
     * @return every schema that validation can reach, by JSON Pointer
     */
    static Map<String, JsonNode> check(JsonNode root) {
        References references = new References(root);
        references.collect("", root);
        // What a reference leads to may lie where no schema is expected, and have references in turn.
        Deque<String> open = new ArrayDeque<>(references.schemas.keySet());
        while (!open.isEmpty()) {
            String pointer = open.remove();
            for (String keyword : KEYWORDS) {
                references
                        .target(pointer, keyword)
                        .filter(target -> !references.schemas.containsKey(target))
                        .ifPresent(target -> {
                            int before = references.schemas.size();
                            references.collect(target, root.at(target));
                            references.schemas.keySet().stream().skip(before).forEach(open::add);
                        });
            }
        }
        references.schemas.keySet().forEach(references::evaluations);
        return references.schemas;
    }

    private void collect(String start, JsonNode schema) {
        Deque<SchemaTree.Child> open = new ArrayDeque<>();
        open.add(new SchemaTree.Child(start, schema, false));
        while (!open.isEmpty()) {
            SchemaTree.Child next = open.remove();
            if (schemas.put(next.pointer(), next.schema()) != null) {
                continue;
            }
            if (!next.pointer().isEmpty() && next.schema().has("$id")) {
                throw UnusableSchemaException.at(
                        next.pointer() + "/$id",
                        "a schema within the schema must not have an $id: put it under $defs and refer to it by"
                                + " #/$defs/name");
            }
            for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
                if (next.schema().has(keyword)) {
                    anchors.putIfAbsent(next.schema().path(keyword).asString(""), next.pointer());
                }
            }
            open.addAll(SchemaTree.children(next.pointer(), next.schema()));
        }
    }

    /** Where a reference leads. */
    private Optional<String> target(String pointer, String keyword) {
        JsonNode reference = root.at(pointer).path(keyword);
        if (reference.isMissingNode()) {
            return Optional.empty();
        }
        String at = pointer + "/" + keyword;
        String text = reference.asString("");
        if (!text.startsWith("#")) {
            throw UnusableSchemaException.at(
                    at,
                    "the reference '" + text + "' leads out of the schema, and nothing is fetched: copy what it means"
                            + " under $defs and refer to it by #/$defs/name");
        }
        String fragment = decoded(at, text.substring(1));
        String target = fragment.isEmpty() || fragment.startsWith("/") ? fragment : anchors.get(fragment);
        if (target == null || !isSchema(target)) {
            throw UnusableSchemaException.at(
                    at, "the reference '" + text + "' leads to no schema: refer to one under #/$defs/");
        }
        return Optional.of(target);
    }

    private boolean isSchema(String pointer) {
        JsonNode found = root.at(JsonPointer.compile(pointer));
        return found.isObject() || found.isBoolean();
    }

    private static String decoded(String at, String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw UnusableSchemaException.at(at, "'#" + fragment + "' is not well percent-encoded");
        }
    }

    /** How many schemas one value is held against by one schema, those in it about the same value included. */
    private long evaluations(String pointer) {
        Long known = evaluations.get(pointer);
        if (known != null) {
            if (known == IN_PROGRESS) {
                throw UnusableSchemaException.at(
                        pointer,
                        "the schema refers to itself for the same value, so that checking it would never end: let the"
                                + " reference stand under properties or items");
            }
            return known;
        }
        if (++chain > LONGEST_CHAIN) {
            throw UnusableSchemaException.at(
                    pointer,
                    "more than " + LONGEST_CHAIN + " schemas in a row refer to the next one: refer to the last");
        }
        evaluations.put(pointer, IN_PROGRESS);
        JsonNode schema = root.at(pointer);
        long sum = 1;
        for (SchemaTree.Child child : SchemaTree.children(pointer, schema)) {
            if (child.inPlace()) {
                sum += evaluations(child.pointer());
            }
        }
        for (String keyword : KEYWORDS) {
            sum += target(pointer, keyword).map(this::evaluations).orElse(0L);
        }
        if (sum > MOST_EVALUATIONS) {
            throw UnusableSchemaException.at(
                    pointer,
                    "one value would have to be held against more than " + MOST_EVALUATIONS
                            + " schemas: flatten what allOf, anyOf, oneOf and $ref combine");
        }
        evaluations.put(pointer, sum);
        chain--;
        return sum;
    }
}
