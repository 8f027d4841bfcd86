package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Use;

/**
 * Values of maps that are written: where nothing says that they are never null, they may be, for a name without a value
 * is data too.
 */
final class MapValues {
    private MapValues() {}

    /** The use of a type in code that says nothing about null. */
    static Use nullable(Use use) {
        return new Use(nullable(use.type()), use.constraints(), use.nullable(), use.wildcard(), use.unsaid());
    }

    private static JsonType nullable(JsonType type) {
        return switch (type) {
            case JsonType.Dictionary(JsonType.MapShape shape, Use key, Use value) -> {
                Use inner = nullable(value);
                yield new JsonType.Dictionary(
                        shape,
                        key,
                        new Use(inner.type(), inner.constraints(), inner.nullable(), inner.wildcard(), true));
            }
            case JsonType.Sequence(JsonType.Shape shape, Use element) ->
                new JsonType.Sequence(shape, nullable(element));
            case JsonType.Maybe(Use value) -> new JsonType.Maybe(nullable(value));
            default -> type;
        };
    }

    /** Whether null is among the values of a type without further ado. */
    static boolean takesNull(JsonType type) {
        return type instanceof JsonType.Anything(var anything)
                && !anything.simpleName().equals("ObjectNode")
                && !anything.simpleName().equals("ArrayNode");
    }
}
