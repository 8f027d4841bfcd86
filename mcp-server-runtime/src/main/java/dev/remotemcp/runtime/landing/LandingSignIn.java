package dev.remotemcp.runtime.landing;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A bean that knows how callers sign in, for the page that tells it. Without one the page says only that they do, if
 * they do.
 */
@FunctionalInterface
public interface LandingSignIn {
    /**
     * How callers of a server sign in.
     *
     * @param server name of the server, one of those that are configured
     */
    Details of(String server);

    /**
     * What everybody may know of it.
     *
     * @param url where clients reach the server
     * @param providers issuers of the tokens, the preferred one first
     * @param scopes those that every call needs, as clients ask for them
     * @param clientId the registration for clients that cannot register themselves
     */
    record Details(URI url, List<String> providers, List<String> scopes, Optional<String> clientId) {
        /** Copies the lists. */
        public Details {
            providers = List.copyOf(providers);
            scopes = List.copyOf(scopes);
        }
    }
}
