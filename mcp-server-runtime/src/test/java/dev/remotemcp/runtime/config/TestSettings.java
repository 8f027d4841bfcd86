package dev.remotemcp.runtime.config;

import java.time.Duration;

/** Settings of a server for tests without a running one. */
public final class TestSettings {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private TestSettings() {}

    /** The settings of the default server. */
    public static ServerSettings ofDefault() {
        return of(ServerSettings.DEFAULT);
    }

    /** The settings of a server. */
    public static ServerSettings of(String name) {
        return new ServerSettings(
                name,
                new ServerConfiguration("tests", null, "1.0.0", null),
                new EndpointConfiguration("/mcp", null, null),
                new LimitsConfiguration(
                        65_536, 128, 65_536, 10_000, 16, null, MINUTE, null, null, MINUTE, 16, null, 16, 65_536, null,
                        MINUTE),
                new PagesConfiguration(null, 1_000_000),
                new CacheConfiguration(MINUTE, MINUTE, MINUTE),
                new LegacyConfiguration(true, 10, 10, null, MINUTE, 1024, MINUTE),
                new StreamsConfiguration(MINUTE, MINUTE));
    }
}
