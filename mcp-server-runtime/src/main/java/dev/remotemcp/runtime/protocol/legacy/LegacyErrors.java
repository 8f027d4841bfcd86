package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.pipeline.Failure;

/**
 * The error code and the HTTP status of every kind of failure.
 *
 * <p>What a method answers is a response like any other, with status 200; other statuses are the transport's.
 *
 * @param code JSON-RPC error code
 * @param status HTTP status before a stream has started
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/resources">MCP 2025-11-25, Resources,
 *     Error Handling</a>
 */
record LegacyErrors(int code, int status) {
    static LegacyErrors of(Failure.Kind kind) {
        return switch (kind) {
            case MALFORMED_JSON -> new LegacyErrors(-32700, 400);
            case INVALID_REQUEST, INVALID_ENVELOPE, HEADER_MISMATCH, UNSUPPORTED_VERSION ->
                new LegacyErrors(-32600, 400);
            case BODY_TOO_LARGE -> new LegacyErrors(-32600, 413);
            case UNSUPPORTED_MEDIA_TYPE -> new LegacyErrors(-32600, 415);
            case METHOD_NOT_ALLOWED -> new LegacyErrors(-32600, 405);
            case FORBIDDEN -> new LegacyErrors(-32600, 403);
            case DENIED -> new LegacyErrors(-31403, 403); // unless the denial says otherwise
            case BODY_TIMEOUT -> new LegacyErrors(-32600, 408);
            case UNKNOWN_METHOD -> new LegacyErrors(-32601, 200);
            case INVALID_PARAMS -> new LegacyErrors(-32602, 200);
            case RESOURCE_NOT_FOUND -> new LegacyErrors(-32002, 200);
            case BUSY -> new LegacyErrors(-32603, 503);
            case CALLER_BUSY -> new LegacyErrors(-32603, 429); // RFC 6585, section 4; 503 would blame the server
            case MISSING_CAPABILITY, TIMEOUT, INTERNAL -> new LegacyErrors(-32603, 200);
        };
    }
}
