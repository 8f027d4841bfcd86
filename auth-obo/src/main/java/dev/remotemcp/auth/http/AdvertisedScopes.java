package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AuthSettings;
import java.util.Collection;
import java.util.List;

/** Scopes as clients have to ask for them: Entra wants them qualified by the resource, tokens carry the short name. */
final class AdvertisedScopes {
    private AdvertisedScopes() {}

    /** The short names with the prefix before them; a name that is a URI already stays as it is. */
    static List<String> of(AuthSettings settings, Collection<String> names) {
        String prefix = settings.scopePrefix();
        return names.stream()
                .map(name -> prefix.isEmpty() || name.contains("://") ? name : prefix + "/" + name)
                .sorted()
                .toList();
    }
}
