package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;

/** Decodes, invokes and encodes one resource; generated for annotated methods. */
@FunctionalInterface
public interface ResourceHandler {
    /**
     * Runs the resource.
     *
     * @param variables the URI template's variables, percent-decoded; empty for a fixed URI
     * @throws InvalidArgumentsException if they do not fit
     * @throws Exception whatever the user's method throws
     */
    ResourceOutput read(TextArguments variables, McpContext context) throws Exception;
}
