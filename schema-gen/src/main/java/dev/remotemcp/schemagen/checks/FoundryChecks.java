package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.schema.SchemaWalk;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks schemas for the profile {@code foundry}, which has no {@code anyOf}, {@code allOf} and {@code oneOf}, and one
 * type at a time. It looks at what was written, so that nothing gets past it whatever made it.
 */
public final class FoundryChecks {
    private final Component component;
    private final Problems problems = new Problems();

    private FoundryChecks(Component component) {
        this.component = component;
    }

    /** What the profile cannot express in the descriptors of a class. */
    public static List<Problem> check(Component component, JsonNode descriptors) {
        FoundryChecks checks = new FoundryChecks(component);
        for (Handler handler : component.handlers()) {
            if (handler instanceof Handler.Tool tool) {
                JsonNode descriptor =
                        descriptors.path("tools").path(tool.facts().name());
                for (String schema : List.of("inputSchema", "outputSchema")) {
                    SchemaWalk.visit(
                            descriptor.path(schema), List.of(schema), (path, node) -> checks.check(tool, path, node));
                }
            }
        }
        return checks.problems.found();
    }

    private void check(Handler.Tool tool, List<String> path, ObjectNode node) {
        if (node.path("type").isArray()) {
            report(tool, path, "several types, " + node.path("type"), nullMend(path));
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (node.has(keyword)) {
                boolean nullable = node.path(keyword)
                        .valueStream()
                        .anyMatch(branch -> branch.path("type").asString("").equals("null"));
                report(
                        tool,
                        path,
                        keyword,
                        nullable
                                ? nullMend(path)
                                : "use one record whose optional components serve every variant, with an enum that says"
                                        + " which it is");
            }
        }
        if (node.has("allOf")) {
            report(tool, path, "allOf", "say it with one constraint, for example one @Pattern instead of two");
        }
    }

    private static String nullMend(List<String> path) {
        return path.size() == 1
                ? "return a value always, or throw McpToolException where there is none"
                : "let the value never be null: leave it out where there is none";
    }

    private void report(Handler.Tool tool, List<String> path, String construct, String mend) {
        Places.Place place = new Places(component, tool).at(path);
        problems.add(
                place.origin(),
                "The schema of " + place.subject() + " needs " + construct + " at " + place.path()
                        + ", which the profile foundry does not have: " + mend);
    }
}
