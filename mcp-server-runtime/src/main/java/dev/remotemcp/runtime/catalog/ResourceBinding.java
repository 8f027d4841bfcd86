package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ResourceHandler;

/**
 * A resource, or a resource template when its URI has variables.
 *
 * @param uri the URI, or an RFC 6570 level-1 template
 * @param descriptor the {@code Resource} or {@code ResourceTemplate} object of the lists
 * @param mimeType MIME type of {@code Text} and {@code Blob} outputs
 * @param cache how long and for whom clients may keep the content
 * @param execution where the handler runs
 */
public record ResourceBinding(
        String uri,
        Descriptor descriptor,
        String mimeType,
        CacheHint cache,
        Execution execution,
        ResourceHandler handler)
        implements Binding {
    /** Whether the URI has variables. */
    public boolean template() {
        return uri.indexOf('{') >= 0;
    }
}
