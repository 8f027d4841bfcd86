package dev.remotemcp.auth.obo;

import java.time.Instant;
import java.util.Set;

/**
 * An access token for another API, which speaks for the caller it was exchanged for.
 *
 * <p>It must be sent to that API alone. Its text is in no {@code toString} and no JSON.
 */
public final class DownstreamToken {
    private final String value;
    private final Instant expiresAt;
    private final Set<String> scopes;

    /**
     * A token that a provider made.
     *
     * @param value its text
     * @param expiresAt when it stops being valid
     * @param scopes what it allows, as the provider writes it
     */
    public DownstreamToken(String value, Instant expiresAt, Set<String> scopes) {
        this.value = value;
        this.expiresAt = expiresAt;
        this.scopes = Set.copyOf(scopes);
    }

    /** The token, for the header {@code Authorization} of a request to its API. */
    public String value() {
        return value;
    }

    /** When it stops being valid. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** What it allows, as the provider writes it; unmodifiable. */
    public Set<String> scopes() {
        return scopes;
    }

    @Override
    public String toString() {
        return "DownstreamToken[…]";
    }
}
