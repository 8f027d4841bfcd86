package dev.remotemcp.runtime.agreement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares two schemas keyword by keyword, wherever the names lead in both of them; references are followed. */
final class SchemaDifferences {
    private static final Set<String> FOLLOWED =
            Set.of("$ref", "$defs", "$schema", "properties", "items", "additionalProperties", "required", "allOf");

    private final JsonNode theirRoot;
    private final JsonNode ourRoot;
    private final Set<List<Object>> seen = new HashSet<>();
    private final List<Difference> found = new ArrayList<>();

    private SchemaDifferences(JsonNode theirRoot, JsonNode ourRoot) {
        this.theirRoot = theirRoot;
        this.ourRoot = ourRoot;
    }

    /**
     * One keyword that differs.
     *
     * @param keyword the keyword, or {@code property} for one that only one side has
     * @param theirs its value at the peer, absent if it has none
     * @param ours its value here, likewise
     * @param within the rest of their schema at that place, for rules that depend on it
     */
    record Difference(String keyword, String theirs, String ours, String within) {
        @Override
        public String toString() {
            return keyword + ": " + theirs + " <> " + ours + "   in " + within;
        }
    }

    static List<Difference> between(JsonNode theirRoot, JsonNode theirs, JsonNode ourRoot, JsonNode ours) {
        SchemaDifferences differences = new SchemaDifferences(theirRoot, ourRoot);
        differences.compare(theirs, ours);
        return differences.found;
    }

    private void compare(JsonNode theirsAsWritten, JsonNode oursAsWritten) {
        JsonNode theirs = followed(theirRoot, theirsAsWritten);
        JsonNode ours = followed(ourRoot, oursAsWritten);
        if (!seen.add(List.of(theirs, ours))) {
            return;
        }
        Set<String> keywords = new TreeSet<>(theirs.propertyNames());
        keywords.addAll(ours.propertyNames());
        keywords.removeAll(FOLLOWED);
        for (String keyword : keywords) {
            note(keyword, theirs.path(keyword), ours.path(keyword), ours);
        }
        if (theirs.path("type").equals(ours.path("type"))) {
            members(theirs, ours);
            down("items", theirs, ours);
            down("additionalProperties", theirs, ours);
        }
    }

    private void members(JsonNode theirs, JsonNode ours) {
        Set<String> names = new TreeSet<>(theirs.path("properties").propertyNames());
        names.addAll(ours.path("properties").propertyNames());
        for (String name : names) {
            boolean there = theirs.path("properties").has(name);
            boolean here = ours.path("properties").has(name);
            if (there && here) {
                note(
                        "required",
                        required(theirs, name),
                        required(ours, name),
                        ours.path("properties").path(name));
                compare(
                        theirs.path("properties").path(name),
                        ours.path("properties").path(name));
            } else {
                found.add(new Difference("property", there ? name : "absent", here ? name : "absent", ours.toString()));
            }
        }
    }

    private static JsonNode required(JsonNode schema, String name) {
        boolean required = schema.path("required")
                .valueStream()
                .anyMatch(it -> it.asString().equals(name));
        return JsonNodeFactory.instance.booleanNode(required);
    }

    private void down(String keyword, JsonNode theirs, JsonNode ours) {
        if (theirs.path(keyword).isObject() && ours.path(keyword).isObject()) {
            compare(theirs.path(keyword), ours.path(keyword));
        } else {
            note(keyword, theirs.path(keyword), ours.path(keyword), ours);
        }
    }

    private void note(String keyword, JsonNode theirs, JsonNode ours, JsonNode within) {
        boolean same = theirs.isNumber() && ours.isNumber()
                ? theirs.decimalValue().compareTo(ours.decimalValue()) == 0
                : theirs.equals(ours);
        if (!same) {
            found.add(new Difference(keyword, text(theirs), text(ours), within.toString()));
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }

    /** A schema with what it refers to put in its place, one level of {@code allOf} included. */
    private static JsonNode followed(JsonNode root, JsonNode schema) {
        if (schema instanceof MissingNode || !schema.isObject()) {
            return schema;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asString();
            JsonNode target = ref.equals("#") ? root : root.at(ref.substring(1));
            merged.setAll((ObjectNode) followed(root, target));
        }
        for (JsonNode part : schema.path("allOf")) {
            if (followed(root, part) instanceof ObjectNode object) {
                merged.setAll(object);
            }
        }
        schema.properties().forEach(property -> merged.set(property.getKey(), property.getValue()));
        merged.remove(List.of("$ref", "allOf", "$defs", "$schema"));
        return merged;
    }
}
