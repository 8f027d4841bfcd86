package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How lists are cut into pages.
 *
 * @param size entries on one page
 */
@Introspected
@ConfigurationProperties("mcp.pages")
public record PagesConfiguration(
        @Bindable(defaultValue = "50") int size) {
    /** Refuses pages without entries. */
    public PagesConfiguration {
        if (size < 1) {
            throw new IllegalArgumentException("mcp.pages.size must be 1 or more (is " + size + ")");
        }
    }
}
