package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what verifies tokens, unless everybody is to be let in. */
@Factory
@Requires(property = "mcp.auth.provider") // without it the condition below holds
@Requires(property = "mcp.auth.provider", notEquals = "none")
final class TokenFactory {
    /** The part of the heap that verified tokens may take. */
    private static final int HEAPS_PART = 16;

    private static final Logger LOG = LoggerFactory.getLogger(TokenFactory.class);

    @Singleton
    @Requires(missingBeans = Platform.class)
    Platform platform() {
        return Platform.current();
    }

    @Singleton
    AuthSettings settings(AuthConfiguration configuration, Platform platform) {
        AuthSettings settings = AuthSettings.of(configuration, platform);
        if ("entra".equals(configuration.provider())
                && !settings.scopePrefix().equals(settings.publicUrl().toString())) {
            LOG.warn(
                    "mcp.auth.scope-prefix is '{}' and mcp.auth.public-url is '{}'. Clients send the public URL as the"
                            + " resource of the scopes, and Entra refuses that with AADSTS9010010 unless it is an"
                            + " identifier URI of the app registration too: make it one and leave scope-prefix out",
                    settings.scopePrefix(),
                    settings.publicUrl());
        }
        return settings;
    }

    @Singleton
    @Bean(preDestroy = "close")
    SigningKeys keys(AuthSettings settings) {
        return new SigningKeys(address(settings.provider()), Clock.systemUTC());
    }

    private static KeysAddress address(IdentityProvider provider) {
        return switch (provider) {
            case Entra entra -> documents -> entra.jwksUri();
            case Oidc oidc ->
                oidc.jwksUri()
                        .<KeysAddress>map(address -> documents -> address)
                        .orElseGet(() -> new Discovery(oidc.issuer()));
        };
    }

    @Singleton
    AccessTokenVerifier verifier(AuthSettings settings, SigningKeys keys) {
        Clock clock = Clock.systemUTC();
        AccessTokenVerifier verifier = switch (settings.provider()) {
            case Entra entra -> new EntraTokenVerifier(settings, entra, keys, clock);
            case Oidc oidc -> new OidcTokenVerifier(settings, oidc, keys, clock);
        };
        return new VerifiedTokens(
                verifier, clock, settings.clockSkew(), Runtime.getRuntime().maxMemory() / HEAPS_PART);
    }
}
