package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * What is done about results.
 *
 * @param validate whether structured content is held against the tool's output schema; by default only in Micronaut's
 *     environment {@code test}, which is active in unit tests
 */
@ConfigurationProperties("mcp.output")
public record OutputConfiguration(@Nullable Boolean validate) {}
