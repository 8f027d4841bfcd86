package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import java.util.Optional;

/**
 * A bean that says what clients are told of exceptions that belong to a module or an application, in place of a generic
 * message with an error id. Asked for every exception that a handler throws and the runtime does not know. Thread-safe.
 */
@FunctionalInterface
public interface FailureTranslator {
    /**
     * What the client is told; a {@link dev.remotemcp.runtime.guard.DeniedException} sets status and challenge while
     * that is possible.
     *
     * @param server name of the server that was asked
     * @return nothing if the exception is none of this translator's
     */
    Optional<McpToolException> translate(Throwable failure, McpContext context, String server);
}
