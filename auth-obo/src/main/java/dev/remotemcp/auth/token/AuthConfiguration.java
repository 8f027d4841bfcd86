package dev.remotemcp.auth.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How callers are signed in.
 *
 * @param provider {@code entra}, {@code oidc} for any other OpenID Connect provider, or {@code none}
 * @param publicUrl the URL of the endpoint as clients type it; everything that clients are told is made from it
 * @param tenantId Entra: the directory's GUID
 * @param allowedTenants Entra: instead of one tenant, those whose users may call; {@code *} for all
 * @param clientId Entra: the GUID of this server's app registration, which is the audience of its tokens
 * @param scopePrefix what stands before scopes when clients are told of them; with Entra the public URL
 * @param requiredScopes scopes that every call needs, by their short names
 * @param tokenVersions Entra: {@code 2.0}, {@code 1.0} or both
 * @param clockSkew how far clocks may differ
 * @param maxTokenSize of a token, in characters
 * @param allowAppOnly whether applications may call without a user
 * @param allowedClients ids of the applications that may call; empty for all
 * @param authority Entra: the cloud's sign-in host
 * @param issuer OpenID Connect: the issuer
 * @param audience OpenID Connect: the audience of this server's tokens; the public URL by default
 * @param jwksUri OpenID Connect: the key set; by default the issuer's metadata say where it is
 * @param rolesClaim OpenID Connect: the claim with the caller's roles
 */
@ConfigurationProperties("mcp.auth")
public record AuthConfiguration(
        @Nullable String provider,
        @Nullable String publicUrl,
        @Nullable String tenantId,
        @Nullable List<String> allowedTenants,
        @Nullable String clientId,
        @Nullable String scopePrefix,
        @Nullable List<String> requiredScopes,
        @Bindable(defaultValue = "2.0") List<String> tokenVersions,
        @Bindable(defaultValue = "60s") Duration clockSkew,
        @Bindable(defaultValue = "16384") int maxTokenSize,
        @Bindable(defaultValue = "false") boolean allowAppOnly,
        @Nullable List<String> allowedClients,
        @Bindable(defaultValue = "https://login.microsoftonline.com") String authority,
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable String jwksUri,
        @Bindable(defaultValue = "roles") String rolesClaim) {}
