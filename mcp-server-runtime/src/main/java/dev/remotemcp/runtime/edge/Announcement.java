package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person wants to know when the servers have started: their URLs, their tools, what modules have to tell, and a
 * command to try one, or that callers sign in. Under the Azure Functions host nobody else calls this process, so there
 * is nothing to try.
 */
@Singleton
public final class Announcement {
    private static final int MOST_TOOLS = 20;

    private final EmbeddedServer server;
    private final Endpoints endpoints;
    private final List<StartNotice> notices;
    private final FunctionsHost host;

    Announcement(EmbeddedServer server, Endpoints endpoints, List<StartNotice> notices, FunctionsHost host) {
        this.server = server;
        this.endpoints = endpoints;
        this.notices = notices;
        this.host = host;
    }

    /** The text; its first line ends in the URL of the first server that offers something. */
    public String text() {
        List<Endpoint> offering =
                endpoints.all().stream().filter(endpoint -> !isSpare(endpoint)).toList();
        StringBuilder text = new StringBuilder();
        offering.forEach(endpoint -> tools(endpoint, text));
        if (host.port().isPresent()) {
            return text.append("The Azure Functions host passes requests on to this address.\n")
                    .toString();
        }
        notices.forEach(notice -> text.append(notice.text(origin())));
        return text.append(hint(offering.getFirst())).toString();
    }

    /** A command would be refused where callers have to sign in, since nobody has done that here. */
    private String hint(Endpoint endpoint) {
        return endpoint.authenticator().isPresent()
                ? "Callers sign in: connect an MCP client, which sends its user there by itself.\n"
                : "Try it:\n" + curl(url(endpoint));
    }

    /** A default server that offers nothing is of no interest beside others. */
    private boolean isSpare(Endpoint endpoint) {
        return endpoint.server().equals(ServerSettings.DEFAULT)
                && endpoints.all().size() > 1
                && endpoint.catalog().snapshot().isEmpty();
    }

    private String url(Endpoint endpoint) {
        return origin() + endpoint.path();
    }

    private String origin() {
        return server.getScheme() + "://" + server.getHost() + ":" + server.getPort();
    }

    private void tools(Endpoint endpoint, StringBuilder text) {
        String name = endpoint.server().equals(ServerSettings.DEFAULT) ? "" : " (" + endpoint.server() + ")";
        text.append("Remote MCP")
                .append(name)
                .append(": ")
                .append(url(endpoint))
                .append("\n\nTools:\n");
        List<ToolBinding> tools = tools(endpoint.catalog().snapshot());
        tools.stream()
                .limit(MOST_TOOLS)
                .forEach(tool -> text.append("  ").append(summary(tool)).append('\n'));
        if (tools.size() > MOST_TOOLS) {
            text.append("  … and ").append(tools.size() - MOST_TOOLS).append(" more\n");
        }
        text.append('\n');
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
