package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.CompletionHandler;
import dev.remotemcp.runtime.call.CompletionOutput;
import dev.remotemcp.runtime.call.CompletionOutputs;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.catalog.CompletionBinding;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes bindings of completions. */
final class CompletionResults {
    private CompletionResults() {}

    static CompletionBinding binding(
            CompletionBinding.Target target, String argument, Execution execution, McpCompletionFunction function) {
        CompletionHandler handler = (given, context) -> {
            McpTexts chosen = new McpTexts(given.values());
            return encode(function.complete(chosen.find(argument).orElse(""), chosen, context));
        };
        return new CompletionBinding(target, argument, execution, handler);
    }

    private static CompletionOutput encode(@Nullable Object result) {
        return switch (result) {
            case CompletionOutput output -> output;
            case CompleteResult assembled -> CompletionOutputs.result(assembled);
            case String[] values -> CompletionOutputs.contents(values);
            case Collection<?> values ->
                CompletionOutputs.contents(values.stream().map(String::valueOf).toList());
            case CompletionStage<?> stage -> CompletionOutputs.later(stage, CompletionResults::encode);
            case Mono<?> mono -> CompletionOutputs.later(mono, CompletionResults::encode);
            case null -> CompletionOutputs.contents((Collection<String>) null);
            default ->
                throw new IllegalStateException("A completion returned a "
                        + result.getClass().getName() + ": return a collection of String or a CompleteResult");
        };
    }
}
