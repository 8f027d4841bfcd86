package dev.remotemcp.publish;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pause {
    /** For so long. */
    void pause(Duration duration) throws InterruptedException;
}
