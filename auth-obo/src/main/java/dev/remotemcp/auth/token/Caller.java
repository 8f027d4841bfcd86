package dev.remotemcp.auth.token;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Who calls, as an access token that was accepted says.
 *
 * @param tenantId directory of Entra ID that vouches for the caller; empty with other providers
 * @param objectId the caller within the directory; with other providers the same as {@code subject}
 * @param subject the token's {@code sub}; in Entra ID another one for each application
 * @param clientId the application that the caller uses; empty when the token does not tell
 * @param scopes what the application may do for the caller, by short names
 * @param roles what the caller, or the application itself, may do
 * @param appOnly whether an application calls for itself, without a person
 * @param claimsCapable whether the application can answer a claims challenge ({@code xms_cc} contains {@code cp1})
 * @param expiresAt when the token stops being valid, clock skew not added
 * @param claims all claims of the token, unmodifiable
 * @param assertion the token itself, for an exchange
 */
public record Caller(
        String tenantId,
        String objectId,
        String subject,
        String clientId,
        Set<String> scopes,
        Set<String> roles,
        boolean appOnly,
        boolean claimsCapable,
        Instant expiresAt,
        Map<String, Object> claims,
        Assertion assertion)
        implements Principal {
    /** Copies the collections. */
    public Caller {
        scopes = Set.copyOf(scopes);
        roles = Set.copyOf(roles);
        claims = Map.copyOf(claims);
    }

    /**
     * What tells callers apart: {@code <tenant>/<object>} with Entra ID, {@code <issuer>#<subject>} with other
     * providers. Neither part ever becomes another caller's, which is not so for e-mail addresses and user names.
     */
    @Override
    public String getName() {
        return tenantId.isEmpty() ? claims.getOrDefault("iss", "") + "#" + subject : tenantId + "/" + objectId;
    }

    /** Tells nothing about the person, for it may end in a log. */
    @Override
    public String toString() {
        return appOnly ? "Caller[application]" : "Caller[user]";
    }
}
