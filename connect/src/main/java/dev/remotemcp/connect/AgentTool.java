package dev.remotemcp.connect;

import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code MCPTool} of an agent's definition, for an agent that uses the server without a toolbox.
 *
 * @param label under which the server's tools appear; letters, digits and underscores
 * @param connectionId Azure resource id of the connection through which Foundry signs in; none where nobody has to
 */
public record AgentTool(String label, Optional<String> connectionId) {
    /** The snippet, indented JSON. The user is asked before each call except of tools that only read. */
    public String render(ServerDescriptor server) {
        ObjectNode root = Json.object();
        root.put("type", "mcp");
        root.put("server_label", label);
        root.put("server_url", server.url().toString());
        connectionId.ifPresent(id -> root.put("project_connection_id", id));
        ArrayNode reading = Json.object().arrayNode();
        ArrayNode allowed = root.putArray("allowed_tools");
        for (ServerDescriptor.Tool tool : server.tools()) {
            allowed.add(tool.name());
            if (Json.read(tool.descriptor())
                    .path("annotations")
                    .path("readOnlyHint")
                    .asBoolean(false)) {
                reading.add(tool.name());
            }
        }
        if (reading.isEmpty()) {
            root.put("require_approval", "always");
        } else {
            root.putObject("require_approval").putObject("never").set("tool_names", reading);
        }
        return Json.file(root);
    }
}
