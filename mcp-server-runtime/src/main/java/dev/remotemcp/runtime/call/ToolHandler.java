package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;

/** Decodes, invokes and encodes one tool; generated for annotated methods. */
@FunctionalInterface
public interface ToolHandler {
    /**
     * Runs the tool.
     *
     * @param arguments the decoded-on-demand arguments
     * @throws InvalidArgumentsException if they do not fit
     * @throws Exception whatever the user's method throws
     */
    ToolOutput call(Arguments arguments, McpContext context) throws Exception;
}
