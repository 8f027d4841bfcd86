package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.config.EndpointConfiguration;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What a person wants to know when the server has started: its URL, its tools, and a command that calls it. */
@Singleton
public final class Announcement {
    private static final int MOST_TOOLS = 20;

    private final EmbeddedServer server;
    private final EndpointConfiguration endpoint;
    private final McpCatalog catalog;

    Announcement(EmbeddedServer server, EndpointConfiguration endpoint, McpCatalog catalog) {
        this.server = server;
        this.endpoint = endpoint;
        this.catalog = catalog;
    }

    /** The text; its first line ends in the URL. */
    public String text() {
        String url = server.getScheme() + "://" + server.getHost() + ":" + server.getPort() + endpoint.endpoint();
        StringBuilder text = new StringBuilder("Remote MCP: ").append(url).append("\n\nTools:\n");
        List<ToolBinding> tools = tools(catalog.snapshot());
        tools.stream()
                .limit(MOST_TOOLS)
                .forEach(tool -> text.append("  ").append(summary(tool)).append('\n'));
        if (tools.size() > MOST_TOOLS) {
            text.append("  … and ").append(tools.size() - MOST_TOOLS).append(" more\n");
        }
        return text.append("\nTry it:\n").append(curl(url)).toString();
    }

    private static List<ToolBinding> tools(CatalogSnapshot snapshot) {
        List<ToolBinding> tools = new ArrayList<>();
        snapshot.tools().forEach(tools::add);
        tools.sort(Comparator.comparing(ToolBinding::name));
        return tools;
    }

    private static String summary(ToolBinding tool) {
        String description = JsonMapper.shared()
                .readTree(tool.descriptor().json())
                .path("description")
                .asString("");
        int sentence = description.indexOf(". ");
        String first = sentence < 0 ? description : description.substring(0, sentence + 1);
        return first.isEmpty() ? tool.name() : tool.name() + " – " + first.replace('\n', ' ');
    }

    private static String curl(String url) {
        return """
                  curl -s %s \\
                    -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \\
                    -H 'MCP-Protocol-Version: 2026-07-28' -H 'Mcp-Method: tools/list' \\
                    -d '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}'
                """.formatted(url);
    }
}
