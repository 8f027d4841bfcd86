package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AuthSettings;
import java.util.Collection;
import java.util.List;

/** Scopes as clients have to ask for them: Entra wants them qualified by the resource, tokens carry the short name. */
public final class AdvertisedScopes {
    private AdvertisedScopes() {}

    /** Those that every call needs. */
    public static List<String> of(AuthSettings settings) {
        return of(settings, settings.requiredScopes());
    }

    /** Some scopes, in the order of their names. */
    static List<String> of(AuthSettings settings, Collection<String> scopes) {
        return scopes.stream().map(settings::qualified).sorted().toList();
    }
}
