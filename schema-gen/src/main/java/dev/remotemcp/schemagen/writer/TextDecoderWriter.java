package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.util.List;
import java.util.Optional;

/** Writes the statements that read arguments which are all text: of prompts, templates and completions. */
final class TextDecoderWriter {
    private final Members members;
    private final CheckWriter checks;

    TextDecoderWriter(Members members) {
        this.members = members;
        this.checks = new CheckWriter(members);
    }

    /** Declares one variable per property, under the allocator's name for it, and fills it. */
    CodeBlock decode(List<Property> properties, NameAllocator names) {
        if (properties.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (Property property : properties) {
            code.addStatement("$T $N = $L", JavaTypes.of(property.use().type()), names.get(property), read(property));
        }
        for (Property property : properties) {
            if (property.required()) {
                code.addStatement("arguments.require($S)", property.name());
            }
        }
        for (Property property : properties) {
            code.add(checks.check(property, CheckWriter.present(property, names.get(property)), false));
        }
        return code.addStatement("arguments.verify()").build();
    }

    private CodeBlock read(Property property) {
        JsonType type = property.use().type();
        JsonType present = property.use().present().type();
        Optional<CodeBlock> literal = property.defaultText().map(text -> Literals.of(text, present));
        if (type instanceof JsonType.Maybe) {
            return optional(property, present, literal);
        }
        boolean primitive = type instanceof JsonType.Scalar(var _, boolean p) && p;
        Optional<CodeBlock> otherwise = literal.or(() -> primitive ? Optional.of(zero(type)) : Optional.empty());
        if (type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind == ScalarKind.STRING) {
            return otherwise
                    .map(value -> CodeBlock.of("arguments.read($S, $L)", property.name(), value))
                    .orElse(CodeBlock.of("arguments.read($S)", property.name()));
        }
        return otherwise
                .map(value -> CodeBlock.of("arguments.read($S, $L, $L)", property.name(), scalar(type), value))
                .orElse(CodeBlock.of("arguments.read($S, $L)", property.name(), scalar(type)));
    }

    private CodeBlock optional(Property property, JsonType present, Optional<CodeBlock> literal) {
        TypeName java = JavaTypes.of(property.use().type());
        boolean string = present instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind == ScalarKind.STRING;
        if (java instanceof ParameterizedTypeName generic) {
            CodeBlock read = string
                    ? CodeBlock.of("arguments.read($S)", property.name())
                    : CodeBlock.of("arguments.read($S, $L)", property.name(), scalar(present));
            CodeBlock value = CodeBlock.of("$T.ofNullable($L)", generic.rawType(), read);
            return literal.map(other -> CodeBlock.of("$L.or(() -> $T.of($L))", value, generic.rawType(), other))
                    .orElse(value);
        }
        CodeBlock empty =
                literal.map(other -> CodeBlock.of("$T.of($L)", java, other)).orElse(CodeBlock.of("$T.empty()", java));
        return CodeBlock.of(
                "arguments.has($1S) ? $2T.of(arguments.read($1S, $3L, $4L)) : $5L",
                property.name(),
                java,
                scalar(present),
                zero(present),
                empty);
    }

    private CodeBlock scalar(JsonType type) {
        return type instanceof JsonType.Choice choice
                ? CodeBlock.of("$N", members.choice(choice))
                : CodeBlock.of(
                        "$T.$L",
                        Runtime.SCALARS,
                        ((JsonType.Scalar) type).kind().name());
    }

    private static CodeBlock zero(JsonType type) {
        return CodeBlock.of(
                switch (((JsonType.Scalar) type).kind()) {
                    case BOOLEAN -> "false";
                    case CHAR -> "' '";
                    case BYTE -> "(byte) 0";
                    case SHORT -> "(short) 0";
                    case LONG -> "0L";
                    case FLOAT -> "0f";
                    case DOUBLE -> "0d";
                    default -> "0";
                });
    }
}
