package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.schema.SchemaWalk;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<Property> property = property(tool, path);
        String what = property.map(found -> "'" + found.javaName() + "'")
                .orElse("'" + tool.method().name() + "'");
        Origin origin = property.map(Property::origin).orElse(tool.method().origin());
        problems.add(
                origin,
                "The schema of " + what + " needs " + construct + " at $." + String.join(".", path)
                        + ", which the profile foundry does not have: " + mend);
    }

    /** The last property on the path that stands in the source. */
    private Optional<Property> property(Handler.Tool tool, List<String> path) {
        List<Property> properties =
                path.getFirst().equals("inputSchema") ? tool.method().arguments() : List.of();
        Optional<Property> found = Optional.empty();
        for (int i = 1; i + 1 < path.size(); i++) {
            String name = path.get(i + 1);
            if (path.get(i).equals("$defs")) {
                properties = defined(name, path);
            } else if (path.get(i).equals("properties")) {
                Stream<Property> candidates = properties.isEmpty()
                        ? definitions(path).stream().flatMap(one -> one.properties().stream())
                        : properties.stream();
                Optional<Property> next = candidates
                        .filter(property -> property.name().equals(name))
                        .findFirst();
                found = next.isPresent() ? next : found;
                properties = List.of();
            }
        }
        return found;
    }

    private Collection<Definition> definitions(List<String> path) {
        return (path.getFirst().equals("inputSchema") ? component.inputs() : component.outputs()).values();
    }

    private List<Property> defined(String name, List<String> path) {
        return definitions(path).stream()
                .filter(definition -> definition.schemaName().equals(name))
                .findFirst()
                .map(Definition::properties)
                .orElse(List.of());
    }
}
