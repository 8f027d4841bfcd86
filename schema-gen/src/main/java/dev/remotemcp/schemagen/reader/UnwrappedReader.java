package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Marks;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import java.util.List;
import java.util.Optional;

/** Puts the properties of a property with {@code @JsonUnwrapped} in its place. */
final class UnwrappedReader {
    private final TypeReader types;
    private final BeanReader beans;

    UnwrappedReader(TypeReader types, BeanReader beans) {
        this.types = types;
        this.beans = beans;
    }

    List<Property> read(Property outer, Marks marks) {
        if (!(outer.use().type() instanceof JsonType.Composite(var _, var _, String key))) {
            return outer.use().type() instanceof JsonType.Unbindable
                    ? List.of(outer)
                    : refused(outer, "@JsonUnwrapped is for classes with properties: remove it");
        }
        Definition definition = types.definitions().get(key);
        if (definition == null || beans.isOpen(key)) {
            return refused(outer, "@JsonUnwrapped would unwrap it without end: remove it");
        }
        if (definition.additional().isPresent()) {
            return refused(outer, "@JsonUnwrapped cannot tell its properties of any name from others: remove it");
        }
        if (types.direction() == Direction.INPUT && !definition.constraints().isEmpty()) {
            return refused(
                    outer,
                    "@JsonUnwrapped takes it apart, so that its constraints as a whole cannot be checked:"
                            + " put them on the class around it");
        }
        String prefix = marks.text("JsonUnwrapped", "prefix").orElse("");
        String suffix = marks.text("JsonUnwrapped", "suffix").orElse("");
        return definition.properties().stream()
                .map(inner -> inner.withName(prefix + inner.name() + suffix)
                        .withAccessor(joined(outer, inner))
                        .withPresence(inner.required() && present(outer), inner.absence()))
                .toList();
    }

    private static Optional<String> joined(Property outer, Property inner) {
        return outer.accessor().flatMap(first -> inner.accessor().map(second -> first + "." + second));
    }

    // What is read is always made; what is written may be null.
    private boolean present(Property outer) {
        return types.direction() == Direction.INPUT || outer.required();
    }

    private static List<Property> refused(Property property, String reason) {
        return List.of(property.withUse(Use.of(new JsonType.Unbindable(property.javaName(), reason))));
    }
}
