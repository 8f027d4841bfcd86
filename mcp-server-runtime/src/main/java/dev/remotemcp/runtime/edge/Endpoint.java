package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.guard.Authenticator;
import dev.remotemcp.runtime.protocol.Receiver;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;

/** Where one server is reached, and what takes its requests. */
@EachBean(ServerSettings.class)
final class Endpoint {
    private final ServerSettings server;
    private final String path;
    private final Guard guard;
    private final Receiver receiver;
    private final McpCatalog catalog;
    private final SseStreams streams;
    private final Optional<Authenticator> authenticator;

    Endpoint(
            ServerSettings server,
            @Parameter Guard guard,
            @Parameter Receiver receiver,
            @Parameter McpCatalog catalog,
            @Parameter SseStreams streams,
            Optional<Authenticator> authenticator) {
        this.server = server;
        this.path = server.endpoint().endpoint();
        this.guard = guard;
        this.receiver = receiver;
        this.catalog = catalog;
        this.streams = streams;
        this.authenticator = authenticator;
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

    SseStreams streams() {
        return streams;
    }

    Guard guard() {
        return guard;
    }

    Receiver receiver() {
        return receiver;
    }

    Optional<Authenticator> authenticator() {
        return authenticator;
    }

    McpCatalog catalog() {
        return catalog;
    }
}
