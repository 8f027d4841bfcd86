package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import dev.remotemcp.schemagen.schema.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Values that the compiler knows, as Java expressions. */
final class Literals {
    private Literals() {}

    /** Whether there is a literal for values of a type: scalars, enums and collections of enums. */
    static boolean knows(JsonType type) {
        return switch (type) {
            case JsonType.Scalar _, JsonType.Choice _ -> true;
            case JsonType.Sequence(var _, Use element) -> element.type() instanceof JsonType.Choice;
            default -> false;
        };
    }

    /** A value from an annotation's text. */
    static CodeBlock of(String text, JsonType type) {
        return switch (type) {
            case JsonType.Choice(var choice, var constants) ->
                constants.stream()
                        .filter(constant -> constant.wire().equals(text))
                        .map(constant -> CodeBlock.of("$T.$L", JavaTypes.of(choice), constant.name()))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("The checks let the default " + text + " through"));
            case JsonType.Scalar(ScalarKind kind, boolean _) -> scalar(text, kind);
            case JsonType.Sequence(JsonType.Shape shape, Use element)
            when element.type() instanceof JsonType.Choice choice -> choices(text, shape, choice);
            default -> throw new IllegalArgumentException("No literal for " + type);
        };
    }

    private static CodeBlock choices(String text, JsonType.Shape shape, JsonType.Choice choice) {
        ClassName type = JavaTypes.of(choice.type());
        List<CodeBlock> constants = new ArrayList<>();
        Json.parse(text).forEach(value -> constants.add(of(value.asString(), choice)));
        CodeBlock values = CodeBlock.join(constants, ", ");
        return switch (shape) {
            case LIST, COLLECTION -> CodeBlock.of("$T.of($L)", List.class, values);
            case SET ->
                constants.isEmpty()
                        ? CodeBlock.of("$T.noneOf($T.class)", EnumSet.class, type)
                        : CodeBlock.of("$T.of($L)", EnumSet.class, values);
            case ARRAY -> CodeBlock.of("new $T[] {$L}", type, values);
        };
    }

    private static CodeBlock scalar(String text, ScalarKind kind) {
        return switch (kind) {
            case STRING -> CodeBlock.of("$S", text);
            case BOOLEAN -> CodeBlock.of("$L", text.strip());
            case CHAR -> CodeBlock.of("'$L'", character(text.charAt(0)));
            case BYTE -> CodeBlock.of("(byte) $L", whole(text));
            case SHORT -> CodeBlock.of("(short) $L", whole(text));
            case INT -> CodeBlock.of("$L", whole(text));
            case LONG -> CodeBlock.of("$LL", whole(text));
            case FLOAT -> CodeBlock.of("$Lf", Float.parseFloat(text.strip()));
            case DOUBLE -> CodeBlock.of("$L", Double.parseDouble(text.strip()));
            default -> CodeBlock.of("$T.$L.parse($S)", Runtime.SCALARS, kind.name(), text.strip());
        };
    }

    private static String whole(String text) {
        return new BigDecimal(text.strip()).toBigIntegerExact().toString();
    }

    private static String character(char value) {
        return switch (value) {
            case '\'' -> "\\'";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> value < ' ' ? "\\u%04x".formatted((int) value) : String.valueOf(value);
        };
    }
}
