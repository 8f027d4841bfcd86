package dev.remotemcp.runtime.state;

import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

/**
 * Where one server keeps its sessions: in this process, or wherever a bean of type {@link Sessions} keeps those of all
 * servers, which is why a {@link Session} says whose it is.
 */
@EachBean(ServerSettings.class)
public final class SessionStore {
    private final Sessions sessions;

    /** Keeps them in this process unless there is a shared place. */
    public SessionStore(ServerSettings server, @Nullable Sessions shared) {
        this.sessions = shared == null ? new MemorySessions(server.legacy()) : shared;
    }

    /** The sessions. */
    public Sessions sessions() {
        return sessions;
    }

    @PreDestroy
    void close() {
        if (sessions instanceof MemorySessions own) {
            own.close();
        }
    }
}
