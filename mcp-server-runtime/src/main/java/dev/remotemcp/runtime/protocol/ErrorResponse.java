package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.guard.Authentication.Refused;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes JSON-RPC error responses (JSON-RPC 2.0, section 5.1). */
public final class ErrorResponse {
    private ErrorResponse() {}

    /** The whole answer to a caller who may not have what they asked for. */
    public static Reply denied(Optional<Envelope> envelope, Refused denial) {
        Failure failure = Failure.denied(denial);
        return new Reply(denial.status(), of(envelope, denial.code(), failure), denial.headers());
    }

    /** The response to a message; without an id when it could not be read. */
    public static byte[] of(Optional<Envelope> envelope, int code, Failure failure) {
        JsonSlice id = envelope.map(Envelope::id).orElse(null);
        JsonBuffer out = new JsonBuffer(256);
        out.ascii("{\"jsonrpc\":\"2.0\"");
        if (id != null) {
            out.ascii(",\"id\":").raw(id);
        }
        out.ascii(",\"error\":{\"code\":").number(code);
        out.ascii(",\"message\":").string(failure.message());
        failure.data()
                .ifPresent(data -> out.ascii(",\"data\":").raw(data.toString().getBytes(StandardCharsets.UTF_8)));
        return out.ascii("}}").toByteArray();
    }
}
