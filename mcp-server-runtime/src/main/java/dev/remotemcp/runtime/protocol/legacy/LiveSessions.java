package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.state.Change;
import dev.remotemcp.runtime.state.ChangeBus;
import dev.remotemcp.runtime.state.Session;
import dev.remotemcp.runtime.state.SessionBus;
import dev.remotemcp.runtime.state.SessionMessage;
import dev.remotemcp.runtime.state.SessionStore;
import dev.remotemcp.runtime.state.Sessions;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is going on in sessions on this instance, and what reaches them from elsewhere. Thread-safe. */
@EachBean(ServerSettings.class)
final class LiveSessions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSessions.class);

    private final Map<String, LiveSession> live = new ConcurrentHashMap<>();
    private final String server;
    private final Sessions sessions;
    private final EndedStreams ended;
    private final Replay.Bounds bounds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mcp-live-sessions").factory());

    LiveSessions(
            ServerSettings server,
            @Parameter SessionStore store,
            SessionBus bus,
            ChangeBus changes,
            @Parameter EndedStreams ended) {
        this.server = server.name();
        this.sessions = store.sessions();
        this.ended = ended;
        this.bounds = new Replay.Bounds(
                server.limits().streamBuffer(), server.limits().streamBufferSize());
        sessions.onEnd(this::end);
        bus.subscribe(this::receive);
        changes.subscribe(this::changed);
        long period = Math.clamp(server.legacy().sessionTimeout().toMillis() / 5, 10, 10_000);
        timer.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    /** What is going on in a session. */
    LiveSession of(Session session) {
        String id = session.id();
        LiveSession found = live.get(id);
        if (found != null) {
            return found;
        }
        LiveSession made = live.computeIfAbsent(id, key -> new LiveSession(session.caller(), bounds, ended));
        if (sessions.find(id).isEmpty()) {
            end(id); // it ended just now, and nobody will say so again
        }
        return made;
    }

    /** In how many sessions something went on so far that have not ended. */
    int count() {
        return live.size();
    }

    private void end(String id) {
        LiveSession over = live.remove(id);
        if (over != null) {
            over.end();
        }
    }

    private void receive(SessionMessage message) {
        LiveSession session = live.get(message.session());
        if (session != null) {
            session.receive(message);
        }
    }

    private void changed(Change change) {
        if (!change.server().equals(server)) {
            return;
        }
        try {
            switch (change) {
                case Change.Tools tools -> tell("notifications/tools/list_changed");
                case Change.Prompts prompts -> tell("notifications/prompts/list_changed");
                case Change.Resources resources -> tell("notifications/resources/list_changed");
                case Change.ResourceUpdated updated -> tellSubscribers(updated.uri());
            }
        } catch (RuntimeException e) { // a store out of reach is no fault of whoever changed something
            LOG.error("Sessions could not be told of a change", e);
        }
    }

    private void tell(String method) {
        byte[] notification =
                ("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}").getBytes(StandardCharsets.US_ASCII);
        live.values().forEach(session -> session.standalone().send(notification));
    }

    private void tellSubscribers(String uri) {
        byte[] notification = new JsonBuffer(128 + uri.length())
                .ascii("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":")
                .string(uri)
                .ascii("}}")
                .toByteArray();
        live.forEach((id, session) -> {
            if (session.standalone().opened()
                    && sessions.find(id)
                            .filter(known -> known.subscriptions().contains(uri))
                            .isPresent()) {
                session.standalone().send(notification);
            }
        });
    }

    private void tick() {
        try {
            ended.forget();
            // Whoever listens or waits for an answer uses the session, although no request says so.
            live.forEach((id, session) -> {
                if (session.busy()) {
                    sessions.use(id);
                }
            });
        } catch (RuntimeException e) {
            LOG.error("Sessions could not be looked after", e);
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
