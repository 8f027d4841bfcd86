package dev.remotemcp.samples.world;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of the machine, as a bean, so that tests can stop it. */
@Factory
final class Time {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
