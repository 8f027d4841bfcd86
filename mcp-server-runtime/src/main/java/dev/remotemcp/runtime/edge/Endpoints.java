package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.exceptions.ConfigurationException;
import io.netty.handler.codec.http.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The endpoints of all servers, each on a path of its own. */
@Context // so that servers that could not answer do not start
final class Endpoints {
    private final Endpoint[] endpoints;

    Endpoints(List<Endpoint> endpoints) {
        List<Endpoint> ordered = new ArrayList<>(endpoints);
        ordered.sort(
                Comparator.comparing((Endpoint endpoint) -> !endpoint.server().equals(ServerSettings.DEFAULT))
                        .thenComparing(Endpoint::server));
        Map<String, String> servers = new HashMap<>();
        for (Endpoint endpoint : ordered) {
            String path = endpoint.path();
            if (!path.startsWith("/") || path.contains("?") || path.contains("#")) {
                throw new ConfigurationException(setting(endpoint.server()) + " is '" + path
                        + "', which is no path: it must start with '/', for example /mcp");
            }
            String other = servers.putIfAbsent(withoutSlash(path), endpoint.server());
            if (other != null) {
                throw new ConfigurationException("The servers '" + other + "' and '" + endpoint.server()
                        + "' both have the endpoint " + path + ": set " + setting(endpoint.server())
                        + " to a path of its own, for example to /" + endpoint.server() + "/mcp");
            }
        }
        this.endpoints = ordered.toArray(Endpoint[]::new);
    }

    /** The endpoint that a request is for; null if it is for none, so that it is Micronaut's. */
    @Nullable
    Endpoint of(HttpRequest request) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isFor(request)) {
                return endpoint;
            }
        }
        return null;
    }

    /** All of them, that of the default server first. */
    List<Endpoint> all() {
        return List.of(endpoints);
    }

    private static String setting(String server) {
        return server.equals(ServerSettings.DEFAULT) ? "mcp.endpoint" : "mcp.servers." + server + ".endpoint";
    }

    /** A request may end in a slash that the setting has not. */
    private static String withoutSlash(String path) {
        return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
    }
}
