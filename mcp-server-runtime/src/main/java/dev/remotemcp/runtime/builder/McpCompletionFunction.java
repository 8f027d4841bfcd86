package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.McpContext;
import org.jspecify.annotations.Nullable;

/** Suggests values of one argument of a prompt, or of one variable of a resource template. */
@FunctionalInterface
public interface McpCompletionFunction {
    /**
     * Suggests values.
     *
     * @param value what the user has typed so far
     * @param chosen the arguments chosen before, and the one being completed
     * @return a collection or array of {@code String}, a {@code CompleteResult}, or a {@code CompletionStage} or
     *     {@code Mono} of these; null suggests nothing
     * @throws Exception of which the client learns an error id
     */
    @Nullable
    Object complete(String value, McpTexts chosen, McpContext context) throws Exception;
}
