package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * What people see who open the server in a browser.
 *
 * @param landing whether a page at {@code /} tells what there is and how to connect; by default for browsers on this
 *     machine where the server listens on loopback only, and for nobody whose request has a proxy's headers
 */
@Introspected
@ConfigurationProperties("mcp")
public record LandingConfiguration(@Nullable Boolean landing) {}
