package dev.remotemcp.auth.attack;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.auth.token.EntraTokenVerifier;
import dev.remotemcp.auth.token.IdentityProvider;
import dev.remotemcp.auth.token.SigningKeys;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Verifies tokens at a time that does not pass, where a test has brought one. */
@Factory
@Requires(beans = StoppedClock.Time.class)
final class StoppedClock {
    /** The time, as a bean that nothing else asks for. */
    record Time(Clock clock) {}

    @Singleton
    @Replaces(AccessTokenVerifier.class)
    AccessTokenVerifier verifier(AuthSettings settings, SigningKeys keys, Time time) {
        return new EntraTokenVerifier(settings, (IdentityProvider.Entra) settings.provider(), keys, time.clock());
    }
}
