package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.Context;
import java.util.List;

/** Refuses to start when something is offered by a server that there is not, since no client would ever see it. */
@Context
final class ServersExist {
    ServersExist(List<ServerSettings> servers, BindingSources sources) {
        List<String> names = servers.stream().map(ServerSettings::name).toList();
        for (BindingSource source : sources.all()) {
            if (!names.contains(source.server())) {
                throw ServerSettings.unknown(source.server(), source.origin(), names);
            }
        }
    }
}
