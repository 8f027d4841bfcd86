package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where a handler waits until the test lets it go, and where the test sees how far handlers came. */
final class Gate {
    private static final int PATIENCE_SECONDS = 20;

    private final Semaphore entered = new Semaphore(0);
    private final Semaphore interrupted = new Semaphore(0);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** The handler's side: waits until opened; an interruption is noted and thrown on. */
    void pass() throws InterruptedException {
        entered.release();
        try {
            opened.await();
        } catch (InterruptedException e) {
            interrupted.release();
            throw e;
        }
    }

    /** The handler's side: waits until opened, whatever interrupts it. */
    void passUninterrupted() {
        entered.release();
        boolean open = false;
        while (!open) {
            try {
                opened.await();
                open = true;
            } catch (InterruptedException e) {
                interrupted.release();
            }
        }
    }

    void open() {
        opened.countDown();
    }

    void awaitEntered(int calls) {
        await(entered, calls, "calls that reached the gate");
    }

    void awaitInterrupted() {
        await(interrupted, 1, "interrupted calls");
    }

    private static void await(Semaphore semaphore, int permits, String what) {
        try {
            assertThat(semaphore.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(what)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
