package dev.remotemcp.runtime.guard;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * A bean that says what a caller may use, once an {@link Authenticator} has said who they are. Needed as soon as a
 * tool, resource or prompt requires scopes or roles; the server does not start without. Runs on the event loop and must
 * not block.
 */
public interface Authorizer {
    /** Whether a caller has one of some roles; what they have no role for is hidden from them. */
    boolean hasOneOf(Principal caller, Set<String> roles);

    /**
     * What to answer a caller who lacks a scope, in time for another status than 200; nothing if they have them all.
     *
     * @param scopes all that the operation needs
     * @param server name of the server that was asked
     * @param subject what messages call the thing, for example {@code the tool 'search'}
     */
    Optional<Authentication.Refused> lacking(Principal caller, Set<String> scopes, String server, String subject);
}
