package dev.remotemcp.auth.token;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Who is let in, checked as a whole. There is no bean of this type with {@code mcp.auth.provider=none}.
 *
 * @param publicUrl where clients reach the server: no slash at the end, no query, no fragment; all addresses that
 *     clients are told are made of it, never of a request
 * @param scopePrefix what stands before the short name of a scope when clients are told about it, without the slash
 *     between them; empty for nothing
 * @param requiredScopes short names of the scopes that every call needs
 * @param clockSkew how much the clocks of provider and server may differ
 * @param maxTokenSize bytes that a token may have
 * @param allowAppOnly whether applications may call for themselves
 * @param allowedClients applications that may call; empty for all of them
 * @param easyAuth what is made of the built-in authentication of Azure App Service
 * @param provider who makes the tokens
 */
public record AuthSettings(
        URI publicUrl,
        String scopePrefix,
        Set<String> requiredScopes,
        Duration clockSkew,
        int maxTokenSize,
        boolean allowAppOnly,
        Set<String> allowedClients,
        EasyAuth easyAuth,
        IdentityProvider provider) {
    /** Copies the collections. */
    public AuthSettings {
        requiredScopes = Set.copyOf(requiredScopes);
        allowedClients = Set.copyOf(allowedClients);
    }

    /**
     * Checks the configuration.
     *
     * @param configuration as it was written down
     * @param platform what the server runs on
     * @throws io.micronaut.context.exceptions.ConfigurationException if something is missing, wrong or unsafe; the
     *     message names the key and the remedy
     */
    public static AuthSettings of(AuthConfiguration configuration, Platform platform) {
        return new AuthSettingsReader(configuration, platform).read();
    }

    /** The name of a scope that clients ask the provider for; one that has a prefix already stays as it is. */
    public String qualified(String scope) {
        return scopePrefix.isEmpty() || scope.contains("://") ? scope : scopePrefix + "/" + scope;
    }
}
