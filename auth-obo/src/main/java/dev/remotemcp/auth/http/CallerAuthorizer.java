package dev.remotemcp.auth.http;

import dev.remotemcp.auth.policy.ScopeHierarchy;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.guard.Authorizer;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what callers may use: from their token's scopes and what those include, and from its roles.
 *
 * <p>An application that calls for itself has no scopes, since nobody consents to what it does; it needs a role with
 * the name of each scope.
 */
@Singleton
@Requires(beans = AuthSettings.class)
final class CallerAuthorizer implements Authorizer {
    private final AuthSettings settings;
    private final ScopeHierarchy hierarchy;
    private final Resources resources;

    CallerAuthorizer(AuthSettings settings, ScopeHierarchy hierarchy, Resources resources) {
        this.settings = settings;
        this.hierarchy = hierarchy;
        this.resources = resources;
    }

    @Override
    public boolean hasOneOf(Principal caller, Set<String> roles) {
        return caller instanceof Caller known && !Collections.disjoint(known.roles(), roles);
    }

    @Override
    public Optional<Authentication.Refused> lacking(
            Principal caller, Set<String> scopes, String server, String subject) {
        if (caller instanceof Caller known && covers(known, scopes)) {
            return Optional.empty();
        }
        boolean obtainable = !(caller instanceof Caller known && known.appOnly());
        Set<String> needed = new LinkedHashSet<>(settings.requiredScopes());
        needed.addAll(scopes);
        return Optional.of(resources
                .challenge(server)
                .insufficientScope(
                        subject + " needs "
                                + String.join(" ", scopes.stream().sorted().toList()),
                        obtainable ? AdvertisedScopes.of(settings, needed) : List.of()));
    }

    /** Whether the caller has all of some scopes. */
    boolean covers(Caller caller, Set<String> scopes) {
        return hierarchy.covers(caller.appOnly() ? caller.roles() : caller.scopes(), scopes);
    }
}
