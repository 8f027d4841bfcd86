package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ResourceOutputs;
import dev.remotemcp.runtime.catalog.Access;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a binding of what was said about a resource and what was declared before. */
final class ResourceAssembly {
    private final ObjectWriter writer;

    ResourceAssembly(McpJson json) {
        this.writer = json.mapper().writer();
    }

    /** A new resource, or one that takes the place of another but keeps its facts. */
    ResourceBinding define(
            McpResourceBuilder resource, McpResourceFunction function, Optional<ResourceBinding> declared) {
        ObjectNode descriptor = resource.over(declared.map(binding -> DescriptorJson.read(binding.descriptor()))
                .orElseGet(() -> plain(resource)));
        return new ResourceBinding(
                resource.uri(),
                DescriptorJson.write(descriptor),
                descriptor.path("mimeType").asString("text/plain"),
                resource.cache()
                        .orElseGet(() -> declared.map(ResourceBinding::cache).orElse(CacheHint.DEFAULT)),
                resource.execution().orElse(Execution.VIRTUAL_THREAD),
                (variables, context) -> encode(function.read(new McpTexts(variables.values()), context)),
                declared.map(ResourceBinding::access).orElse(Access.OPEN).and(resource.access()));
    }

    /** The declared resource with other facts. */
    ResourceBinding refine(McpResourceBuilder resource, ResourceBinding declared) {
        ObjectNode descriptor = resource.over(DescriptorJson.read(declared.descriptor()));
        return new ResourceBinding(
                resource.uri(),
                DescriptorJson.write(descriptor),
                descriptor.path("mimeType").asString(declared.mimeType()),
                resource.cache().orElse(declared.cache()),
                resource.execution().orElse(declared.execution()),
                declared.handler(),
                declared.access().and(resource.access()));
    }

    private static ObjectNode plain(McpResourceBuilder resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(resource.template() ? "uriTemplate" : "uri", resource.uri())
                .put("name", resource.uri())
                .put("mimeType", "text/plain");
    }

    private ResourceOutput encode(@Nullable Object result) {
        return switch (result) {
            case ResourceOutput output -> output;
            case ReadResourceResult assembled -> ResourceOutputs.result(assembled);
            case ResourceContents contents -> ResourceOutputs.content(contents);
            case Collection<?> several when isContents(several) -> ResourceOutputs.contents(contents(several));
            case byte[] bytes -> ResourceOutputs.bytes(bytes);
            case Optional<?> optional -> encode(optional.orElse(null));
            case CompletionStage<?> stage -> ResourceOutputs.later(stage, this::encode);
            case Mono<?> mono -> ResourceOutputs.later(mono, this::encode);
            case Flux<?> flux -> ResourceOutputs.later(flux, this::encode);
            case null -> ResourceOutputs.text(null);
            default ->
                Texts.is(result)
                        ? ResourceOutputs.text(Texts.of(result, writer))
                        : ResourceOutputs.structured(result, writer);
        };
    }

    private static boolean isContents(Collection<?> several) {
        return !several.isEmpty() && several.stream().allMatch(ResourceContents.class::isInstance);
    }

    private static Collection<ResourceContents> contents(Collection<?> several) {
        return several.stream().map(ResourceContents.class::cast).toList();
    }
}
