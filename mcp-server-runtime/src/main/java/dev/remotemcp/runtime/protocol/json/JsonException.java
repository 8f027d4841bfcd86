package dev.remotemcp.runtime.protocol.json;

/** Bytes that are not acceptable JSON. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why the bytes are refused. */
    public enum Reason {
        /** Not JSON (RFC 8259). */
        MALFORMED,
        /** JSON, but beyond a {@link JsonLimits limit}. */
        TOO_LARGE
    }

    private final Reason reason;
    private final String problem;

    JsonException(Reason reason, String problem) {
        super(problem, null, false, false);
        this.reason = reason;
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public String problem() {
        return problem;
    }

    /** Why the bytes are refused. */
    public Reason reason() {
        return reason;
    }
}
