package dev.remotemcp.auth.token;

import java.util.Optional;

/** Decides about access tokens. Implementations can be used by any number of threads at once. */
public interface AccessTokenVerifier {
    /** What is known of a token without any work and without waiting; nothing if it has to be verified first. */
    default Optional<TokenVerdict> known(String token) {
        return Optional.empty();
    }

    /**
     * Verifies a token without waiting; empty if only {@link #verify} can tell, which may wait for the provider.
     * Computes on the caller's thread.
     *
     * @param token what stood after {@code Bearer}, of any length and content
     */
    default Optional<TokenVerdict> verifyNow(String token) {
        return Optional.empty();
    }

    /**
     * What becomes of a token. Blocks only while keys of the provider are fetched, which is when none are there yet,
     * and at most twice in 30 seconds for keys that are not known.
     *
     * @param token what stood after {@code Bearer}, of any length and content
     */
    TokenVerdict verify(String token);
}
