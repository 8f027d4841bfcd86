package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Demands;
import dev.remotemcp.schemagen.model.Described;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.schema.DescriptorWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the expressions that make the bindings. */
final class BindingList {
    private BindingList() {}

    static CodeBlock binding(Handler handler, String method, Component component) {
        CodeBlock execution = CodeBlock.of(
                "$T.$L", Runtime.EXECUTION, handler.method().execution().name());
        CodeBlock reference = CodeBlock.of("this::$N", method);
        CodeBlock binding = open(handler, component, execution, reference);
        Demands demands = handler.method().demands();
        return demands.isEmpty() || handler instanceof Handler.Completion
                ? binding
                : CodeBlock.of("$L\n$>$>.requiring($L)$<$<", binding, access(demands));
    }

    private static CodeBlock access(Demands demands) {
        List<CodeBlock> parts = new ArrayList<>();
        parts.add(CodeBlock.of("$T.OPEN", Runtime.ACCESS));
        if (!demands.scopes().isEmpty()) {
            parts.add(CodeBlock.of("withScopes($L)", strings(demands.scopes())));
        }
        demands.roles().forEach(oneOf -> parts.add(CodeBlock.of("withRole($L)", strings(oneOf))));
        return CodeBlock.join(parts, ".");
    }

    private static CodeBlock strings(List<String> values) {
        return values.stream().map(value -> CodeBlock.of("$S", value)).collect(CodeBlock.joining(", "));
    }

    private static CodeBlock open(Handler handler, Component component, CodeBlock execution, CodeBlock reference) {
        return switch (handler) {
            case Handler.Tool tool -> tool(tool, component, execution, reference);
            case Handler.Prompt prompt ->
                make(
                        Runtime.PROMPT_BINDING,
                        CodeBlock.of("$S", prompt.facts().name()),
                        descriptor("prompts", prompt.facts().name()),
                        execution,
                        reference);
            case Handler.Resource resource ->
                make(
                        Runtime.RESOURCE_BINDING,
                        CodeBlock.of("$S", resource.uri()),
                        descriptor(resource.template() ? "resourceTemplates" : "resources", resource.uri()),
                        CodeBlock.of("$S", DescriptorWriter.mimeType(resource)),
                        cache(resource),
                        execution,
                        reference);
            case Handler.Completion completion ->
                make(
                        Runtime.COMPLETION_BINDING,
                        CodeBlock.of(
                                "new $T.Target.$L($S)",
                                Runtime.COMPLETION_BINDING,
                                completion.prompt().isEmpty() ? "Template" : "Prompt",
                                completion.prompt().isEmpty() ? completion.resource() : completion.prompt()),
                        CodeBlock.of("$S", completion.argument()),
                        execution,
                        reference);
        };
    }

    private static CodeBlock tool(Handler.Tool tool, Component component, CodeBlock execution, CodeBlock reference) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$S", tool.facts().name()));
        arguments.add(descriptor("tools", tool.facts().name()));
        List<CodeBlock> headers = headers(tool, component);
        if (!headers.isEmpty()) {
            arguments.add(CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(headers, ", ")));
        }
        arguments.add(execution);
        arguments.add(reference);
        return make(Runtime.TOOL_BINDING, arguments.toArray(CodeBlock[]::new));
    }

    /** The binding of a tool's user interface. */
    static CodeBlock app(String tool) {
        return CodeBlock.of("$T.declared($S, $L)", Runtime.APP_BINDING, tool, descriptor("apps", tool));
    }

    /** The binding of a form. */
    static CodeBlock form(Component component, String method) {
        return CodeBlock.of(
                "new $T<>(\n$>$>$T.class,\n$L,\nthis::$N$<$<)",
                Runtime.FORM_BINDING,
                JavaTypes.of(component.type()),
                descriptor("forms", component.type().binaryName()),
                method);
    }

    /** The binding of a described type. */
    static CodeBlock described(Described described, ClassName user) {
        return make(
                Runtime.SCHEMA_BINDING,
                described
                        .field()
                        .map(field -> CodeBlock.of("$T.$N.getType()", user, field))
                        .orElseGet(() -> CodeBlock.of("$T.class", user)),
                schema("inputSchemas", described.key(), described.input().isPresent()),
                schema("outputSchemas", described.key(), described.output().isPresent()));
    }

    private static CodeBlock schema(String kind, String key, boolean present) {
        return present
                ? CodeBlock.of("$T.of($L)", Optional.class, descriptor(kind, key))
                : CodeBlock.of("$T.empty()", Optional.class);
    }

    private static CodeBlock make(ClassName type, CodeBlock... arguments) {
        return CodeBlock.of("new $T(\n$>$>$L$<$<)", type, CodeBlock.join(List.of(arguments), ",\n"));
    }

    private static CodeBlock descriptor(String kind, String key) {
        return CodeBlock.of("file.get($S, $S)", kind, key);
    }

    private static CodeBlock cache(Handler.Resource resource) {
        return resource.ttlMs() < 0 && !resource.cachePublic()
                ? CodeBlock.of("$T.DEFAULT", Runtime.CACHE_HINT)
                : CodeBlock.of("new $T($L, $L)", Runtime.CACHE_HINT, resource.ttlMs(), resource.cachePublic());
    }

    private static List<CodeBlock> headers(Handler.Tool tool, Component component) {
        List<CodeBlock> headers = new ArrayList<>();
        collect(tool.method().arguments(), List.of(), component, new HashSet<>(), headers);
        return headers;
    }

    private static void collect(
            List<Property> properties,
            List<String> path,
            Component component,
            Set<String> visited,
            List<CodeBlock> headers) {
        for (Property property : properties) {
            List<String> here = new ArrayList<>(path);
            here.add(property.name());
            JsonType type = property.use().present().type();
            property.header()
                    .ifPresent(header -> headers.add(CodeBlock.of(
                            "new $1T($2S, $3T.of($4L), $1T.Type.$5L)",
                            Runtime.HEADER_ARGUMENT,
                            header,
                            List.class,
                            here.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", ")),
                            headerType(type))));
            if (type instanceof JsonType.Composite(var _, var _, String key) && visited.add(key)) {
                Definition definition = component.inputs().get(key);
                if (definition != null) {
                    collect(definition.properties(), here, component, visited, headers);
                }
                visited.remove(key);
            }
        }
    }

    private static String headerType(JsonType type) {
        return switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _) -> kind.json().name();
            case JsonType.Choice choice -> choice.json().name();
            default -> "STRING";
        };
    }
}
