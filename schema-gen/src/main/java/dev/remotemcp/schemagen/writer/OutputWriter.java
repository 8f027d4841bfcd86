package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Output;
import dev.remotemcp.schemagen.model.Output.Kind;
import dev.remotemcp.schemagen.model.Output.Timing;

/** Writes how a method's result becomes an output. */
final class OutputWriter {
    private final Members members;
    private final ClassName outputs;

    /** For one kind of handler, whose outputs one class of the runtime makes. */
    OutputWriter(Members members, ClassName outputs) {
        this.members = members;
        this.outputs = outputs;
    }

    /** The statements that call and return. */
    CodeBlock returning(Handler.Method method, CodeBlock call) {
        Output output = method.output();
        if (output.kind() == Kind.NOTHING && output.timing() == Timing.NOW && !output.response()) {
            return CodeBlock.builder()
                    .addStatement("$L", call)
                    .addStatement("return $T.EMPTY", Runtime.TOOL_OUTPUT)
                    .build();
        }
        if (output.timing() == Timing.NOW) {
            return CodeBlock.builder()
                    .addStatement("return $L", encoded(call, method))
                    .build();
        }
        return CodeBlock.builder()
                .addStatement("return $T.later($L, $L)", outputs, call, encoder(method))
                .build();
    }

    private CodeBlock encoder(Handler.Method method) {
        if (method.output().kind() == Kind.NOTHING && !method.output().response()) {
            return CodeBlock.of("nothing -> $T.EMPTY", Runtime.TOOL_OUTPUT);
        }
        return CodeBlock.of("result -> $L", encoded(CodeBlock.of("result"), method));
    }

    private CodeBlock encoded(CodeBlock value, Handler.Method method) {
        if (!method.output().response()) {
            return content(value, method);
        }
        if (method.output().kind() == Kind.NOTHING) {
            return CodeBlock.of("$T.of($L)", Runtime.HTTP_OUTPUTS, value);
        }
        return CodeBlock.of(
                "$T.of($L, body -> $L)", Runtime.HTTP_OUTPUTS, value, content(CodeBlock.of("body"), method));
    }

    private CodeBlock content(CodeBlock value, Handler.Method method) {
        Output output = method.output();
        CodeBlock given = value;
        boolean json = output.kind() == Kind.JSON;
        if (output.optional()) {
            // An empty Mono hands on null, and so does a response without a body.
            CodeBlock unwrapped = output.timing() == Timing.MONO || output.response()
                    ? CodeBlock.of("$1L == null ? null : $1L.orElse(null)", value)
                    : CodeBlock.of("$L.orElse(null)", value);
            if (json && outputs.equals(Runtime.TOOL_OUTPUTS)) {
                return CodeBlock.of("$T.structuredOrNull($L, $N)", outputs, unwrapped, jsonWriter(method));
            }
            given = unwrapped;
        }
        if (json && output.nullable() && outputs.equals(Runtime.TOOL_OUTPUTS)) {
            return CodeBlock.of("$T.structuredOrNull($L, $N)", outputs, given, jsonWriter(method));
        }
        return switch (output.kind()) {
            case TEXT -> CodeBlock.of("$T.text($L)", outputs, text(given, output));
            case BYTES -> CodeBlock.of("$T.bytes($L)", outputs, given);
            case JSON -> CodeBlock.of("$T.structured($L, $N)", outputs, given, jsonWriter(method));
            case BLOCK -> CodeBlock.of("$T.content($L)", outputs, given);
            case BLOCKS, BLOCK_ARRAY -> CodeBlock.of("$T.contents($L)", outputs, given);
            case MESSAGE -> CodeBlock.of("$T.message($L)", outputs, given);
            case MESSAGES -> CodeBlock.of("$T.messages($L)", outputs, given);
            case RESULT -> CodeBlock.of("$T.result($L)", outputs, given);
            case NOTHING, UNSUPPORTED -> throw new IllegalStateException("The checks let " + output + " through");
        };
    }

    // Enums go by their names on the wire, everything else by toString.
    private CodeBlock text(CodeBlock value, Output output) {
        return output.use().type() instanceof JsonType.Choice choice
                ? CodeBlock.of("$N($L)", members.choiceName(choice), value)
                : value;
    }

    private String jsonWriter(Handler.Method method) {
        return members.writer(method.output().use().type(), method.name());
    }
}
