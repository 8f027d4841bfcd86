package dev.remotemcp.runtime.call;

/** A platform thread for a handler that computes; like a virtual thread, it may wait for a slow client. */
public final class ComputeThread extends Thread {
    private final ComputePool pool;

    ComputeThread(ComputePool pool, Runnable task, String name) {
        super(null, task, name, 0, false);
        this.pool = pool;
        setDaemon(true);
    }

    /** The current thread is about to wait; if it belongs to a pool, another one may run meanwhile. */
    static void waits() {
        if (Thread.currentThread() instanceof ComputeThread thread) {
            thread.pool.lend();
        }
    }

    /** The current thread has waited. */
    static void resumes() {
        if (Thread.currentThread() instanceof ComputeThread thread) {
            thread.pool.takeBack();
        }
    }
}
