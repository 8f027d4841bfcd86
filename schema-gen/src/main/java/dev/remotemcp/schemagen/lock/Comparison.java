package dev.remotemcp.schemagen.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compares two contracts of one component and tells breaking changes from compatible ones.
 *
 * <p>Input must go on to be accepted: breaking is whatever narrows it, and an argument that is gone, because it would
 * be ignored from now on. Results must stay what they were: breaking is whatever widens them, and a property that is
 * gone. A hint that promised safety and promises it no longer is breaking as well, because hosts decide by it what runs
 * without a question.
 */
public final class Comparison {
    private final JsonNode before;
    private final JsonNode after;
    private final List<Change> changes = new ArrayList<>();

    private Comparison(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** The changes from one contract to the other; the breaking ones first. */
    public static List<Change> of(Offer before, Offer after) {
        if (before.contract().equals(after.contract())) {
            return List.of();
        }
        Comparison comparison = new Comparison(before.contract(), after.contract());
        switch (after.kind()) {
            case TOOL -> comparison.tool();
            case PROMPT -> comparison.prompt();
            case RESOURCE, RESOURCE_TEMPLATE -> comparison.resource();
        }
        if (comparison.changes.isEmpty()) {
            comparison.changes.add(Change.compatible("$", "is arranged in another way"));
        }
        return comparison.changes.stream()
                .sorted((a, b) -> Boolean.compare(b.breaking(), a.breaking()))
                .toList();
    }

    private void tool() {
        changes.addAll(SchemaChanges.ofInput("$.inputSchema", before.path("inputSchema"), after.path("inputSchema")));
        JsonNode outputBefore = before.path("outputSchema");
        JsonNode outputAfter = after.path("outputSchema");
        if (outputBefore.isMissingNode() && !outputAfter.isMissingNode()) {
            changes.add(Change.compatible("$.outputSchema", "is new"));
        } else if (!outputBefore.isMissingNode() && outputAfter.isMissingNode()) {
            changes.add(Change.breaking(
                    "$.outputSchema", "the structured result is gone", "return a record or collection again"));
        } else if (!outputAfter.isMissingNode()) {
            changes.addAll(SchemaChanges.ofOutput("$.outputSchema", outputBefore, outputAfter));
        }
        hint("readOnlyHint", false, false);
        hint("destructiveHint", true, true);
        hint("idempotentHint", false, false);
        hint("openWorldHint", true, true);
    }

    /** A hint, with the value that it has where it is not said and the value that is the more dangerous. */
    private void hint(String name, boolean unsaid, boolean danger) {
        boolean was = before.path("annotations").path(name).asBoolean(unsaid);
        boolean is = after.path("annotations").path(name).asBoolean(unsaid);
        if (was == is) {
            return;
        }
        String text = "was " + was + ", is " + is;
        changes.add(
                is == danger
                        ? Change.breaking("$.annotations." + name, text, "keep the hint")
                        : Change.compatible("$.annotations." + name, text));
    }

    private void prompt() {
        JsonNode argumentsBefore = before.path("arguments");
        JsonNode argumentsAfter = after.path("arguments");
        argumentsBefore.properties().forEach(argument -> {
            if (!argumentsAfter.has(argument.getKey())) {
                changes.add(Change.breaking(
                        "$.arguments" + Containment.step(argument.getKey()),
                        "the argument '" + argument.getKey() + "' is gone",
                        "restore it, or keep its name with @McpArg(name = \"" + argument.getKey() + "\")"));
            }
        });
        argumentsAfter.properties().forEach(argument -> {
            String path = "$.arguments" + Containment.step(argument.getKey());
            Optional<JsonNode> was = argumentsBefore.optional(argument.getKey());
            boolean required = argument.getValue().path("required").asBoolean(false);
            boolean requiredBefore =
                    was.isPresent() && was.get().path("required").asBoolean(false);
            if (required && !requiredBefore) {
                changes.add(Change.breaking(
                        path,
                        "the argument '" + argument.getKey() + "' is "
                                + (was.isEmpty() ? "new and required" : "required now"),
                        "make it optional or give it a default"));
            } else if (was.isEmpty()) {
                changes.add(Change.compatible(path, "is new and optional"));
            } else if (requiredBefore && !required) {
                changes.add(Change.compatible(path, "is optional now"));
            }
        });
    }

    private void resource() {
        String was = before.path("mimeType").asString("");
        String is = after.path("mimeType").asString("");
        if (!was.equals(is)) {
            changes.add(Change.breaking("$.mimeType", "was " + was + ", is " + is, "keep the MIME type"));
        }
    }
}
