package dev.remotemcp.auth.policy;

import dev.remotemcp.auth.token.AuthSettings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what knows about scopes. */
@Factory
@Requires(beans = AuthSettings.class)
final class ScopeFactory {
    @Singleton
    ScopeHierarchy hierarchy(ScopeConfiguration configuration) {
        return ScopeHierarchy.parse(
                Optional.ofNullable(configuration.scopeHierarchy()).orElse(List.of()));
    }

    @Singleton
    KnownScopes known(ScopeConfiguration configuration, AuthSettings settings, ScopeHierarchy hierarchy) {
        KnownScopes known = new KnownScopes(
                Set.copyOf(Optional.ofNullable(configuration.scopes()).orElse(List.of())));
        settings.requiredScopes().forEach(scope -> known.check("The setting mcp.auth.required-scopes", scope));
        hierarchy.names().forEach(scope -> known.check("The setting mcp.auth.scope-hierarchy", scope));
        return known;
    }
}
