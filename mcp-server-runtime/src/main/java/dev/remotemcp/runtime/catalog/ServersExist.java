package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to start when something is offered by a server that there is not, since no client would ever see it. */
@Context
final class ServersExist {
    ServersExist(List<ServerSettings> servers, List<BindingSource> sources) {
        List<String> names = servers.stream().map(ServerSettings::name).sorted().toList();
        for (BindingSource source : sources) {
            String server = source.server();
            if (!names.contains(server)) {
                throw new ConfigurationException("@McpServer(\"" + server + "\") names a server that is not configured,"
                        + " for " + source.getClass().getName() + ": set mcp.servers." + server
                        + ".endpoint, for example to /" + server + "/mcp; configured are "
                        + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
            }
        }
    }
}
