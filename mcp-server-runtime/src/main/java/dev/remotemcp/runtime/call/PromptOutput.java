package dev.remotemcp.runtime.call;

import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a prompt's handler returned, before a dialect writes it to the wire. */
public sealed interface PromptOutput {
    /** One message of the user. */
    record Text(String text) implements PromptOutput {}

    /** Messages of either role. */
    record Messages(List<PromptMessage> messages) implements PromptOutput {}

    /** A result that the handler assembled itself. */
    record Result(GetPromptResult result) implements PromptOutput {}

    /** An output that is still being computed. */
    record Later(CompletionStage<PromptOutput> stage) implements PromptOutput, Deferred<PromptOutput> {}
}
