package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds in the source what a place in the schemas of a tool was made from. */
final class Places {
    private final Handler.Tool tool;
    private final Component component;

    Places(Component component, Handler.Tool tool) {
        this.component = component;
        this.tool = tool;
    }

    /**
     * A place.
     *
     * @param subject the name of the last property that leads to it, or of the method, in quotes
     * @param path the keywords and names that lead to it, as {@code $.inputSchema.properties.name}
     */
    record Place(String subject, Origin origin, String path) {}

    /** The place behind keywords and names, of which the first is {@code inputSchema} or {@code outputSchema}. */
    Place at(List<String> path) {
        Optional<Property> property = property(path);
        return new Place(
                "'" + property.map(Property::javaName).orElse(tool.method().name()) + "'",
                property.map(Property::origin).orElse(tool.method().origin()),
                "$." + String.join(".", path));
    }

    private Optional<Property> property(List<String> path) {
        boolean input = path.getFirst().equals("inputSchema");
        Map<String, Definition> definitions = input ? component.inputs() : component.outputs();
        List<Property> properties = input
                ? tool.method().arguments()
                : members(tool.method().output().use().type(), definitions, new HashSet<>())
                        .toList();
        Optional<Property> found = Optional.empty();
        for (int i = 1; i + 1 < path.size(); i++) {
            String name = path.get(i + 1);
            if (path.get(i).equals("$defs")) {
                properties = definitions.values().stream()
                        .filter(definition -> definition.schemaName().equals(name))
                        .flatMap(definition -> members(definition, definitions, new HashSet<>()))
                        .toList();
                i++;
            } else if (path.get(i).equals("properties")) {
                Optional<Property> next = properties.stream()
                        .filter(property -> property.name().equals(name))
                        .findFirst();
                found = next.isPresent() ? next : found;
                properties = next.stream()
                        .flatMap(property -> members(property.use().type(), definitions, new HashSet<>()))
                        .toList();
                i++;
            }
        }
        return found;
    }

    /** The properties that values of a type have, or those inside them. */
    private static Stream<Property> members(JsonType type, Map<String, Definition> definitions, Set<String> seen) {
        return switch (type) {
            case JsonType.Composite(var _, var _, String key) ->
                definitions.containsKey(key) && seen.add(key)
                        ? members(definitions.get(key), definitions, seen)
                        : Stream.empty();
            case JsonType.Sequence(var _, var element) -> members(element.type(), definitions, seen);
            case JsonType.Dictionary(var _, var _, var value) -> members(value.type(), definitions, seen);
            case JsonType.Maybe(var value) -> members(value.type(), definitions, seen);
            case JsonType.Delegate(var _, var _, var value) -> members(value.type(), definitions, seen);
            case JsonType.Scalar _,
                    JsonType.Formatted _,
                    JsonType.Choice _,
                    JsonType.Anything _,
                    JsonType.Unbindable _ -> Stream.empty();
        };
    }

    private static Stream<Property> members(
            Definition definition, Map<String, Definition> definitions, Set<String> seen) {
        return Stream.concat(
                definition.properties().stream(),
                definition.alternatives().stream().flatMap(type -> members(type, definitions, seen)));
    }
}
