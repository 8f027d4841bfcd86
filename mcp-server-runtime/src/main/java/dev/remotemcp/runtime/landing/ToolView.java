package dev.remotemcp.runtime.landing;

import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One tool as the page tells of it.
 *
 * @param title name for people, if it differs
 * @param description what it does; empty if nothing is said
 * @param badges its hints and what it needs, a word or two each
 * @param parameters what it takes
 * @param input the input schema
 * @param output the output schema, if there is one
 * @param descriptor the {@code Tool} object of {@code tools/list}, compact JSON
 */
record ToolView(
        String name,
        Optional<String> title,
        String description,
        List<Badge> badges,
        List<Parameter> parameters,
        JsonNode input,
        Optional<JsonNode> output,
        String descriptor) {

    /**
     * A short remark on a tool.
     *
     * @param kind what it is about, a CSS class
     */
    record Badge(String kind, String text, String explanation) {}

    static ToolView of(ToolBinding tool) {
        JsonNode json = JsonMapper.shared().readTree(tool.descriptor().json());
        JsonNode input = json.path("inputSchema");
        return new ToolView(
                tool.name(),
                text(json, "title").or(() -> text(json.path("annotations"), "title")),
                text(json, "description").orElse(""),
                badges(tool, json),
                Parameter.of(input),
                input,
                Optional.ofNullable(json.get("outputSchema")),
                tool.descriptor().toString());
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.of(json.path(member).asString("")).filter(text -> !text.isBlank());
    }

    private static List<Badge> badges(ToolBinding tool, JsonNode json) {
        List<Badge> badges = new ArrayList<>();
        JsonNode hints = json.path("annotations");
        boolean readOnly = hints.path("readOnlyHint").asBoolean(false);
        if (readOnly) {
            badges.add(new Badge("calm", "read-only", "Changes nothing"));
        } else if (hints.path("destructiveHint").asBoolean(false)) {
            badges.add(new Badge("alert", "destructive", "May delete or overwrite something"));
        } else if (hints.has("destructiveHint")) {
            badges.add(new Badge("calm", "additive", "Adds, but neither deletes nor overwrites"));
        }
        if (!readOnly && hints.path("idempotentHint").asBoolean(false)) {
            badges.add(
                    new Badge("calm", "idempotent", "Called again with the same arguments, it changes nothing more"));
        }
        if (hints.path("openWorldHint").asBoolean(false)) {
            badges.add(new Badge("plain", "open world", "Reaches out of this server, for example to the web"));
        }
        if (!json.path("_meta").path("ui").path("resourceUri").isMissingNode()) {
            badges.add(new Badge("plain", "app", "Hosts can show its result in a page"));
        }
        tool.access().scopes().stream()
                .sorted()
                .forEach(scope -> badges.add(new Badge("plain", "needs " + scope, "A scope that callers need")));
        return badges;
    }
}
