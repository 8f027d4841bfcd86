package dev.remotemcp.runtime.state;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps sessions: bounded in number, and no longer than they are used.
 *
 * <p>By default each server keeps its own in this process; a bean of this type keeps those of all servers instead, for
 * example to share them among all instances of a deployment. Implementations are thread-safe.
 */
public interface Sessions {
    /** Whether the methods may wait, for example for a network; they are called on virtual threads then. */
    boolean mayWait();

    /** Keeps a new session, in place of one that was not used for long if there are too many. */
    void add(Session session);

    /** The session of that id, whose idle time starts anew; nothing if there is none, or it has expired. */
    Optional<Session> use(String id);

    /** The session of that id, without using it. */
    Optional<Session> find(String id);

    /** Changes a session; nothing happens if there is none of that id. */
    void update(String id, UnaryOperator<Session> change);

    /** Ends a session. */
    void remove(String id);

    /** Hears the id of each session that ends, by {@link #remove} or otherwise; must return quickly. */
    void onEnd(Consumer<String> listener);
}
