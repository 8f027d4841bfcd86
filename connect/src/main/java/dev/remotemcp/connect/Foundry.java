package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.util.ArrayList;
import java.util.List;

/**
 * Microsoft Foundry.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-foundry/agents/how-to/tools/model-context-protocol">Connect to
 *     Model Context Protocol servers</a>
 */
final class Foundry {
    private Foundry() {}

    static Guide guide(ServerDescriptor server) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Note("Add a custom Model Context Protocol tool to the agent; the remote endpoint is "
                + server.url() + ". It has to be reachable from the internet."));
        if (server.authorization() instanceof Authorization.OAuth oauth) {
            String scopes = oauth.scopes().isEmpty() ? "" : " The scopes are " + String.join(" ", oauth.scopes()) + ".";
            steps.add(new Step.Note("Authentication is OAuth identity passthrough, so that the server knows the"
                    + " person; the other ways send an application's token." + scopes));
        } else if (server.authorization() instanceof Authorization.Key key) {
            steps.add(new Step.Note("Authentication is key-based; the credential's name is " + key.header() + "."));
        } else {
            steps.add(new Step.Note("Authentication is unauthenticated."));
        }
        return new Guide("Microsoft Foundry", steps);
    }
}
