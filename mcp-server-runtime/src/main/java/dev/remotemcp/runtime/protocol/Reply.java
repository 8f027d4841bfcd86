package dev.remotemcp.runtime.protocol;

import java.util.Map;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param body JSON, or nothing
 * @param headers headers beside {@code Content-Type} and {@code Content-Length}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
public record Reply(int status, byte[] body, Map<String, String> headers) {
    private static final byte[] NOTHING = {};

    /** An answer without more headers. */
    public static Reply of(int status, byte[] body) {
        return new Reply(status, body, Map.of());
    }

    /** An answer without a body. */
    public static Reply empty(int status) {
        return new Reply(status, NOTHING, Map.of());
    }
}
