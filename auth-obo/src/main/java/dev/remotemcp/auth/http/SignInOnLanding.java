package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.runtime.landing.LandingSignIn;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Tells people how clients sign in: no more than the protected resource metadata say, and the client ID if just one
 * application may call.
 */
@Singleton
@Requires(beans = AccessTokenVerifier.class)
final class SignInOnLanding implements LandingSignIn {
    /** Visual Studio Code brings its own registration, so nobody has to be told of it. */
    private static final String VISUAL_STUDIO_CODE = "aebc6443-996d-45c2-90f0-388ff96faa56";

    private final AuthSettings settings;
    private final Resources resources;

    SignInOnLanding(AuthSettings settings, Resources resources) {
        this.settings = settings;
        this.resources = resources;
    }

    @Override
    public Details of(String server) {
        List<String> clients = settings.allowedClients().stream()
                .filter(client -> !client.equals(VISUAL_STUDIO_CODE))
                .toList();
        return new Details(
                resources.of(server).resource(),
                settings.provider().authorizationServers(),
                AdvertisedScopes.of(settings),
                clients.size() == 1 ? Optional.of(clients.getFirst()) : Optional.empty());
    }
}
