package dev.remotemcp.runtime.guard;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;

/** What an {@link Authenticator} decides. */
public sealed interface Authentication {
    /**
     * The request is served.
     *
     * @param principal the caller; its name tells callers apart for sessions and request states
     * @param until when the caller's permission ends; a stream that is still open then is closed
     */
    record Accepted(Principal principal, Instant until) implements Authentication {}

    /**
     * The request is answered with an error.
     *
     * @param status the HTTP status
     * @param code the JSON-RPC error code
     * @param message what the client is told
     * @param headers headers of the answer, for example {@code WWW-Authenticate}
     */
    record Refused(int status, int code, String message, Map<String, String> headers) implements Authentication {}
}
