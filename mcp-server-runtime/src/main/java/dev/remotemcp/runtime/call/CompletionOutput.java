package dev.remotemcp.runtime.call;

import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a completion's handler returned, before a dialect writes it to the wire. */
public sealed interface CompletionOutput {
    /** All suggestions; the dialect cuts them to the protocol's 100. */
    record Values(List<String> values) implements CompletionOutput {}

    /** A result that the handler assembled itself. */
    record Result(CompleteResult result) implements CompletionOutput {}

    /** An output that is still being computed. */
    record Later(CompletionStage<CompletionOutput> stage) implements CompletionOutput, Deferred<CompletionOutput> {}
}
