package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long clients may keep what they fetched (specification, Caching).
 *
 * @param discoverTtl for {@code server/discover}
 * @param listTtl for the four lists
 * @param resourceTtl for contents of resources that do not say it themselves
 */
@Introspected
@ConfigurationProperties("mcp.cache")
public record CacheConfiguration(
        @Bindable(defaultValue = "1h") Duration discoverTtl,
        @Bindable(defaultValue = "1m") Duration listTtl,
        @Bindable(defaultValue = "0s") Duration resourceTtl) {}
