package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about itself (specification, {@code Implementation} and {@code server/discover}).
 *
 * @param name identifies the server's software; without it the name of the application does
 * @param title name to show to people
 * @param version version of the server's software
 * @param instructions how a model should use the server as a whole
 */
@Introspected
@ConfigurationProperties("mcp.server")
public record ServerConfiguration(
        @Nullable String name,
        @Nullable String title,
        @Bindable(defaultValue = "1.0.0") String version,
        @Nullable String instructions) {}
