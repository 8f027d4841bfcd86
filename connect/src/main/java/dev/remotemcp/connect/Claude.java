package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.util.ArrayList;
import java.util.List;

/** Claude on the web, on desktops and phones, which calls from its makers' servers. */
final class Claude {
    private Claude() {}

    static Guide guide(ServerDescriptor server) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Note("Settings, Connectors, Add custom connector; the URL is " + server.url()
                + ". Claude calls it from the internet, so it has to be reachable there."));
        if (server.authorization() instanceof Authorization.OAuth oauth) {
            steps.add(new Step.Note("Where clients cannot register themselves, the advanced settings take a client ID"
                    + oauth.clientId().map(id -> " (" + id + ")").orElse("")
                    + "; its registration needs the redirect URIs https://claude.ai/api/mcp/auth_callback and"
                    + " https://claude.com/api/mcp/auth_callback."));
        }
        if (server.authorization() instanceof Authorization.Key key) {
            steps.add(new Step.Note(
                    "It signs in with OAuth only; it cannot send a key in the header " + key.header() + "."));
        }
        return new Guide("Claude", steps);
    }
}
