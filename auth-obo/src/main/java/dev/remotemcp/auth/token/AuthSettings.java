package dev.remotemcp.auth.token;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * The settings that hold for every provider, checked.
 *
 * @param publicUrl the protected resource
 * @param authorizationServer the issuer that clients are sent to
 * @param scopePrefix what stands before short scope names; empty for nothing
 * @param requiredScopes short names
 * @param maxTokenSize in characters
 */
public record AuthSettings(
        URI publicUrl,
        String authorizationServer,
        String scopePrefix,
        Set<String> requiredScopes,
        int maxTokenSize,
        Duration clockSkew) {
    /** Copies the set. */
    public AuthSettings {
        requiredScopes = Set.copyOf(requiredScopes);
    }
}
