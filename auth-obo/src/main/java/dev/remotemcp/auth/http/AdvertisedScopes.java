package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AuthSettings;
import java.util.List;

/** Scopes as clients have to ask for them: Entra wants them qualified by the resource, tokens carry the short name. */
final class AdvertisedScopes {
    private AdvertisedScopes() {}

    /** Those that every call needs. */
    static List<String> of(AuthSettings settings) {
        return settings.requiredScopes().stream()
                .map(settings::qualified)
                .sorted()
                .toList();
    }
}
