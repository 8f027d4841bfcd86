package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Marks;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import java.util.Optional;

/** Follows {@code as} and {@code contentAs} of {@code @JsonSerialize} and {@code @JsonDeserialize} on properties. */
final class Overrides {
    private final TypeReader types;
    private final BeanReader beans;
    private final String annotation;

    Overrides(TypeReader types, BeanReader beans) {
        this.types = types;
        this.beans = beans;
        this.annotation = "tools.jackson.databind.annotation."
                + (types.direction() == Direction.INPUT ? "JsonDeserialize" : "JsonSerialize");
    }

    Property apply(Property property, Marks marks) {
        Optional<JsonType> as = type(marks, "as");
        Use use = property.use();
        if (as.isPresent()) {
            return property.withUse(with(use, as.get()));
        }
        Optional<JsonType> content = type(marks, "contentAs");
        return content.map(element -> property.withUse(with(use, content(use.type(), element))))
                .orElse(property);
    }

    private Optional<JsonType> type(Marks marks, String member) {
        return marks.classMember(annotation, member).flatMap(beans::classNamed).map(types::read);
    }

    private static JsonType content(JsonType type, JsonType element) {
        return switch (type) {
            case JsonType.Sequence(var shape, Use old) -> new JsonType.Sequence(shape, with(old, element));
            case JsonType.Dictionary(var shape, Use key, Use old) ->
                new JsonType.Dictionary(shape, key, with(old, element));
            case JsonType.Maybe(Use old) -> new JsonType.Maybe(with(old, element));
            default -> type;
        };
    }

    private static Use with(Use use, JsonType type) {
        return new Use(type, use.constraints(), use.nullable());
    }
}
