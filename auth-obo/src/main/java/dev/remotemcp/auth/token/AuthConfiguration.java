package dev.remotemcp.auth.token;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in, as it was written down; {@link AuthSettings} is what has been checked.
 *
 * @param provider who makes the tokens: {@code entra}, {@code oidc}, {@code dev} for a local stand-in, or {@code none}
 *     to let everybody in
 * @param publicUrl where clients reach the server, for example {@code https://mcp.contoso.com/mcp}
 * @param tenantId with {@code entra}, the directory: a GUID
 * @param allowedTenants with {@code entra}, directories whose users are let in beside it; {@code *} lets in all
 * @param clientId with {@code entra}, the server's registration: a GUID
 * @param scopePrefix what scopes begin with, by default the public URL with {@code entra} and nothing with {@code oidc}
 * @param requiredScopes short names of the scopes that every call needs
 * @param tokenVersions with {@code entra}, versions of tokens that are accepted, by default {@code 2.0}
 * @param clockSkew how much the clocks of provider and server may differ, at most five minutes
 * @param maxTokenSize bytes that a token may have
 * @param allowAppOnly whether applications may call for themselves, without a person
 * @param allowedClients applications that may call, by default all that the provider gives a token
 * @param easyAuth what is made of the built-in authentication of Azure App Service: {@code verify} or {@code trust}
 * @param cloud with {@code entra}, where it runs: {@code public}, {@code us-government}, {@code china}, {@code france},
 *     {@code germany} or {@code singapore}
 * @param authority with {@code entra}, what people sign in at, by default that of the cloud; for a local stand-in
 * @param issuer with {@code oidc}, the provider's name as in its tokens
 * @param audience with {@code oidc}, the server's name as in the tokens, by default the public URL
 * @param jwksUri where the provider publishes its keys, by default where it says itself
 * @param algorithms with {@code oidc}, those that may sign, by default {@code RS256} and {@code ES256}
 * @param rolesClaim with {@code oidc}, where roles are, by default in {@code roles} and {@code realm_access.roles}
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
        @Nullable List<String> tokenVersions,
        @Bindable(defaultValue = "60s") Duration clockSkew,
        @Bindable(defaultValue = "16KB") @ReadableBytes int maxTokenSize,
        @Bindable(defaultValue = "false") boolean allowAppOnly,
        @Nullable List<String> allowedClients,
        @Bindable(defaultValue = "verify") String easyAuth,
        @Bindable(defaultValue = "public") String cloud,
        @Nullable String authority,
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable String jwksUri,
        @Nullable List<String> algorithms,
        @Nullable String rolesClaim) {}
