package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.McpContext;
import org.jspecify.annotations.Nullable;

/** Makes the messages of a prompt. */
@FunctionalInterface
public interface McpPromptFunction {
    /**
     * Makes the messages.
     *
     * @return text or any of the SDK's content blocks for one message of the user, a collection of blocks, a
     *     {@code PromptMessage} or a collection of them, a {@code GetPromptResult}; or a {@code CompletionStage},
     *     {@code Mono}, {@code Optional} of these, or a {@code Flux} of messages or blocks. Null means no message.
     * @throws Exception of which the client learns an error id
     */
    @Nullable
    Object get(McpTexts arguments, McpContext context) throws Exception;
}
