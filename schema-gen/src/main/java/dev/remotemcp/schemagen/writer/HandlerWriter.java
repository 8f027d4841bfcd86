package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import dev.remotemcp.schemagen.model.Handler;
import javax.lang.model.element.Modifier;

/** Writes one method per handler: decode, call, encode. */
final class HandlerWriter {
    private final DecoderWriter decoder;
    private final TextDecoderWriter textDecoder;
    private final CallWriter calls;
    private final Members members;

    HandlerWriter(Members members) {
        this.members = members;
        this.decoder = new DecoderWriter(members, members.strict());
        this.textDecoder = new TextDecoderWriter(members);
        this.calls = new CallWriter(members);
    }

    MethodSpec method(Handler handler, String name) {
        return switch (handler) {
            case Handler.Tool tool -> method(tool, name, Runtime.TOOL_OUTPUT, Runtime.ARGUMENTS, Runtime.TOOL_OUTPUTS);
            case Handler.Resource resource ->
                method(resource, name, Runtime.RESOURCE_OUTPUT, Runtime.TEXT_ARGUMENTS, Runtime.RESOURCE_OUTPUTS);
            case Handler.Prompt prompt ->
                method(prompt, name, Runtime.PROMPT_OUTPUT, Runtime.TEXT_ARGUMENTS, Runtime.PROMPT_OUTPUTS);
            case Handler.Completion completion ->
                method(completion, name, Runtime.COMPLETION_OUTPUT, Runtime.TEXT_ARGUMENTS, Runtime.COMPLETION_OUTPUTS);
        };
    }

    private MethodSpec method(
            Handler handler, String name, ClassName returned, ClassName arguments, ClassName outputs) {
        Handler.Method method = handler.method();
        NameAllocator names = CallWriter.names(method);
        CodeBlock decoding = arguments.equals(Runtime.ARGUMENTS)
                ? decoder.decode(method.arguments(), names)
                : textDecoder.decode(method.arguments(), names);
        MethodSpec.Builder spec = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(returned)
                .addParameter(arguments, "arguments")
                .addParameter(Runtime.CONTEXT, "context");
        if (method.throwing() || method.injected().findAny().isPresent()) {
            spec.addException(Exception.class);
        }
        return spec.addCode(decoding)
                .addCode(new OutputWriter(members, outputs).returning(method, calls.call(method, names)))
                .build();
    }
}
