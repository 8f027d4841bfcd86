package dev.remotemcp.minientra;

import java.net.URI;
import java.time.Duration;

/** Something that goes wrong at a {@link FakeGraph} once it is armed. */
public sealed interface GraphFault {
    /**
     * Continuous access evaluation: 401 with claims, and again for every request that carries the same token.
     *
     * @param claims the claims that a new token is to be asked for with, as JSON
     */
    record Challenge(String claims) implements GraphFault {
        /** Asks for a token issued after a moment that the claims name. */
        public Challenge() {
            this("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1767225600\"}}}");
        }
    }

    /** 403, as for a person who lacks a licence or a right. */
    record Forbidden() implements GraphFault {}

    /** 429 with the time after which to come again. */
    record Throttled(Duration retryAfter) implements GraphFault {}

    /** 503. */
    record Unavailable() implements GraphFault {}

    /** A redirect, to a host that must not see the token. */
    record Redirect(URI location) implements GraphFault {}
}
