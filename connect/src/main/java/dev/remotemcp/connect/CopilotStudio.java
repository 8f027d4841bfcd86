package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.util.ArrayList;
import java.util.List;

/**
 * Microsoft Copilot Studio.
 *
 * @see <a href="https://learn.microsoft.com/microsoft-copilot-studio/mcp-add-existing-server-to-agent">Connect your
 *     agent to an existing MCP server</a>
 */
final class CopilotStudio {
    private CopilotStudio() {}

    static Guide guide(ServerDescriptor server) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Note("Tools, Add a tool, New tool, Model Context Protocol; the server URL is " + server.url()
                + ". It has to be reachable from the internet."));
        if (server.authorization() instanceof Authorization.OAuth oauth) {
            String scopes = oauth.scopes().isEmpty() ? "" : " The scopes are " + String.join(" ", oauth.scopes()) + ".";
            steps.add(new Step.Note("Authentication is OAuth 2.0, Manual, with a registration of its own: add the"
                    + " redirect URL that the wizard shows to it." + scopes));
        } else if (server.authorization() instanceof Authorization.Key key) {
            steps.add(new Step.Note("Authentication is API key, in the header " + key.header() + "."));
        } else {
            steps.add(new Step.Note("Authentication is None."));
        }
        return new Guide("Copilot Studio", steps);
    }
}
