package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;

/** Decodes, invokes and encodes one completion; generated for annotated methods. */
@FunctionalInterface
public interface CompletionHandler {
    /**
     * Runs the completion.
     *
     * @param arguments the argument being completed and the ones already chosen
     * @throws InvalidArgumentsException if they do not fit
     * @throws Exception whatever the user's method throws
     */
    CompletionOutput complete(TextArguments arguments, McpContext context) throws Exception;
}
