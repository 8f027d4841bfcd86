package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Claude Code. It takes letters, digits, hyphens and underscores in names; others become hyphens.
 *
 * @see <a href="https://code.claude.com/docs/en/mcp">Connect Claude Code to tools via MCP</a>
 */
public final class ClaudeCode {
    /** The port of loopback on which it takes back its user, where it has a registration with a fixed one. */
    public static final int CALLBACK_PORT = 8765;

    private ClaudeCode() {}

    /** The command that adds the server for the user in the current project; a key comes from a variable. */
    public static String command(ServerDescriptor server) {
        StringBuilder line = new StringBuilder("claude mcp add --transport http ");
        if (server.authorization() instanceof Authorization.OAuth oauth) {
            oauth.clientId()
                    .ifPresent(id -> line.append("--client-id ")
                            .append(Shell.word(id))
                            .append(" --callback-port ")
                            .append(CALLBACK_PORT)
                            .append(' '));
        }
        line.append(Names.plain(server))
                .append(' ')
                .append(Shell.word(server.url().toString()));
        if (server.authorization() instanceof Authorization.Key key) {
            // Last, because the option takes all the words that follow.
            line.append(" --header ").append(Shell.header(key.header(), Names.keyVariable(server)));
        }
        return line.toString();
    }

    /** {@code .mcp.json}, for everybody who works on a project; a key comes from an environment variable. */
    public static String file(ServerDescriptor server) {
        ObjectNode file = Json.object();
        ObjectNode entry = file.putObject("mcpServers").putObject(Names.plain(server));
        entry.put("type", "http").put("url", server.url().toString());
        if (server.authorization() instanceof Authorization.Key key) {
            entry.putObject("headers").put(key.header(), "${" + Names.keyVariable(server) + "}");
        }
        if (server.authorization() instanceof Authorization.OAuth oauth) {
            ObjectNode options = Json.object();
            oauth.clientId().ifPresent(id -> options.put("clientId", id).put("callbackPort", CALLBACK_PORT));
            if (!oauth.scopes().isEmpty()) {
                options.put("scopes", String.join(" ", oauth.scopes()));
            }
            if (!options.isEmpty()) {
                entry.set("oauth", options);
            }
        }
        return Json.file(file);
    }

    static Guide guide(ServerDescriptor server) {
        List<Step> steps =
                new ArrayList<>(List.of(new Step.Command(command(server)), new Step.File(".mcp.json", file(server))));
        if (server.authorization() instanceof Authorization.OAuth oauth) {
            steps.add(new Step.Note(
                    oauth.clientId().isPresent()
                            ? "The registration needs the redirect URI http://localhost:" + CALLBACK_PORT
                                    + "/callback. Sign in with /mcp."
                            : "Sign in with /mcp. Where clients cannot register themselves, as at Entra ID, add"
                                    + " --client-id and --callback-port."));
        }
        if (server.authorization() instanceof Authorization.Key) {
            steps.add(new Step.Note(
                    "Put your key into the environment variable " + Names.keyVariable(server) + " before."));
        }
        return new Guide("Claude Code", steps);
    }
}
