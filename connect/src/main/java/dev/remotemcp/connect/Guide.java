package dev.remotemcp.connect;

import java.util.List;

/**
 * How one client is connected with a server.
 *
 * @param client the client's name, as its makers write it
 * @param steps what does it; links, files and commands are alternatives, notes hold for all of them
 */
public record Guide(String client, List<Step> steps) {
    /** Copies the list. */
    public Guide {
        steps = List.copyOf(steps);
    }

    /** The guides of all clients that are known here, those for a developer's machine first. */
    public static List<Guide> all(ServerDescriptor server) {
        return List.of(
                VisualStudioCode.guide(server),
                ClaudeCode.guide(server),
                Claude.guide(server),
                Cursor.guide(server),
                Inspector.guide(server),
                CopilotStudio.guide(server),
                Foundry.guide(server));
    }
}
