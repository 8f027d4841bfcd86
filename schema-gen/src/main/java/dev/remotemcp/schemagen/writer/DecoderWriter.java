package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.util.List;
import java.util.Optional;

/** Writes the statements that read the arguments of a tool, or the fields of a form, into local variables. */
final class DecoderWriter {
    private final Members members;
    private final CheckWriter checks;
    private final boolean strict;

    /**
     * A writer of decoders.
     *
     * @param strict whether they refuse unknown arguments by themselves, and not only where the configuration says so
     */
    DecoderWriter(Members members, boolean strict) {
        this.members = members;
        this.strict = strict;
        this.checks = new CheckWriter(members);
    }

    /** Declares one variable per property, under the allocator's name for it, and fills it. */
    CodeBlock decode(List<Property> properties, NameAllocator names) {
        if (properties.isEmpty()) {
            return strict ? none() : CodeBlock.of("");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (Property property : properties) {
            code.addStatement(
                    "$T $N = $L", JavaTypes.of(property.use().type()), names.get(property), initial(property));
        }
        code.beginControlFlow("while (arguments.next())").beginControlFlow("switch (arguments.name())");
        for (Property property : properties) {
            code.addStatement("case $S -> $N = $L", property.name(), names.get(property), read(property));
        }
        CodeBlock known = properties.stream()
                .map(property -> CodeBlock.of("$S", property.name()))
                .collect(CodeBlock.joining(", "));
        code.addStatement(strict ? "default -> arguments.refuse($L)" : "default -> arguments.unknown($L)", known)
                .endControlFlow()
                .endControlFlow();
        for (Property property : properties) {
            if (property.required()) {
                boolean nullWillDo = property.use().type() instanceof JsonType.Anything any
                        && List.of("JsonNode", "Object").contains(any.type().simpleName());
                code.addStatement(
                        nullWillDo ? "arguments.requireEvenNull($S)" : "arguments.require($S)", property.name());
            }
        }
        for (Property property : properties) {
            code.add(checks.check(
                    property,
                    CheckWriter.present(property, names.get(property)),
                    !directly(property.use().present().type())));
        }
        return code.addStatement("arguments.verify()").build();
    }

    private static CodeBlock none() {
        return CodeBlock.builder()
                .beginControlFlow("while (arguments.next())")
                .addStatement("arguments.refuse()")
                .endControlFlow()
                .addStatement("arguments.verify()")
                .build();
    }

    private CodeBlock initial(Property property) {
        Optional<String> text = property.defaultText();
        JsonType type = property.use().type();
        if (text.isPresent()) {
            JsonType present = property.use().present().type();
            CodeBlock literal = Literals.knows(present)
                    ? Literals.of(text.get(), present)
                    : CodeBlock.of("$N", members.jsonDefault(present, property.javaName(), text.get()));
            return type instanceof JsonType.Maybe
                    ? CodeBlock.of("$T.of($L)", raw(JavaTypes.of(type)), literal)
                    : literal;
        }
        return switch (type) {
            case JsonType.Maybe _ -> CodeBlock.of("$T.empty()", raw(JavaTypes.of(type)));
            case JsonType.Scalar(ScalarKind kind, boolean primitive)
            when primitive ->
                CodeBlock.of(
                        switch (kind) {
                            case BOOLEAN -> "false";
                            case CHAR -> "0";
                            default -> "0";
                        });
            case JsonType.Anything any
            when any.type().simpleName().equals("JsonNode") && property.required() ->
                CodeBlock.of(
                        "$T.getInstance()",
                        com.palantir.javapoet.ClassName.get("tools.jackson.databind.node", "NullNode"));
            default -> CodeBlock.of("null");
        };
    }

    private static TypeName raw(TypeName type) {
        return type instanceof com.palantir.javapoet.ParameterizedTypeName generic ? generic.rawType() : type;
    }

    private CodeBlock read(Property property) {
        JsonType type = property.use().type();
        if (type instanceof JsonType.Maybe maybe) {
            CodeBlock value = read(maybe.value().type(), property);
            boolean primitive = maybe.value().type() instanceof JsonType.Scalar(var _, boolean p) && p;
            return CodeBlock.of(primitive ? "$T.of($L)" : "$T.ofNullable($L)", raw(JavaTypes.of(type)), value);
        }
        return read(type, property);
    }

    private CodeBlock read(JsonType type, Property property) {
        return switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean primitive) -> scalar(kind, primitive);
            case JsonType.Choice choice -> CodeBlock.of("arguments.read($N)", members.choice(choice));
            case JsonType.Sequence(JsonType.Shape shape, Use element)
            when directly(type) -> sequence(shape, element.type());
            default -> CodeBlock.of("arguments.read($N)", members.reader(type, property.javaName()));
        };
    }

    private static CodeBlock scalar(ScalarKind kind, boolean primitive) {
        if (primitive) {
            return switch (kind) {
                case INT -> CodeBlock.of("arguments.readInt()");
                case LONG -> CodeBlock.of("arguments.readLong()");
                case DOUBLE -> CodeBlock.of("arguments.readDouble()");
                case BOOLEAN -> CodeBlock.of("arguments.readBoolean()");
                case BYTE -> CodeBlock.of("arguments.read($T.BYTE, (byte) 0)", Runtime.SCALARS);
                case SHORT -> CodeBlock.of("arguments.read($T.SHORT, (short) 0)", Runtime.SCALARS);
                case FLOAT -> CodeBlock.of("arguments.read($T.FLOAT, 0f)", Runtime.SCALARS);
                default -> CodeBlock.of("arguments.read($T.CHAR, ' ')", Runtime.SCALARS);
            };
        }
        return kind == ScalarKind.STRING
                ? CodeBlock.of("arguments.readString()")
                : CodeBlock.of("arguments.read($T.$L)", Runtime.SCALARS, kind.name());
    }

    private CodeBlock sequence(JsonType.Shape shape, JsonType element) {
        CodeBlock scalar = element instanceof JsonType.Choice choice
                ? CodeBlock.of("$N", members.choice(choice))
                : CodeBlock.of(
                        "$T.$L",
                        Runtime.SCALARS,
                        ((JsonType.Scalar) element).kind().name());
        return switch (shape) {
            case LIST, COLLECTION -> CodeBlock.of("arguments.readList($L)", scalar);
            case SET -> CodeBlock.of("arguments.readSet($L)", scalar);
            case ARRAY -> CodeBlock.of("arguments.readArray($L, $T[]::new)", scalar, JavaTypes.of(element));
            default -> throw new IllegalArgumentException("Jackson reads " + shape);
        };
    }

    /** Whether a value is read straight from the parser, so that it holds no nulls. */
    private static boolean directly(JsonType type) {
        return switch (type) {
            case JsonType.Scalar _, JsonType.Choice _ -> true;
            case JsonType.Sequence(JsonType.Shape shape, Use element) ->
                shape.direct()
                        && !element.nullable()
                        && !element.mustBeAbsent()
                        && (element.type() instanceof JsonType.Choice
                                || element.type() instanceof JsonType.Scalar(ScalarKind kind, boolean primitive)
                                        && !primitive
                                        && (shape != JsonType.Shape.ARRAY || kind != ScalarKind.BYTES));
            default -> false;
        };
    }
}
