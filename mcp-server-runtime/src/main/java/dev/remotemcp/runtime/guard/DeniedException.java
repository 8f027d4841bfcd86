package dev.remotemcp.runtime.guard;

import dev.remotemcp.runtime.McpToolException;
import java.util.Map;

/**
 * Ends a call because of who makes it. The client gets the HTTP status and the challenge, unless a stream has been
 * started, which no status can follow; then the model gets the message as a result with {@code isError: true}.
 */
public final class DeniedException extends McpToolException {
    private static final long serialVersionUID = 1L;

    private final transient Authentication.Refused answer;

    /**
     * A denial.
     *
     * @param answer what the client is told while a status can still be sent
     * @param message what the model is told after that
     * @param meta what programs can read of it
     */
    public DeniedException(Authentication.Refused answer, String message, Map<String, Object> meta) {
        super(message, meta);
        this.answer = answer;
    }

    /** What the client is told while a status can still be sent. */
    public Authentication.Refused answer() {
        return answer;
    }
}
