package dev.remotemcp.auth.token;

import java.time.Duration;

/** What is found about a token. */
public sealed interface TokenVerdict {
    /** It is for this server. */
    record Accepted(Caller caller) implements TokenVerdict {}

    /** It is none that this server takes; another one may be. */
    record Rejected(Reason reason) implements TokenVerdict {}

    /** It is genuine, but this caller is not wanted. */
    record Forbidden(Denial reason) implements TokenVerdict {}

    /** The keys cannot be had at the moment. */
    record Unavailable(Duration retryAfter) implements TokenVerdict {}

    /**
     * Why a token is not taken. Clients are told the description, which says no more than they can mend: whoever tries
     * out forged tokens does not learn how far they came.
     */
    enum Reason {
        /** Not a signed JWT of the expected kind. */
        MALFORMED("token not accepted"),
        /** Not signed by a key of the issuer's. */
        SIGNATURE("token not accepted"),
        /** From somebody else, or for somebody else. */
        FOREIGN("token not accepted"),
        /** Of a version that is not configured. */
        VERSION("token not accepted"),
        /** No longer valid. */
        EXPIRED("token expired"),
        /** Not yet valid. */
        EARLY("token not accepted"),
        /** Bound to a key that a plain bearer cannot prove to have. */
        BOUND("token is bound to a key and cannot be used as a plain bearer token");

        private final String description;

        Reason(String description) {
            this.description = description;
        }

        /** What the client is told. */
        public String description() {
            return description;
        }
    }

    /** Why a caller is not wanted. */
    enum Denial {
        /** The application is not on the list. */
        CLIENT("this client is not allowed"),
        /** No user is behind the call. */
        APP_ONLY("delegated user token required");

        private final String description;

        Denial(String description) {
            this.description = description;
        }

        /** What the client is told. */
        public String description() {
            return description;
        }
    }
}
