package dev.remotemcp.runtime.state;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps sessions: bounded in number and in bytes, in total and for each {@link Session#caller}, and no longer than they
 * are used.
 *
 * <p>By default each server keeps its own in this process; a bean of this type keeps those of all servers instead, for
 * example to share them among all instances of a deployment. Implementations are thread-safe.
 */
public interface Sessions {
    /** Whether the methods may wait, for example for a network; they are called on virtual threads then. */
    boolean mayWait();

    /**
     * Keeps a new session. When its caller has too many, the longest idle one of theirs ends; when there are too many
     * in total, the longest idle one of the caller who has most, so that no caller can end the sessions of others by
     * opening more.
     */
    void add(Session session);

    /** The session of that id, whose idle time starts anew; nothing if there is none, or it has expired. */
    Optional<Session> use(String id);

    /** The session of that id, without using it. */
    Optional<Session> find(String id);

    /**
     * Changes a session; nothing happens if there is none of that id.
     *
     * @param change may run several times and on any thread; has no effect but its result
     */
    void update(String id, UnaryOperator<Session> change);

    /** Ends a session. */
    void remove(String id);

    /** Hears the id of each session that ends, by {@link #remove} or otherwise; must return quickly. */
    void onEnd(Consumer<String> listener);
}
