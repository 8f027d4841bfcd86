package dev.remotemcp.samples.world;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Stops the clock of the sample. */
@Factory
@Replaces(factory = Time.class)
final class StoppedTime {
    @Singleton
    @Replaces(value = Clock.class, factory = Time.class)
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-07-28T01:00:00Z"), ZoneOffset.UTC);
    }
}
