package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.config.ServerConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.runtime.ApplicationConfiguration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the server says about itself (specification, {@code Implementation}). */
@EachBean(ServerSettings.class)
public final class ServerIdentity {
    private final String json;
    private final Optional<String> instructions;

    ServerIdentity(ServerSettings settings, ApplicationConfiguration application, McpJson json) {
        ServerConfiguration server = settings.server();
        ObjectNode info = json.mapper().createObjectNode();
        String name = server.name();
        info.put("name", name != null ? name : application.getName().orElse("mcp-server"));
        if (server.title() != null) {
            info.put("title", server.title());
        }
        info.put("version", server.version());
        this.json = json.mapper().writeValueAsString(info);
        this.instructions = Optional.ofNullable(server.instructions());
    }

    /** The {@code Implementation} object, on one line. */
    public String json() {
        return json;
    }

    /** How a model should use the server as a whole. */
    public Optional<String> instructions() {
        return instructions;
    }
}
