package dev.remotemcp.runtime.call;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Values still being computed, encoded when they arrive; cancelling the result cancels their computation. */
final class Later {
    private Later() {}

    static <T extends @Nullable Object, O> CompletionStage<O> of(CompletionStage<T> stage, Function<T, O> encode) {
        CompletableFuture<O> output = stage.thenApply(encode).toCompletableFuture();
        output.whenComplete((value, failure) -> {
            if (output.isCancelled()) {
                stage.toCompletableFuture().cancel(true);
            }
        });
        return output;
    }

    static <T, O> CompletionStage<O> of(Mono<T> mono, Function<@Nullable T, O> encode) {
        CompletableFuture<O> output = new CompletableFuture<>();
        Disposable subscription = mono.subscribe(
                value -> complete(output, encode, value),
                output::completeExceptionally,
                () -> complete(output, encode, null));
        output.whenComplete((value, failure) -> {
            if (output.isCancelled()) {
                subscription.dispose();
            }
        });
        return output;
    }

    static <T, O> CompletionStage<O> of(Flux<T> flux, Function<List<T>, O> encode) {
        return of(flux.collectList(), values -> encode.apply(values == null ? List.of() : values));
    }

    private static <T, O> void complete(
            CompletableFuture<O> output, Function<@Nullable T, O> encode, @Nullable T value) {
        if (output.isDone()) {
            return;
        }
        try {
            output.complete(encode.apply(value));
        } catch (RuntimeException e) {
            output.completeExceptionally(e);
        }
    }
}
