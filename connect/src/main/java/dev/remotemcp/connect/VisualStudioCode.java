package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Visual Studio Code.
 *
 * @see <a href="https://code.visualstudio.com/docs/copilot/reference/mcp-configuration">MCP configuration reference</a>
 * @see <a href="https://code.visualstudio.com/api/extension-guides/ai/mcp#create-an-mcp-installation-url">MCP
 *     installation URL</a>
 */
public final class VisualStudioCode {
    private static final String INSTALL = "mcp/install?";

    private VisualStudioCode() {}

    /** {@code .vscode/mcp.json}; a key is asked for once and kept by the editor. */
    public static String file(ServerDescriptor server) {
        ObjectNode file = Json.object();
        file.putObject("servers").set(server.name(), entry(server));
        addInputs(server, file);
        return Json.file(file);
    }

    /** The link that the editor handles. */
    public static URI installLink(ServerDescriptor server) {
        return URI.create("vscode:" + INSTALL + encodedEntry(server));
    }

    /** The link that the Insiders build handles. */
    public static URI insidersLink(ServerDescriptor server) {
        return URI.create("vscode-insiders:" + INSTALL + encodedEntry(server));
    }

    /** A link for places that show only those to web pages: a page at {@code vscode.dev} hands over to the editor. */
    public static URI webLink(ServerDescriptor server) {
        return URI.create("https://vscode.dev/redirect?url="
                + Links.encoded(installLink(server).toString()));
    }

    static Guide guide(ServerDescriptor server) {
        return new Guide(
                "Visual Studio Code",
                List.of(
                        new Step.Link("VS Code", installLink(server)),
                        new Step.Link("VS Code Insiders", insidersLink(server)),
                        new Step.File(".vscode/mcp.json", file(server))));
    }

    private static String encodedEntry(ServerDescriptor server) {
        ObjectNode install = Json.object().put("name", server.name());
        install.setAll(entry(server));
        addInputs(server, install);
        return Links.encoded(Json.compact(install));
    }

    private static ObjectNode entry(ServerDescriptor server) {
        ObjectNode entry = Json.object();
        entry.put("type", "http").put("url", server.url().toString());
        if (server.authorization() instanceof Authorization.Key key) {
            entry.putObject("headers").put(key.header(), "${input:" + inputId(server) + "}");
        }
        if (server.authorization() instanceof Authorization.OAuth oauth) {
            oauth.clientId().ifPresent(id -> entry.putObject("oauth").put("clientId", id));
        }
        return entry;
    }

    private static void addInputs(ServerDescriptor server, ObjectNode parent) {
        if (server.authorization() instanceof Authorization.Key) {
            parent.putArray("inputs")
                    .addObject()
                    .put("type", "promptString")
                    .put("id", inputId(server))
                    .put("description", "Key of " + Names.shown(server))
                    .put("password", true);
        }
    }

    private static String inputId(ServerDescriptor server) {
        return Names.plain(server) + "-key";
    }
}
