package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Output;
import dev.remotemcp.schemagen.model.Output.Kind;
import dev.remotemcp.schemagen.model.Output.Timing;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.GenericPlaceholderElement;
import java.util.Optional;

/** Reads what a method returns. */
final class OutputReader {
    private static final Use NONE = Use.of(new JsonType.Anything(ClassRef.of("java.lang.Object")));

    private final TypeReader types;

    OutputReader(TypeReader types) {
        this.types = types;
    }

    /** What a kind of handler may return of the SDK's types. */
    enum Role {
        TOOL("Content", "CallToolResult"),
        RESOURCE("ResourceContents", "ReadResourceResult"),
        PROMPT("Content", "GetPromptResult"),
        COMPLETION("", "CompleteResult");

        private final String block;
        private final String result;

        Role(String block, String result) {
            this.block = block;
            this.result = result;
        }
    }

    /**
     * Reads what a method returns.
     *
     * @param nullable whether the method itself says that it may be null
     * @param nullMarked whether what says nothing is never null
     */
    Output read(ClassElement returned, Role role, boolean nullable, boolean nullMarked) {
        String display = TypeReader.display(returned);
        Timing timing = timing(returned);
        ClassElement type = returned;
        if (timing != Timing.NOW) {
            Optional<ClassElement> argument = returned.getFirstTypeArgument();
            if (argument.isEmpty()) {
                return new Output(Kind.UNSUPPORTED, timing, false, false, false, NONE, display);
            }
            type = argument.get();
        }
        if (type.getName().equals(Names.HTTP_STATUS) && role == Role.TOOL) {
            return new Output(Kind.NOTHING, timing, true, false, false, NONE, display);
        }
        boolean response = type.isAssignable(Names.HTTP_RESPONSE) && role == Role.TOOL;
        if (response) {
            Optional<ClassElement> body = body(type);
            if (body.isEmpty() || timing == Timing.FLUX) {
                return new Output(Kind.UNSUPPORTED, timing, true, false, false, NONE, display);
            }
            type = body.get();
        }
        boolean optional = type.getName().equals("java.util.Optional");
        if (optional) {
            type = type.getFirstTypeArgument().orElse(type);
        }
        Use use = NONE;
        Kind kind = timing == Timing.FLUX ? flux(type, role) : kind(type, role);
        boolean maybeNull = false;
        if (kind == Kind.TEXT || kind == Kind.JSON || kind == Kind.BYTES) {
            Use read = types.use(type);
            use = nullMarked ? read : MapValues.nullable(read);
            boolean said = read.nullable() || nullable && timing == Timing.NOW && !response;
            maybeNull = !optional && (said || MapValues.takesNull(read.type()));
        }
        return new Output(kind, timing, response, optional, maybeNull, use, display);
    }

    /** The type of a response's body, if the method says it. */
    private static Optional<ClassElement> body(ClassElement response) {
        return response.getFirstTypeArgument()
                .filter(body -> !body.isWildcard() && !(body instanceof GenericPlaceholderElement));
    }

    private static Timing timing(ClassElement type) {
        return switch (type.getName()) {
            case "java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture" -> Timing.STAGE;
            case "reactor.core.publisher.Mono" -> Timing.MONO;
            case "reactor.core.publisher.Flux" -> Timing.FLUX;
            default -> Timing.NOW;
        };
    }

    private Kind flux(ClassElement type, Role role) {
        return switch (kind(type, role)) {
            case BLOCK -> Kind.BLOCKS;
            case MESSAGE -> Kind.MESSAGES;
            default -> Kind.UNSUPPORTED;
        };
    }

    private Kind kind(ClassElement type, Role role) {
        String name = type.getName();
        if (!type.isArray() && (name.equals("void") || name.equals("java.lang.Void"))) {
            return role == Role.TOOL ? Kind.NOTHING : Kind.UNSUPPORTED;
        }
        if (isSdk(type, role.result) && !type.isArray()) {
            return Kind.RESULT;
        }
        if (role == Role.COMPLETION) {
            return completion(type);
        }
        if (type.isArray()) {
            ClassElement element = type.fromArray();
            if (isSdk(element, role.block)) {
                return Kind.BLOCK_ARRAY;
            }
        } else if (isSdk(type, role.block)) {
            return Kind.BLOCK;
        } else if (role == Role.PROMPT && isSdk(type, "PromptMessage")) {
            return Kind.MESSAGE;
        } else if (type.isAssignable("java.util.Collection")) {
            ClassElement element = type.getFirstTypeArgument().orElse(type);
            if (isSdk(element, role.block)) {
                return Kind.BLOCKS;
            }
            if (role == Role.PROMPT && isSdk(element, "PromptMessage")) {
                return Kind.MESSAGES;
            }
        }
        JsonType read = types.read(type);
        // Why a class of the user's cannot be described is worth more than a list of what could be returned.
        boolean explained = read instanceof JsonType.Unbindable && !TypeReader.isOfPlatform(name);
        return explained && role != Role.PROMPT ? Kind.JSON : value(read, role);
    }

    private static Kind value(JsonType type, Role role) {
        return switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _)
            when kind == ScalarKind.BYTES -> role == Role.RESOURCE ? Kind.BYTES : Kind.UNSUPPORTED;
            case JsonType.Scalar _, JsonType.Choice _ -> Kind.TEXT;
            case JsonType.Unbindable _, JsonType.Maybe _ -> Kind.UNSUPPORTED;
            default -> role == Role.PROMPT ? Kind.UNSUPPORTED : Kind.JSON;
        };
    }

    private static Kind completion(ClassElement type) {
        boolean array = type.isArray() && type.fromArray().getName().equals("java.lang.String");
        if (array) {
            return Kind.BLOCK_ARRAY;
        }
        boolean collection = type.isAssignable("java.util.Collection")
                && type.getFirstTypeArgument()
                        .filter(element -> element.getName().equals("java.lang.String"))
                        .isPresent();
        return collection ? Kind.BLOCKS : Kind.UNSUPPORTED;
    }

    private static boolean isSdk(ClassElement type, String simpleName) {
        return !simpleName.isEmpty()
                && (type.getName().equals(Names.SDK + simpleName)
                        || type.isAssignable((Names.SDK + simpleName).replace('$', '.')));
    }
}
