package dev.remotemcp.auth.token;

import java.time.Duration;

/** What became of an access token. */
public sealed interface TokenVerdict {
    /**
     * The token is good.
     *
     * @param caller who it speaks for
     */
    record Accepted(Caller caller) implements TokenVerdict {}

    /**
     * The token is not one to act on: HTTP 401 with {@code invalid_token} (RFC 6750, section 3.1).
     *
     * @param reason why, for the operator
     */
    record Rejected(Reason reason) implements TokenVerdict {
        /** What the client may be told. */
        public String description() {
            return reason.description();
        }
    }

    /**
     * The token is good, but its holder is not let in, and no other scope would change that: HTTP 403 without
     * {@code scope}.
     *
     * @param reason why
     */
    record Forbidden(Denial reason) implements TokenVerdict {
        /** What the client may be told. */
        public String description() {
            return reason.description();
        }
    }

    /**
     * Nothing can be said, because the keys of the provider cannot be had: HTTP 503.
     *
     * @param retryAfter when it is worth another try
     */
    record Unavailable(Duration retryAfter) implements TokenVerdict {}

    /**
     * Why a token is rejected. Many reasons share one description, so that a forger does not learn how far a token
     * came; the others are told only about tokens that are too long to be looked at, and about those that the provider
     * made for this server.
     */
    enum Reason {
        /** It is no compact JWS with a JSON object of claims. */
        MALFORMED(Told.NOT_ACCEPTED),
        /** It has more bytes than {@code mcp.auth.max-token-size}. */
        TOO_LARGE("token too large"),
        /** It is signed with an algorithm that is not allowed. */
        ALGORITHM(Told.NOT_ACCEPTED),
        /** Its header demands an extension ({@code crit}) that is not understood. */
        CRITICAL(Told.NOT_ACCEPTED),
        /** It names no key, or one that the provider does not publish or that may not sign for the issuer. */
        KEY(Told.NOT_ACCEPTED),
        /** Its signature does not fit. */
        SIGNATURE(Told.NOT_ACCEPTED),
        /** Another issuer made it. */
        ISSUER(Told.NOT_ACCEPTED),
        /** It is of a directory that is not allowed. */
        TENANT(Told.NOT_ACCEPTED),
        /** It is for another server. */
        AUDIENCE(Told.NOT_ACCEPTED),
        /** It is of a version that is not in {@code mcp.auth.token-versions}. */
        VERSION(Told.NOT_ACCEPTED),
        /** It is no access token: an ID token, a logout token or the like. */
        TYPE(Told.NOT_ACCEPTED),
        /** It lacks a claim that is needed, or has it in another form. */
        CLAIM(Told.NOT_ACCEPTED),
        /** Its time is over. */
        EXPIRED("token expired"),
        /** Its time has not begun. */
        NOT_YET_VALID("token not yet valid"),
        /** It is bound to a key of the client ({@code cnf}), which a bearer token cannot prove. */
        BOUND_TO_KEY("token is bound to a key (cnf) and cannot be used as a bearer token: request one that is not");

        private final String description;

        Reason(String description) {
            this.description = description;
        }

        /** What the client may be told: printable ASCII without quotes, the same at every time. */
        public String description() {
            return description;
        }

        /** What several reasons share. */
        private static final class Told {
            static final String NOT_ACCEPTED = "token not accepted";
        }
    }

    /** Why the holder of a good token is not let in. */
    enum Denial {
        /** The application is not in {@code mcp.auth.allowed-clients}. */
        CLIENT_NOT_ALLOWED("client not allowed"),
        /** An application calls for itself, which {@code mcp.auth.allow-app-only} does not allow. */
        APP_ONLY("delegated user token required");

        private final String description;

        Denial(String description) {
            this.description = description;
        }

        /** What the client may be told: printable ASCII without quotes, the same at every time. */
        public String description() {
            return description;
        }
    }
}
