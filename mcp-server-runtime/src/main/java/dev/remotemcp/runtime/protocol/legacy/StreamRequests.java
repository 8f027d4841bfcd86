package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.OpenStreams;
import dev.remotemcp.runtime.protocol.OpenStreams.Full;
import dev.remotemcp.runtime.protocol.Reply;
import dev.remotemcp.runtime.state.Session;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves GET: a stream for what belongs to no call, or the rest of a stream whose connection was lost.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP 2025-11-25, Transports,
 *     Listening for Messages from the Server</a>
 */
@EachBean(ServerSettings.class)
final class StreamRequests {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /** A client that loses connections opens new ones before the old ones are known to be lost. */
    private static final int MOST_CONNECTIONS = 4;

    private final SessionRules rules;
    private final LiveSessions live;
    private final OpenStreams streams;

    StreamRequests(@Parameter SessionRules rules, @Parameter LiveSessions live, @Parameter OpenStreams streams) {
        this.rules = rules;
        this.live = live;
        this.streams = streams;
    }

    void serve(Exchange exchange) throws HttpRefusal {
        Session session = rules.session(exchange);
        String accept = exchange.header("Accept");
        if (accept != null && !acceptsEvents(accept)) {
            throw new HttpRefusal(406, "GET opens an event stream: the header 'Accept' must list text/event-stream");
        }
        LiveSession going = live.of(session);
        String last = exchange.header(LAST_EVENT_ID);
        if (last == null) {
            listen(exchange, session, going, Optional.empty());
            return;
        }
        EventId seen = EventId.parse(last)
                .orElseThrow(() -> new HttpRefusal(
                        400, "The header '" + LAST_EVENT_ID + "' is no event id of this server: repeat the last one"));
        if (seen.stream() == StandaloneStream.NUMBER) {
            listen(exchange, session, going, Optional.of(seen.event()));
        } else {
            resume(exchange, going, seen);
        }
    }

    private static boolean acceptsEvents(String accept) {
        String ranges = accept.toLowerCase(Locale.ROOT);
        return ranges.contains("text/event-stream") || ranges.contains("text/*") || ranges.contains("*/*");
    }

    private void listen(Exchange exchange, Session session, LiveSession going, Optional<Long> seen) throws HttpRefusal {
        StandaloneStream standalone = going.standalone();
        if (standalone.connections() >= MOST_CONNECTIONS) {
            throw new HttpRefusal(409, "The session has " + MOST_CONNECTIONS + " open streams already: one is enough");
        }
        StreamHandle handle = new StreamHandle();
        String caller = exchange.shareKey();
        Optional<Full> full = streams.add(caller, handle);
        if (full.isPresent()) {
            throw new HttpRefusal(full.get() == Full.CALLER ? 429 : 503, streams.message(full.get()));
        }
        standalone.expect(); // before the client can know that it listens
        EventStream events = exchange.stream();
        exchange.forgetRequest();
        handle.opened(events);
        standalone.connect(events, seen, Revisions.isLatest(session.client().protocolVersion()));
        exchange.onDisconnect(() -> {
            standalone.disconnected(events);
            streams.remove(caller, handle);
        });
    }

    private static void resume(Exchange exchange, LiveSession going, EventId seen) throws HttpRefusal {
        ResumableStream stream = going.stream(seen.stream())
                .orElseThrow(() -> new HttpRefusal(
                        400,
                        "The stream of event '" + seen + "' is over and no longer kept (mcp.legacy.replay-time,"
                                + " mcp.legacy.replay-size): send the request again"));
        if (stream.isOver(seen.event())) {
            // An empty stream would make the client come back again and again; this status ends that (HTML, 9.2.1).
            exchange.reply(Reply.empty(204));
            return;
        }
        EventStream events = exchange.stream();
        stream.resume(events, seen.event());
        exchange.onDisconnect(() -> stream.disconnected(events));
    }

    /** Closes a stream when the server stops. */
    private static final class StreamHandle implements OpenStreams.LongStream {
        private @Nullable EventStream events;
        private boolean ended;

        synchronized void opened(EventStream opened) {
            events = opened;
            if (ended) {
                opened.end();
            }
        }

        @Override
        public synchronized void end() {
            ended = true;
            if (events != null) {
                events.end();
            }
        }
    }
}
