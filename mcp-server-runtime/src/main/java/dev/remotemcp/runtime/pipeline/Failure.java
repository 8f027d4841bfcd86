package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.guard.Authentication.Refused;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A protocol-level failure; each dialect has one table from {@link Kind} to error code and HTTP status.
 *
 * @param message what was wrong, where, and what to do; reaches the client
 * @param data the error's {@code data}
 * @param denial what a caller is answered who may not have this; status, code and headers are in it
 */
public record Failure(Kind kind, String message, Optional<JsonNode> data, Optional<Refused> denial) {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    /** Kinds of failure. */
    public enum Kind {
        /** The body is not JSON. */
        MALFORMED_JSON,
        /** JSON, but not a JSON-RPC message that can be served. */
        INVALID_REQUEST,
        /** The body is larger than the limit. */
        BODY_TOO_LARGE,
        /** The body is not declared as JSON. */
        UNSUPPORTED_MEDIA_TYPE,
        /** The HTTP method is not served here. */
        METHOD_NOT_ALLOWED,
        /** {@code Origin} or {@code Host} is not allowed. */
        FORBIDDEN,
        /** The caller may not have this, as {@link Failure#denial} says. */
        DENIED,
        /** The body did not arrive in time. */
        BODY_TIMEOUT,
        /** The request's {@code _meta} lacks what every request must carry, or it is malformed. */
        INVALID_ENVELOPE,
        /** A header is missing, malformed, or contradicts the body. */
        HEADER_MISMATCH,
        /** The protocol revision is not served. */
        UNSUPPORTED_VERSION,
        /** The client did not declare a capability that the operation needs. */
        MISSING_CAPABILITY,
        /** There is no such method. */
        UNKNOWN_METHOD,
        /** The method's parameters do not fit. */
        INVALID_PARAMS,
        /** There is no such resource. */
        RESOURCE_NOT_FOUND,
        /** Too much is going on already. */
        BUSY,
        /** The caller has too much going on already; others are served. */
        CALLER_BUSY,
        /** The call did not finish in time. */
        TIMEOUT,
        /** Something failed that the client cannot mend. */
        INTERNAL;

        /** Whether the same request may succeed in a moment. */
        public boolean passes() {
            return this == BUSY || this == CALLER_BUSY;
        }
    }

    /** The same as a result that the model gets to see; the data are its {@code _meta}. */
    public ToolOutput asToolOutput() {
        Map<String, Object> meta = data.filter(JsonNode::isObject)
                .map(object -> JsonMapper.shared().convertValue(object, MEMBERS))
                .orElse(Map.of());
        return new ToolOutput.Failed(message, meta);
    }

    /** A failure without data. */
    public static Failure of(Kind kind, String message) {
        return new Failure(kind, message, Optional.empty(), Optional.empty());
    }

    /** A failure with data. */
    public static Failure of(Kind kind, String message, JsonNode data) {
        return new Failure(kind, message, Optional.of(data), Optional.empty());
    }

    /** A failure because of who calls. */
    public static Failure denied(Refused answer) {
        return new Failure(Kind.DENIED, answer.message(), Optional.empty(), Optional.of(answer));
    }
}
