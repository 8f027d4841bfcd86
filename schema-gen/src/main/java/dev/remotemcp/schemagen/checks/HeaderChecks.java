package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The rules of {@code x-mcp-header}. */
final class HeaderChecks {
    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private HeaderChecks() {}

    /** Visits the properties with a header that are reachable through properties alone. */
    static void walk(
            List<Property> properties, String prefix, Component component, BiConsumer<Property, String> visitor) {
        walk(properties, prefix, component, visitor, new HashSet<>());
    }

    private static void walk(
            List<Property> properties,
            String prefix,
            Component component,
            BiConsumer<Property, String> visitor,
            Set<String> open) {
        for (Property property : properties) {
            String path = prefix + property.name();
            if (property.header().isPresent()) {
                visitor.accept(property, path);
            }
            Definition definition =
                    property.use().present().type() instanceof JsonType.Composite(var _, var _, String key)
                            ? component.inputs().get(key)
                            : null;
            if (definition != null && open.add(definition.key())) {
                walk(definition.properties(), path + ".", component, visitor, open);
                open.remove(definition.key());
            }
        }
    }

    /** What is wrong with a header by itself. */
    static Optional<String> problem(Property property, PropertyChecks.Place place, boolean reachable) {
        if (property.header().isEmpty()) {
            return Optional.empty();
        }
        String header = property.header().get();
        String subject = "The header '" + header + "' of '" + property.javaName() + "' ";
        if (place != PropertyChecks.Place.TOOL) {
            return Optional.of(
                    subject
                            + "has no meaning here, where nothing travels as headers: remove it, or put it on an argument of a tool");
        }
        if (!TOKEN.matcher(header).matches()) {
            return Optional.of(subject + "is not a header name: use letters, digits and - only, at least one");
        }
        if (!reachable) {
            return Optional.of(
                    subject
                            + "is inside a list, map or recursive record, where clients do not look: put it on a parameter or a component of a record parameter");
        }
        JsonType type = property.use().present().type();
        boolean fits = type instanceof JsonType.Choice
                || type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind.json() != ScalarKind.Json.NUMBER;
        return fits
                ? Optional.empty()
                : Optional.of(
                        subject + "stands on a type that no header may carry: put it on a string, integer or boolean");
    }
}
