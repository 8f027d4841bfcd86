package dev.remotemcp.auth.dev;

import dev.remotemcp.auth.http.ResourceUrls;
import dev.remotemcp.auth.http.Resources;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Tells of the local sign-in on standard output when the server has started. */
@Singleton
@Requires(property = "mcp.auth.provider", value = "dev")
final class DevStartup {
    private final DevBanner banner;

    DevStartup(DevBanner banner, DevSignIn signIn, Resources resources) {
        this.banner = banner;
        // Clients ask for the scopes of the one API, whichever server they are for.
        resources.all().stream().map(ResourceUrls::resource).forEach(signIn::register);
    }

    @EventListener
    void started(ServerStartupEvent event) {
        System.out.println(banner.text());
    }
}
