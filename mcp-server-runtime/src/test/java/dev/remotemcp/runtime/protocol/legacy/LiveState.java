package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.state.Session;
import io.micronaut.context.ApplicationContext;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;

/** What a running server keeps for its sessions, for tests that count it. */
public final class LiveState {
    private final LiveSessions live;
    private final EndedStreams ended;

    private LiveState(LiveSessions live, EndedStreams ended) {
        this.live = live;
        this.ended = ended;
    }

    /** The state of a server. */
    public static LiveState of(ApplicationContext context) {
        return new LiveState(context.getBean(LiveSessions.class), context.getBean(EndedStreams.class));
    }

    /** In how many sessions something goes on. */
    public int sessions() {
        return live.count();
    }

    /** How many bytes are kept of streams that have ended. */
    public long endedBytes() {
        return ended.bytes();
    }

    /** What is kept for these sessions, without keeping it. */
    public List<WeakReference<Object>> references(Collection<Session> sessions) {
        return sessions.stream()
                .map(session -> new WeakReference<Object>(live.of(session)))
                .toList();
    }

    /** The number of listening connections of a session. */
    public int connections(Session session) {
        return live.of(session).standalone().connections();
    }
}
