package dev.remotemcp.runtime.state;

import java.util.function.Consumer;

/**
 * Carries changes to everyone who holds a client's stream.
 *
 * <p>The default stays within the process; replace the bean to reach all instances of a deployment. Implementations are
 * thread-safe.
 */
public interface ChangeBus {
    /** Hands a change to all subscribers; does not wait for clients. */
    void publish(Change change);

    /**
     * Receives every change from now on, on any thread; must return quickly.
     *
     * @return ends the subscription
     */
    Runnable subscribe(Consumer<Change> subscriber);
}
