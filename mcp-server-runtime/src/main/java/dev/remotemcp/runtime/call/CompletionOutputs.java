package dev.remotemcp.runtime.call;

import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** From what a completion's method returns to its {@link CompletionOutput}; generated code calls these. */
public final class CompletionOutputs {
    private static final CompletionOutput EMPTY = new CompletionOutput.Values(List.of());

    private CompletionOutputs() {}

    /** Suggestions; none for null. */
    public static CompletionOutput contents(@Nullable Collection<String> values) {
        return values == null ? EMPTY : new CompletionOutput.Values(List.copyOf(values));
    }

    /** Suggestions; none for null. */
    public static CompletionOutput contents(String @Nullable [] values) {
        return values == null ? EMPTY : new CompletionOutput.Values(List.of(values));
    }

    /** A result that the method assembled itself. */
    public static CompletionOutput result(@Nullable CompleteResult result) {
        return result == null ? EMPTY : new CompletionOutput.Result(result);
    }

    /** Whatever a stage completes with. */
    public static <T> CompletionOutput later(CompletionStage<T> stage, Function<T, CompletionOutput> encode) {
        return new CompletionOutput.Later(Later.of(stage, encode));
    }

    /** Whatever a {@code Mono} emits; {@code encode} gets null when it is empty. */
    public static <T> CompletionOutput later(Mono<T> mono, Function<@Nullable T, CompletionOutput> encode) {
        return new CompletionOutput.Later(Later.of(mono, encode));
    }
}
