package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the call of the user's method. */
final class CallWriter {
    private final Members members;

    CallWriter(Members members) {
        this.members = members;
    }

    /** Names for the arguments' variables, none of which hides what the method itself uses. */
    static NameAllocator names(Handler.Method method) {
        NameAllocator names = new NameAllocator();
        names.newName("arguments");
        names.newName("context");
        names.newName("result");
        if (method.output().response()) {
            names.newName("body");
        }
        for (Parameter parameter : method.parameters()) {
            parameter.argument().ifPresent(property -> names.newName(property.javaName(), property));
        }
        return names;
    }

    /** The call as an expression. */
    CodeBlock call(Handler.Method method, NameAllocator names) {
        List<CodeBlock> values = new ArrayList<>();
        for (Parameter parameter : method.parameters()) {
            values.add(value(parameter, method, names));
        }
        CodeBlock target = method.isStatic()
                ? CodeBlock.of("$T", JavaTypes.of(members.component().type()))
                : CodeBlock.of("target()");
        return CodeBlock.of("$L.$N($L)", target, method.name(), CodeBlock.join(values, ", "));
    }

    private static CodeBlock caller(Parameter.Caller caller) {
        if (caller.optional() || caller.nullable()) {
            CodeBlock found = caller.type()
                    .map(type -> CodeBlock.of("$T.caller(context, $T.class)", Runtime.INJECTORS, JavaTypes.of(type)))
                    .orElseGet(() -> CodeBlock.of("context.principal()"));
            return caller.optional() ? found : CodeBlock.of("$L.orElse(null)", found);
        }
        return caller.type()
                .map(type -> CodeBlock.of("$T.principal(context, $T.class)", Runtime.INJECTORS, JavaTypes.of(type)))
                .orElseGet(() -> CodeBlock.of("$T.principal(context)", Runtime.INJECTORS));
    }

    private CodeBlock value(Parameter parameter, Handler.Method method, NameAllocator names) {
        return switch (parameter) {
            case Parameter.Argument(var property) -> CodeBlock.of("$N", names.get(property));
            case Parameter.Context _ -> CodeBlock.of("context");
            case Parameter.Caller caller -> caller(caller);
            case Parameter.Absent(boolean optional) ->
                optional ? CodeBlock.of("$T.empty()", Optional.class) : CodeBlock.of("null");
            case Parameter.Injected injected -> {
                Members.Injection injection = members.injection(injected, method.name());
                yield CodeBlock.of(
                        "($L) $N.inject($N, context)", injected.type(), injection.injector(), injection.parameter());
            }
        };
    }
}
