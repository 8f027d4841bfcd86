package dev.remotemcp.auth.http;

import java.net.URI;

/**
 * The URLs of one server that clients are told.
 *
 * @param resource the protected resource
 * @param metadata its metadata, with the resource's path behind the well-known one (RFC 9728, section 3.1)
 */
public record ResourceUrls(URI resource, URI metadata) {
    static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /** Those of a resource. */
    public static ResourceUrls of(URI resource) {
        String path = resource.getRawPath() == null ? "" : resource.getRawPath();
        return new ResourceUrls(resource, resource.resolve(WELL_KNOWN + path));
    }

    /** The path at which the metadata is served. */
    String metadataPath() {
        return metadata.getRawPath();
    }
}
