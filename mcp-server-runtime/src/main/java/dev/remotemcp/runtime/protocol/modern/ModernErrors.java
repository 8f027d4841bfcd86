package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.pipeline.Failure;

/**
 * The error code and the HTTP status of every kind of failure.
 *
 * @param code JSON-RPC error code
 * @param status HTTP status before a stream has started
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">MCP 2026-07-28,
 *     Transports</a>
 */
record ModernErrors(int code, int status) {
    static ModernErrors of(Failure.Kind kind) {
        return switch (kind) {
            case MALFORMED_JSON -> new ModernErrors(-32700, 400);
            case INVALID_REQUEST -> new ModernErrors(-32600, 400);
            case BODY_TOO_LARGE -> new ModernErrors(-32600, 413);
            case UNSUPPORTED_MEDIA_TYPE -> new ModernErrors(-32600, 415);
            case METHOD_NOT_ALLOWED -> new ModernErrors(-32600, 405);
            case FORBIDDEN -> new ModernErrors(-32600, 403);
            case DENIED -> new ModernErrors(-31403, 403); // unless the denial says otherwise
            case BODY_TIMEOUT -> new ModernErrors(-32600, 408);
            case INVALID_ENVELOPE -> new ModernErrors(-32602, 400);
            case HEADER_MISMATCH -> new ModernErrors(-32020, 400);
            case UNSUPPORTED_VERSION -> new ModernErrors(-32022, 400);
            case MISSING_CAPABILITY -> new ModernErrors(-32021, 400);
            case UNKNOWN_METHOD -> new ModernErrors(-32601, 404);
            case INVALID_PARAMS, RESOURCE_NOT_FOUND -> new ModernErrors(-32602, 200);
            case BUSY -> new ModernErrors(-32603, 503);
            case CALLER_BUSY -> new ModernErrors(-32603, 429); // RFC 6585, section 4; 503 would blame the server
            case TIMEOUT -> new ModernErrors(-32603, 504);
            case INTERNAL -> new ModernErrors(-32603, 500);
        };
    }
}
