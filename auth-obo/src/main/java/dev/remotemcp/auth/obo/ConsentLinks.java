package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.token.Caller;
import java.net.URI;
import java.util.Set;

/** Makes links at which a caller can give a consent that is missing. Thread-safe. */
@FunctionalInterface
public interface ConsentLinks {
    /**
     * A link for one caller, for a while; whoever else opens it consents to nothing.
     *
     * @param scopes what is to be allowed, by full names
     */
    URI link(Caller caller, Set<String> scopes);
}
