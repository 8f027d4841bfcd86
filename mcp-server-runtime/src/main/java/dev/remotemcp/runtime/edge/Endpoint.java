package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.StreamsConfiguration;
import dev.remotemcp.runtime.protocol.Receiver;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.netty.handler.codec.http.HttpRequest;

/** Where one server is reached, and what takes its requests. */
@EachBean(ServerSettings.class)
final class Endpoint {
    private final ServerSettings server;
    private final String path;
    private final Guard guard;
    private final Receiver receiver;
    private final McpCatalog catalog;

    Endpoint(
            ServerSettings server,
            @Parameter Guard guard,
            @Parameter Receiver receiver,
            @Parameter McpCatalog catalog) {
        this.server = server;
        this.path = server.endpoint().endpoint();
        this.guard = guard;
        this.receiver = receiver;
        this.catalog = catalog;
    }

    boolean isFor(HttpRequest request) {
        return RequestTarget.matches(request, path);
    }

    String server() {
        return server.name();
    }

    String path() {
        return path;
    }

    LimitsConfiguration limits() {
        return server.limits();
    }

    StreamsConfiguration streams() {
        return server.streams();
    }

    Guard guard() {
        return guard;
    }

    Receiver receiver() {
        return receiver;
    }

    McpCatalog catalog() {
        return catalog;
    }
}
