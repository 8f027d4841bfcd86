package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;

/** Decodes, invokes and encodes one prompt; generated for annotated methods. */
@FunctionalInterface
public interface PromptHandler {
    /**
     * Runs the prompt.
     *
     * @param arguments the prompt's arguments
     * @throws InvalidArgumentsException if they do not fit
     * @throws Exception whatever the user's method throws
     */
    PromptOutput get(TextArguments arguments, McpContext context) throws Exception;
}
