package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.call.ToolOutputs;
import dev.remotemcp.runtime.schema.JsonSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.NullNode;

/** From what a tool's function returns to its output, as for annotated methods, whose types are known earlier. */
final class ToolResults {
    private final ObjectWriter writer;
    private final boolean declared;
    private final boolean nullable;

    /**
     * Results of one tool.
     *
     * @param schema its output schema; with one, what is no content of the SDK's is structured content
     * @param type what structured content is made of, if it is known
     */
    ToolResults(McpJson json, Optional<JsonSchema> schema, Optional<Type> type) {
        this.writer = type.map(known -> json.mapper().writerFor(json.mapper().constructType(known)))
                .orElseGet(() -> json.mapper().writer());
        this.declared = schema.isPresent();
        this.nullable = schema.filter(
                        one -> one.violations(NullNode.getInstance()).isEmpty())
                .isPresent();
    }

    ToolOutput encode(@Nullable Object result) {
        return switch (result) {
            case ToolOutput output -> output;
            case CallToolResult assembled -> ToolOutputs.result(assembled);
            case Content block -> ToolOutputs.content(block);
            case Collection<?> several when isContent(several) -> ToolOutputs.contents(blocks(several));
            case Optional<?> optional -> encode(optional.orElse(null));
            case CompletionStage<?> stage -> ToolOutputs.later(stage, this::encode);
            case Mono<?> mono -> ToolOutputs.later(mono, this::encode);
            case Flux<?> flux -> ToolOutputs.later(flux, this::encode);
            case null -> nothing();
            default -> declared || !isText(result) ? ToolOutputs.structured(result, writer) : text(result);
        };
    }

    private ToolOutput nothing() {
        if (!declared) {
            return ToolOutput.EMPTY;
        }
        return nullable ? ToolOutputs.structuredOrNull(null, writer) : ToolOutputs.structured(null, writer);
    }

    private boolean isContent(Collection<?> several) {
        return several.isEmpty() ? !declared : several.stream().allMatch(Content.class::isInstance);
    }

    private static Collection<Content> blocks(Collection<?> several) {
        return several.stream().map(Content.class::cast).toList();
    }

    private ToolOutput text(Object value) {
        return ToolOutputs.text(Texts.of(value, writer));
    }

    private static boolean isText(Object value) {
        return Texts.is(value) && !(value instanceof JsonNode);
    }
}
