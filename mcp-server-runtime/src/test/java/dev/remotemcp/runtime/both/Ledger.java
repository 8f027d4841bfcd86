package dev.remotemcp.runtime.both;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Where handlers write down what they do to the world. */
@Singleton
class Ledger {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final List<String> effects = new ArrayList<>();
    private int runs;

    /** A handler starts from the top. */
    synchronized void run() {
        runs++;
    }

    synchronized int runs() {
        return runs;
    }

    synchronized void did(String effect) {
        effects.add(effect);
        notifyAll();
    }

    synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    /** Waits until a handler has done something. */
    synchronized void await(String effect) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!effects.contains(effect)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("No '" + effect + "' among " + effects);
            }
            wait(left);
        }
    }

    synchronized void clear() {
        effects.clear();
        runs = 0;
    }
}
