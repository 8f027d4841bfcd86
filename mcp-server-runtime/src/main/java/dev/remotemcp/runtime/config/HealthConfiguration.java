package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The health endpoint that platforms probe.
 *
 * @param enabled whether {@code /health/liveness} answers
 */
@Introspected
@ConfigurationProperties("mcp.health")
public record HealthConfiguration(
        @Bindable(defaultValue = "true") boolean enabled) {}
