package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what verifies tokens, unless everybody is to be let in. */
@Factory
@Requires(property = "mcp.auth.provider") // without it the condition below holds
@Requires(property = "mcp.auth.provider", notEquals = "none")
final class TokenFactory {
    private static final int MOST_REMEMBERED = 10_000;

    @Singleton
    AuthSettings settings(AuthConfiguration configuration) {
        return AuthSettings.of(configuration);
    }

    @Singleton
    @Bean(preDestroy = "close")
    SigningKeys keys(AuthSettings settings) {
        return new SigningKeys(settings.provider().jwksUri(), Clock.systemUTC());
    }

    @Singleton
    AccessTokenVerifier verifier(AuthSettings settings, SigningKeys keys) {
        Clock clock = Clock.systemUTC();
        AccessTokenVerifier verifier = switch (settings.provider()) {
            case Entra entra -> new EntraTokenVerifier(settings, entra, keys, clock);
            case Oidc oidc -> new OidcTokenVerifier(settings, oidc, keys, clock);
        };
        return new VerifiedTokens(verifier, clock, settings.clockSkew(), MOST_REMEMBERED);
    }
}
