package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cursor.
 *
 * @see <a href="https://cursor.com/docs/context/mcp">Model Context Protocol</a>
 * @see <a href="https://cursor.com/docs/mcp/install-links">MCP Install Links</a>
 */
public final class Cursor {
    private Cursor() {}

    /** {@code .cursor/mcp.json}; a key comes from an environment variable. */
    public static String file(ServerDescriptor server) {
        ObjectNode file = Json.object();
        file.putObject("mcpServers").set(server.name(), entry(server));
        return Json.file(file);
    }

    /** The link that the editor handles. */
    public static URI installLink(ServerDescriptor server) {
        String config =
                Base64.getEncoder().encodeToString(Json.compact(entry(server)).getBytes(StandardCharsets.UTF_8));
        return URI.create("cursor://anysphere.cursor-deeplink/mcp/install?name=" + Links.encoded(server.name())
                + "&config=" + Links.encoded(config));
    }

    static Guide guide(ServerDescriptor server) {
        List<Step> steps = new ArrayList<>(
                List.of(new Step.Link("Cursor", installLink(server)), new Step.File(".cursor/mcp.json", file(server))));
        if (server.authorization() instanceof Authorization.Key) {
            steps.add(new Step.Note(
                    "Start Cursor with your key in the environment variable " + Names.keyVariable(server) + "."));
        }
        return new Guide("Cursor", steps);
    }

    private static ObjectNode entry(ServerDescriptor server) {
        ObjectNode entry = Json.object();
        entry.put("url", server.url().toString());
        if (server.authorization() instanceof Authorization.Key key) {
            entry.putObject("headers").put(key.header(), "${env:" + Names.keyVariable(server) + "}");
        }
        if (server.authorization() instanceof Authorization.OAuth oauth
                && oauth.clientId().isPresent()) {
            ObjectNode auth =
                    entry.putObject("auth").put("CLIENT_ID", oauth.clientId().get());
            if (!oauth.scopes().isEmpty()) {
                oauth.scopes().forEach(auth.putArray("scopes")::add);
            }
        }
        return entry;
    }
}
