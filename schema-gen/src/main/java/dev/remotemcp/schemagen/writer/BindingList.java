package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.schema.DescriptorWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the expressions that make the bindings. */
final class BindingList {
    private BindingList() {}

    static CodeBlock binding(Handler handler, String method, Component component) {
        CodeBlock execution = CodeBlock.of(
                "$T.$L", Runtime.EXECUTION, handler.method().nonBlocking() ? "EVENT_LOOP" : "VIRTUAL_THREAD");
        return switch (handler) {
            case Handler.Tool tool ->
                CodeBlock.of(
                        "new $T($S, file.get($S, $S), $L, $L, this::$N)",
                        Runtime.TOOL_BINDING,
                        tool.facts().name(),
                        "tools",
                        tool.facts().name(),
                        headers(tool, component),
                        execution,
                        method);
            case Handler.Prompt prompt ->
                CodeBlock.of(
                        "new $T($S, file.get($S, $S), $L, this::$N)",
                        Runtime.PROMPT_BINDING,
                        prompt.facts().name(),
                        "prompts",
                        prompt.facts().name(),
                        execution,
                        method);
            case Handler.Resource resource ->
                CodeBlock.of(
                        "new $T($S, file.get($S, $S), $S, $L, $L, this::$N)",
                        Runtime.RESOURCE_BINDING,
                        resource.uri(),
                        resource.template() ? "resourceTemplates" : "resources",
                        resource.uri(),
                        DescriptorWriter.mimeType(resource),
                        cache(resource),
                        execution,
                        method);
            case Handler.Completion completion ->
                CodeBlock.of(
                        "new $T(new $T.Target.$L($S), $S, $L, this::$N)",
                        Runtime.COMPLETION_BINDING,
                        Runtime.COMPLETION_BINDING,
                        completion.prompt().isEmpty() ? "Template" : "Prompt",
                        completion.prompt().isEmpty() ? completion.resource() : completion.prompt(),
                        completion.argument(),
                        execution,
                        method);
        };
    }

    private static CodeBlock cache(Handler.Resource resource) {
        return resource.ttlMs() < 0 && !resource.cachePublic()
                ? CodeBlock.of("$T.DEFAULT", Runtime.CACHE_HINT)
                : CodeBlock.of("new $T($L, $L)", Runtime.CACHE_HINT, resource.ttlMs(), resource.cachePublic());
    }

    private static CodeBlock headers(Handler.Tool tool, Component component) {
        List<CodeBlock> headers = new ArrayList<>();
        collect(tool.method().arguments(), List.of(), component, new HashSet<>(), headers);
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(headers, ", "));
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
            if (type instanceof JsonType.Composite(_, _, String key) && visited.add(key)) {
                Definition definition = component.definitions().get(key);
                if (definition != null) {
                    collect(definition.properties(), here, component, visited, headers);
                }
                visited.remove(key);
            }
        }
    }

    private static String headerType(JsonType type) {
        return type instanceof JsonType.Scalar(ScalarKind kind, boolean _) ? kind.json().name() : "STRING";
    }
}
