package dev.remotemcp.runtime.guard;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;

/** What an {@link Authenticator} decides. */
public sealed interface Authentication {
    /**
     * The request is served.
     *
     * @param principal the caller
     * @param owner what sessions and request states belong to, so that nobody else can use them: tells callers apart,
     *     and may tell apart the applications that one caller uses
     * @param until when the caller's permission ends; a stream that is still open then is closed
     */
    record Accepted(Principal principal, String owner, Instant until) implements Authentication {
        /** A caller to whose name everything belongs. */
        public Accepted(Principal principal, Instant until) {
            this(principal, principal.getName(), until);
        }
    }

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
