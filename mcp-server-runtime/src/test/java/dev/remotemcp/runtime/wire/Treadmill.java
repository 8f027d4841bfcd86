package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The work of a handler that does not react to the interruption of its thread, and ends when the test says so. */
final class Treadmill {
    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore entered = new Semaphore(0);
    private volatile boolean stopped;

    /** Keeps the thread, and with it a processor. */
    void compute() {
        entered.release();
        while (!stopped) {
            Thread.onSpinWait();
        }
    }

    /** Keeps the thread, but leaves the processor to others. */
    void linger() {
        entered.release();
        while (!stopped) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
    }

    void stop() {
        stopped = true;
    }

    void awaitEntered(int calls) {
        try {
            assertThat(entered.tryAcquire(calls, PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("calls that have begun")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
