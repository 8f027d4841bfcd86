package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import org.jspecify.annotations.Nullable;

/**
 * How lists are cut into pages. Several clients read the first page only, so by default there is one.
 *
 * @param size entries on one page; null for as many as fit into its bytes
 * @param bytes bytes of JSON on one page; a single larger entry makes a page of its own
 */
@Introspected
@ConfigurationProperties("mcp.pages")
public record PagesConfiguration(
        @Nullable Integer size,
        @Bindable(defaultValue = "1MB") @ReadableBytes int bytes) {
    /** Refuses pages without entries. */
    public PagesConfiguration {
        if (size != null && size < 1) {
            throw new IllegalArgumentException("mcp.pages.size must be 1 or more (is " + size + ")");
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("mcp.pages.bytes must be 1 or more (is " + bytes + ")");
        }
    }

    /** The number of entries at which a page ends, unless its bytes end it before. */
    public int entries() {
        return size == null ? Integer.MAX_VALUE : size;
    }
}
