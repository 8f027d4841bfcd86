package dev.remotemcp.runtime;

/**
 * A failure whose message is meant for the model: it arrives word for word as a result with {@code isError: true}.
 * Every other exception reaches the client only as a generic message with an error id.
 */
public class McpToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with what the model should know: what went wrong and what to try instead. */
    public McpToolException(String message) {
        super(message);
    }

    /** The same with a cause, which goes to the log only. */
    public McpToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
