package dev.remotemcp.runtime.state;

import java.util.function.Consumer;

/**
 * Carries what a client sends into its session to the instance that runs the call it is meant for.
 *
 * <p>The default stays within the process; replace the bean to reach all instances of a deployment. Implementations are
 * thread-safe.
 */
public interface SessionBus {
    /** Hands a message to all subscribers. */
    void publish(SessionMessage message);

    /** Receives every message from now on, on any thread; must return quickly. */
    void subscribe(Consumer<SessionMessage> subscriber);
}
