package dev.remotemcp.auth.token;

import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Who calls, as a verified access token says. Holds no token.
 *
 * @param tenantId Entra's tenant; empty for other issuers
 * @param objectId the user's or application's id within the tenant; the subject for other issuers
 * @param subject the token's {@code sub}
 * @param clientId the application that calls for the user; empty if the token does not say
 * @param scopes what the user let the application do
 * @param roles what the user, or the application for itself, may do
 * @param appOnly whether no user is behind the call
 * @param claimsCapable whether the client says that it handles claims challenges ({@code xms_cc} with {@code cp1})
 * @param expiresAt when the token ends
 * @param claims all claims
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
        Map<String, Object> claims)
        implements Principal {
    /** Copies the collections. */
    public Caller {
        scopes = Set.copyOf(scopes);
        roles = Set.copyOf(roles);
        claims = Map.copyOf(claims);
    }

    /** Tells callers apart: the tenant and the object in it, which never change, unlike names and addresses. */
    @Override
    public String getName() {
        return tenantId + "/" + objectId;
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Caller[appOnly=" + appOnly + ", scopes=" + scopes + ", roles=" + roles + ", expiresAt=" + expiresAt
                + "]";
    }
}
