package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.OpenStreams;
import dev.remotemcp.runtime.protocol.ServerEvent;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.state.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open {@code subscriptions/listen}: an acknowledgement, then what the client asked to hear. Thread-safe. */
final class ListenStream implements Consumer<Change>, OpenStreams.LongStream {
    /** More can hardly happen between the subscription and the first event. */
    private static final int MOST_EARLY = 256;

    private final byte[] id;
    private final Listening.Filter filter;
    private final ModernResults results;
    private final List<byte[]> early = new ArrayList<>();
    private @Nullable EventStream events;
    private boolean ended;

    /**
     * A stream that is not open yet.
     *
     * @param id the request's id as JSON, in an array of its own
     */
    ListenStream(byte[] id, Listening.Filter filter, ModernResults results) {
        this.id = id;
        this.filter = filter;
        this.results = results;
    }

    /** Sends the acknowledgement, which comes before everything else, and whatever has happened since. */
    synchronized void open(EventStream opened) {
        events = opened;
        opened.offer(ServerEvent.of(acknowledgement()));
        early.forEach(message -> opened.offer(ServerEvent.of(message)));
        early.clear();
        if (ended) {
            opened.end(ServerEvent.of(results.listenEnded(id)));
        }
    }

    @Override
    public void accept(Change change) {
        switch (change) {
            case Change.Tools tools when filter.tools() -> send("notifications/tools/list_changed", null);
            case Change.Prompts prompts when filter.prompts() -> send("notifications/prompts/list_changed", null);
            case Change.Resources resources
            when filter.resources() -> send("notifications/resources/list_changed", null);
            case Change.ResourceUpdated updated
            when filter.uris().contains(updated.uri()) -> send("notifications/resources/updated", updated.uri());
            default -> {}
        }
    }

    @Override
    public synchronized void end() {
        ended = true;
        if (events != null) {
            events.end(ServerEvent.of(results.listenEnded(id)));
        }
    }

    private synchronized void send(String method, @Nullable String uri) {
        if (ended) {
            return;
        }
        byte[] message = notification(method, uri);
        if (events == null && early.size() < MOST_EARLY) {
            early.add(message);
        } else if (events == null) {
            end();
        } else if (!events.offer(ServerEvent.of(message))) {
            // A client that is this far behind fetches everything anew when it listens again.
            end();
        }
    }

    private byte[] acknowledgement() {
        JsonBuffer out = start("notifications/subscriptions/acknowledged");
        out.ascii(",\"notifications\":{");
        String separator = "";
        if (filter.tools()) {
            out.ascii("\"toolsListChanged\":true");
            separator = ",";
        }
        if (filter.prompts()) {
            out.ascii(separator).ascii("\"promptsListChanged\":true");
            separator = ",";
        }
        if (filter.resources()) {
            out.ascii(separator).ascii("\"resourcesListChanged\":true");
            separator = ",";
        }
        if (!filter.uris().isEmpty()) {
            out.ascii(separator).ascii("\"resourceSubscriptions\":[");
            String comma = "";
            for (String uri : filter.uris()) {
                out.ascii(comma).string(uri);
                comma = ",";
            }
            out.ascii("]");
        }
        return out.ascii("}}}").toByteArray();
    }

    private byte[] notification(String method, @Nullable String uri) {
        JsonBuffer out = start(method);
        if (uri != null) {
            out.ascii(",\"uri\":").string(uri);
        }
        return out.ascii("}}").toByteArray();
    }

    private JsonBuffer start(String method) {
        return new JsonBuffer(256)
                .ascii("{\"jsonrpc\":\"2.0\",\"method\":\"")
                .ascii(method)
                .ascii("\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":")
                .raw(id)
                .ascii("}");
    }
}
