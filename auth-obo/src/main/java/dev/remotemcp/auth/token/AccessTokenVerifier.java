package dev.remotemcp.auth.token;

/** Tells whether an access token is for this server. Thread-safe. */
public interface AccessTokenVerifier {
    /** Looks at a token; waits only while the issuer's keys are fetched, which has a time limit. */
    TokenVerdict verify(String token);
}
