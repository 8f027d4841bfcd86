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
import dev.remotemcp.runtime.protocol.StreamMemory;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import dev.remotemcp.runtime.state.Change;
import dev.remotemcp.runtime.state.ChangeBus;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Serves {@code subscriptions/listen}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/subscriptions">MCP 2026-07-28,
 *     Subscriptions</a>
 */
@EachBean(ServerSettings.class)
final class Listening {
    private static final int MOST_RESOURCES = 1000;

    /** They are kept as long as the stream, and a template's variable can be of any length. */
    private static final int MOST_URI = 2_048;

    private static final int MOST_URI_BYTES = 256 * 1024;

    /** Bytes that a URI takes beside its letters. */
    private static final int URI_BYTES = 96;

    private final String server;
    private final ChangeBus changes;
    private final McpCatalog catalog;
    private final Permissions permissions;
    private final OpenStreams streams;
    private final StreamMemory memory;
    private final ModernResults results;

    Listening(
            ChangeBus changes,
            @Parameter McpCatalog catalog,
            @Parameter Permissions permissions,
            @Parameter OpenStreams streams,
            @Parameter StreamMemory memory,
            @Parameter ModernResults results,
            ServerSettings server) {
        this.changes = changes;
        this.catalog = catalog;
        this.permissions = permissions;
        this.streams = streams;
        this.memory = memory;
        this.results = results;
        this.server = server.name();
    }

    /** What a client wants to hear. */
    record Filter(boolean tools, boolean prompts, boolean resources, Set<String> uris) {
        /** About how many bytes of memory the URIs take. */
        long bytes() {
            return uris.stream().mapToLong(uri -> URI_BYTES + uri.length()).sum();
        }
    }

    void start(Exchange exchange, Envelope envelope, JsonSlice id) throws Refusal {
        Filter filter = filter(envelope);
        for (String uri : filter.uris()) {
            Optional<Failure> refused =
                    refusedTo(exchange, uri).filter(failure -> failure.denial().isPresent());
            if (refused.isPresent()) {
                throw new Refusal(refused.get());
            }
        }
        ListenStream stream = new ListenStream(id.copy(), filter, results);
        String caller = exchange.shareKey();
        long bytes = filter.bytes();
        if (!memory.takeUris(caller, bytes)) {
            throw new Refusal(
                    Kind.BUSY,
                    "The open streams are about too many resources for the server's memory (mcp.limits.stream-memory):"
                            + " listen to fewer, or try again later");
        }
        Optional<Full> full = streams.add(caller, stream);
        if (full.isPresent()) {
            memory.giveUris(caller, bytes);
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
            memory.giveUris(caller, bytes);
        });
        stream.open(exchange.stream());
        exchange.forgetRequest();
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
        Wanted wanted = new Wanted();
        slice.members(wanted::take);
        return new Filter(wanted.tools, wanted.prompts, wanted.resources, wanted.uris);
    }

    /** The members of the filter, read without a tree. */
    private static final class Wanted {
        private final Set<String> uris = new LinkedHashSet<>();
        private boolean tools;
        private boolean prompts;
        private boolean resources;
        private int bytes;

        void take(String name, JsonSlice value) throws Refusal {
            switch (name) {
                case "toolsListChanged" -> tools = flag(name, value);
                case "promptsListChanged" -> prompts = flag(name, value);
                case "resourcesListChanged" -> resources = flag(name, value);
                case "resourceSubscriptions" -> {
                    if (!value.isArray()) {
                        throw invalid(name, "an array of URIs");
                    }
                    value.elements(this::uri);
                }
                default -> {}
            }
        }

        private void uri(JsonSlice uri) throws Refusal {
            bytes += uri.length();
            if (!uri.isString() || uris.size() == MOST_RESOURCES || uri.length() > MOST_URI || bytes > MOST_URI_BYTES) {
                throw invalid(
                        "resourceSubscriptions",
                        "an array of at most " + MOST_RESOURCES + " URIs, each of at most " + MOST_URI
                                + " bytes and all together of at most " + MOST_URI_BYTES);
            }
            uris.add(uri.string());
        }

        private static boolean flag(String name, JsonSlice value) throws Refusal {
            if (!value.isBoolean()) {
                throw invalid(name, "true or false");
            }
            return value.isTrue();
        }
    }

    private static Refusal invalid(String name, String expected) {
        return new Refusal(Kind.INVALID_PARAMS, "The member 'params.notifications." + name + "' must be " + expected);
    }
}
