package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.pipeline.Operation;
import dev.remotemcp.runtime.pipeline.Permissions;
import dev.remotemcp.runtime.protocol.Envelope;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Member;
import dev.remotemcp.runtime.protocol.OpenStreams;
import dev.remotemcp.runtime.protocol.OpenStreams.Full;
import dev.remotemcp.runtime.protocol.Refusal;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.state.Change;
import dev.remotemcp.runtime.state.ChangeBus;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves {@code subscriptions/listen}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/subscriptions">MCP 2026-07-28,
 *     Subscriptions</a>
 */
@EachBean(ServerSettings.class)
final class Listening {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_RESOURCES = 1000;

    private final String server;
    private final ChangeBus changes;
    private final McpCatalog catalog;
    private final Permissions permissions;
    private final OpenStreams streams;
    private final ModernResults results;

    Listening(
            ChangeBus changes,
            @Parameter McpCatalog catalog,
            @Parameter Permissions permissions,
            @Parameter OpenStreams streams,
            @Parameter ModernResults results,
            ServerSettings server) {
        this.changes = changes;
        this.catalog = catalog;
        this.permissions = permissions;
        this.streams = streams;
        this.results = results;
        this.server = server.name();
    }

    /** What a client wants to hear. */
    record Filter(boolean tools, boolean prompts, boolean resources, Set<String> uris) {}

    void start(Exchange exchange, Envelope envelope, JsonSlice id) throws Refusal {
        Filter filter = filter(envelope);
        for (String uri : filter.uris()) {
            Optional<Failure> refused =
                    refusedTo(exchange, uri).filter(failure -> failure.denial().isPresent());
            if (refused.isPresent()) {
                throw new Refusal(refused.get());
            }
        }
        ListenStream stream = new ListenStream(id, filter, results);
        String caller = exchange.shareKey();
        Optional<Full> full = streams.add(caller, stream);
        if (full.isPresent()) {
            throw new Refusal(full.get() == Full.CALLER ? Kind.CALLER_BUSY : Kind.BUSY, streams.message(full.get()));
        }
        Runnable unsubscribe = changes.subscribe(change -> {
            if (change.server().equals(server) && !isHidden(exchange, change)) {
                stream.accept(change);
            }
        });
        exchange.onDisconnect(() -> {
            unsubscribe.run();
            streams.remove(caller, stream);
        });
        stream.open(exchange.stream());
    }

    /** What a caller may not know of sounds for them like a resource that never changes. */
    private boolean isHidden(Exchange exchange, Change change) {
        return change instanceof Change.ResourceUpdated updated
                && refusedTo(exchange, updated.uri()).isPresent();
    }

    private Optional<Failure> refusedTo(Exchange exchange, String uri) {
        return permissions.refuse(catalog.snapshot(), new Operation.ReadResource(uri), exchange.principal());
    }

    private static Filter filter(Envelope envelope) throws Refusal {
        JsonSlice slice = envelope.get(Member.NOTIFICATIONS);
        if (slice == null || !slice.isObject()) {
            throw new Refusal(Kind.INVALID_PARAMS, "The member 'params.notifications' must be an object");
        }
        JsonNode wanted = JSON.readTree(slice.bytes(), slice.offset(), slice.length());
        Set<String> uris = new LinkedHashSet<>();
        JsonNode subscriptions = wanted.path("resourceSubscriptions");
        if (!subscriptions.isMissingNode() && !subscriptions.isArray()) {
            throw invalid("resourceSubscriptions", "an array of URIs");
        }
        for (JsonNode uri : subscriptions) {
            if (!uri.isString() || uris.size() == MOST_RESOURCES) {
                throw invalid("resourceSubscriptions", "an array of at most " + MOST_RESOURCES + " URIs");
            }
            uris.add(uri.asString());
        }
        return new Filter(
                flag(wanted, "toolsListChanged"),
                flag(wanted, "promptsListChanged"),
                flag(wanted, "resourcesListChanged"),
                uris);
    }

    private static boolean flag(JsonNode wanted, String name) throws Refusal {
        JsonNode value = wanted.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw invalid(name, "true or false");
        }
        return value.asBoolean(false);
    }

    private static Refusal invalid(String name, String expected) {
        return new Refusal(Kind.INVALID_PARAMS, "The member 'params.notifications." + name + "' must be " + expected);
    }
}
