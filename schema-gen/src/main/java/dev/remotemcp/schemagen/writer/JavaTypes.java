package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The Java types of the model, as source writes them. */
final class JavaTypes {
    private JavaTypes() {}

    static ClassName of(ClassRef ref) {
        return ClassName.get(
                ref.packageName(),
                ref.simpleNames().getFirst(),
                ref.simpleNames().subList(1, ref.simpleNames().size()).toArray(String[]::new));
    }

    static TypeName of(JsonType type) {
        return switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _)
            when kind == ScalarKind.BYTES -> ArrayTypeName.of(TypeName.BYTE);
            case JsonType.Scalar(ScalarKind kind, boolean primitive) -> {
                ClassName box = of(ClassRef.of(kind.className()));
                yield primitive ? box.unbox() : box;
            }
            case JsonType.Choice choice -> of(choice.type());
            case JsonType.Sequence(JsonType.Shape shape, Use element) ->
                shape == JsonType.Shape.ARRAY
                        ? ArrayTypeName.of(of(element.type()))
                        : ParameterizedTypeName.get(of(ClassRef.of(shape.className())), argument(element));
            case JsonType.Formatted(JsonType.Scalar scalar, var _) -> of(scalar);
            case JsonType.Dictionary(JsonType.MapShape shape, Use key, Use value) ->
                ParameterizedTypeName.get(of(ClassRef.of(shape.className())), argument(key), argument(value));
            case JsonType.Maybe(Use value) -> optional(value.type());
            case JsonType.Composite(ClassRef name, var arguments, var _) -> generic(name, arguments);
            case JsonType.Delegate(ClassRef name, var arguments, var _) -> generic(name, arguments);
            case JsonType.Anything(ClassRef any) -> of(any);
            case JsonType.Unbindable _ -> throw new IllegalStateException("The checks let " + type + " through");
        };
    }

    /** A type argument. */
    static TypeName argument(Use use) {
        TypeName type = of(use.type()).box();
        return use.wildcard() ? WildcardTypeName.subtypeOf(type) : type;
    }

    private static TypeName optional(JsonType value) {
        if (value instanceof JsonType.Scalar(ScalarKind kind, boolean primitive) && primitive) {
            return switch (kind) {
                case INT -> ClassName.get(OptionalInt.class);
                case LONG -> ClassName.get(OptionalLong.class);
                default -> ClassName.get(OptionalDouble.class);
            };
        }
        return ParameterizedTypeName.get(ClassName.get(Optional.class), of(value));
    }

    private static TypeName generic(ClassRef type, List<JsonType> arguments) {
        ClassName name = of(type);
        return arguments.isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name,
                        arguments.stream().map(argument -> of(argument).box()).toArray(TypeName[]::new));
    }
}
