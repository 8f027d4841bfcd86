package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.util.List;

/** Keys and names of generic types. */
final class TypeNames {
    private TypeNames() {}

    /** Tells a class with its arguments from all others. */
    static String key(ClassRef name, List<JsonType> arguments) {
        return arguments.isEmpty()
                ? name.binaryName()
                : name.binaryName() + arguments.stream().map(TypeNames::key).toList();
    }

    private static String key(JsonType type) {
        return type instanceof JsonType.Composite(var _, var _, String key) ? key : type.toString();
    }

    /** A short name such as {@code PageOfOrder}. */
    static String schemaName(JsonType type) {
        return switch (type) {
            case JsonType.Composite(ClassRef name, List<JsonType> arguments, var _) -> schemaName(name, arguments);
            case JsonType.Delegate(ClassRef name, List<JsonType> arguments, var _) -> schemaName(name, arguments);
            case JsonType.Choice(ClassRef name, var _) -> name.simpleName();
            case JsonType.Anything(ClassRef name) -> name.simpleName();
            case JsonType.Scalar(ScalarKind kind, var _) ->
                kind.className()
                        .substring(kind.className().lastIndexOf('.') + 1)
                        .replace("[]", "s");
            case JsonType.Sequence(var _, Use element) -> "ListOf" + schemaName(element.type());
            case JsonType.Dictionary(var _, Use value) -> "MapOf" + schemaName(value.type());
            case JsonType.Maybe(Use value) -> schemaName(value.type());
            case JsonType.Unbindable _ -> "Unknown";
        };
    }

    private static String schemaName(ClassRef name, List<JsonType> arguments) {
        return arguments.isEmpty()
                ? name.simpleName()
                : name.simpleName() + "Of"
                        + String.join(
                                "And",
                                arguments.stream().map(TypeNames::schemaName).toList());
    }
}
