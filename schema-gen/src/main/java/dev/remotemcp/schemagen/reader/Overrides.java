package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Marks;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.inject.ast.ClassElement;
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
        return marks.find(annotation)
                .flatMap(found -> found.stringValue(member))
                .filter(name -> !name.equals("java.lang.Void"))
                .map(name -> beans.classNamed(name)
                        .<JsonType>map(found -> read(found))
                        .orElseGet(() -> new JsonType.Unbindable(name, "there is no such class")));
    }

    private JsonType read(ClassElement type) {
        return types.read(type);
    }

    private static JsonType content(JsonType type, JsonType element) {
        return switch (type) {
            case JsonType.Sequence(var shape, Use old) -> new JsonType.Sequence(shape, with(old, element));
            case JsonType.Dictionary(Use key, Use old) -> new JsonType.Dictionary(key, with(old, element));
            case JsonType.Maybe(Use old) -> new JsonType.Maybe(with(old, element));
            default -> type;
        };
    }

    private static Use with(Use use, JsonType type) {
        return new Use(type, use.constraints(), use.nullable());
    }
}
