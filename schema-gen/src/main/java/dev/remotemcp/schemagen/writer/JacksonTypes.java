package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;

/** Writes Java types as arguments of {@code McpJson}; composed by calls, since a type token is a class to compile. */
final class JacksonTypes {
    private JacksonTypes() {}

    static CodeBlock of(TypeName type) {
        return switch (type) {
            case ParameterizedTypeName generic ->
                CodeBlock.of(
                        "json.type($T.class, $L)",
                        generic.rawType(),
                        generic.typeArguments().stream().map(JacksonTypes::of).collect(CodeBlock.joining(", ")));
            case WildcardTypeName wildcard -> of(wildcard.upperBounds().getFirst());
            case ArrayTypeName array
            when array.componentType() instanceof ParameterizedTypeName ->
                CodeBlock.of("json.array($L)", of(array.componentType()));
            case ArrayTypeName array
            when array.componentType() instanceof ArrayTypeName inner && isGeneric(inner) ->
                CodeBlock.of("json.array($L)", of(inner));
            default -> CodeBlock.of("$T.class", type);
        };
    }

    private static boolean isGeneric(ArrayTypeName array) {
        return array.componentType() instanceof ParameterizedTypeName
                || array.componentType() instanceof ArrayTypeName inner && isGeneric(inner);
    }
}
