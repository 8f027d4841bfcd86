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
 * @param access what a caller needs
 */
public record ResourceBinding(
        String uri,
        Descriptor descriptor,
        String mimeType,
        CacheHint cache,
        Execution execution,
        ResourceHandler handler,
        Access access)
        implements Binding {
    /** A resource for everybody who is let in. */
    public ResourceBinding(
            String uri,
            Descriptor descriptor,
            String mimeType,
            CacheHint cache,
            Execution execution,
            ResourceHandler handler) {
        this(uri, descriptor, mimeType, cache, execution, handler, Access.OPEN);
    }

    @Override
    public String subject() {
        return "the resource '" + uri + "'";
    }

    /** The same resource for those only who fulfil this as well. */
    public ResourceBinding requiring(Access more) {
        return new ResourceBinding(uri, descriptor, mimeType, cache, execution, handler, access.and(more));
    }

    /** The same resource, described in another way. */
    ResourceBinding with(Descriptor other) {
        return new ResourceBinding(uri, other, mimeType, cache, execution, handler, access);
    }

    /** Whether the URI has variables. */
    public boolean template() {
        return uri.indexOf('{') >= 0;
    }
}
