package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is reached, and by whom.
 *
 * @param endpoint path of the one endpoint
 * @param allowedOrigins values of {@code Origin} to accept beside loopback ones, for example
 *     {@code https://app.contoso.com}; {@code *} accepts all
 * @param allowedHosts names to accept in {@code Host} beside loopback ones, with or without port; {@code *} accepts
 *     all; must be set when the server listens on more than loopback
 */
@Introspected
@ConfigurationProperties("mcp")
public record EndpointConfiguration(
        @Bindable(defaultValue = "/mcp") String endpoint,
        @Nullable List<String> allowedOrigins,
        @Nullable List<String> allowedHosts) {
    /** Copies the lists; absent ones are empty. */
    public EndpointConfiguration {
        allowedOrigins = allowedOrigins == null ? List.of() : List.copyOf(allowedOrigins);
        allowedHosts = allowedHosts == null ? List.of() : List.copyOf(allowedHosts);
    }

    @Override
    public List<String> allowedOrigins() {
        return allowedOrigins == null ? List.of() : allowedOrigins;
    }

    @Override
    public List<String> allowedHosts() {
        return allowedHosts == null ? List.of() : allowedHosts;
    }
}
