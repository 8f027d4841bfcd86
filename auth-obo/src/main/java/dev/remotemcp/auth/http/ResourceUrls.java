package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AuthSettings;
import java.net.URI;

/**
 * The URLs that clients are told, all of them from {@code mcp.auth.public-url}: what a request says of its host may be
 * forged.
 *
 * @param resource the protected resource
 * @param metadata its metadata, with the resource's path behind the well-known one (RFC 9728, section 3.1)
 */
record ResourceUrls(URI resource, URI metadata) {
    static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    static ResourceUrls of(AuthSettings settings) {
        URI resource = settings.publicUrl();
        String path = resource.getRawPath() == null ? "" : resource.getRawPath();
        return new ResourceUrls(resource, resource.resolve(WELL_KNOWN + path));
    }

    /** The path at which the metadata is served. */
    String metadataPath() {
        return metadata.getRawPath();
    }
}
