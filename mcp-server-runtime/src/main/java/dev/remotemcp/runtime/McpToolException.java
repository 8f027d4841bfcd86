package dev.remotemcp.runtime;

import java.util.Map;

/**
 * A failure whose message is meant for the model: it arrives word for word as a result with {@code isError: true}.
 * Every other exception reaches the client only as a generic message with an error id.
 */
public class McpToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> meta;

    /** A failure with what the model should know: what went wrong and what to try instead. */
    public McpToolException(String message) {
        this(message, Map.of());
    }

    /** The same with a cause, which goes to the log only. */
    public McpToolException(String message, Throwable cause) {
        super(message, cause);
        this.meta = Map.of();
    }

    /**
     * A failure that programs can read as well.
     *
     * @param meta entries of the result's {@code _meta}, each a value that Jackson can write; of a failure that is no
     *     tool's, the error's {@code data}
     */
    public McpToolException(String message, Map<String, Object> meta) {
        super(message);
        this.meta = Map.copyOf(meta);
    }

    /** What programs can read; empty if nothing was said. */
    public Map<String, Object> meta() {
        return meta;
    }
}
