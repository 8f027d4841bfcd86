package dev.remotemcp.runtime.call;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;

/** From what a tool's method returns to its {@link ToolOutput}; generated code calls these. */
public final class ToolOutputs {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private ToolOutputs() {}

    /** A text block; nothing for null. */
    public static ToolOutput text(@Nullable Object value) {
        return value == null ? ToolOutput.EMPTY : new ToolOutput.Text(Scalars.text(value));
    }

    /** One content block; nothing for null. */
    public static ToolOutput content(@Nullable Content block) {
        return block == null ? ToolOutput.EMPTY : new ToolOutput.Contents(List.of(block));
    }

    /** Content blocks; nothing for null. */
    public static ToolOutput contents(@Nullable Collection<? extends Content> blocks) {
        return blocks == null ? ToolOutput.EMPTY : new ToolOutput.Contents(List.copyOf(blocks));
    }

    /** Content blocks; nothing for null. */
    public static ToolOutput contents(Content @Nullable [] blocks) {
        return blocks == null ? ToolOutput.EMPTY : new ToolOutput.Contents(List.of(blocks));
    }

    /**
     * Structured content.
     *
     * @throws IllegalStateException for null, which the output schema does not allow
     */
    public static ToolOutput structured(@Nullable Object value, ObjectWriter writer) {
        if (value == null) {
            throw new IllegalStateException(
                    "The tool returned null where its output schema wants a value: return an Optional or @Nullable if there may be"
                            + " none");
        }
        return written(value, writer);
    }

    private static ToolOutput written(Object value, ObjectWriter writer) {
        ResultJson json = ResultJson.of(value, writer);
        return json.hasNulls() ? new ToolOutput.WithNulls(json.bytes()) : new ToolOutput.Structured(json.bytes());
    }

    /** Structured content, or JSON's null where there is no value; for results whose output schema allows null. */
    public static ToolOutput structuredOrNull(@Nullable Object value, ObjectWriter writer) {
        return value == null ? new ToolOutput.Structured(NULL.clone()) : written(value, writer);
    }

    /** A result that the method assembled itself. */
    public static ToolOutput result(@Nullable CallToolResult result) {
        return result == null ? ToolOutput.EMPTY : new ToolOutput.Result(result);
    }

    /** Whatever a stage completes with. */
    public static <T> ToolOutput later(CompletionStage<T> stage, Function<T, ToolOutput> encode) {
        return new ToolOutput.Later(Later.of(stage, encode));
    }

    /** Whatever a {@code Mono} emits; {@code encode} gets null when it is empty. */
    public static <T> ToolOutput later(Mono<T> mono, Function<@Nullable T, ToolOutput> encode) {
        return new ToolOutput.Later(Later.of(mono, encode));
    }

    /** Everything that a {@code Flux} emits. */
    public static <T> ToolOutput later(Flux<T> flux, Function<List<T>, ToolOutput> encode) {
        return new ToolOutput.Later(Later.of(flux, encode));
    }
}
