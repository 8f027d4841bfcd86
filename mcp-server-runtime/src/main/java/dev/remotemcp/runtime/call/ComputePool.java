package dev.remotemcp.runtime.call;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Platform threads for handlers that compute, so that they take processors from nobody for longer than the operating
 * system's time slice. Thread-safe.
 *
 * <p>Waiting tasks start in turn, one of each caller. So that a caller's long tasks do not make others wait for their
 * end, a caller who has none running may start one although all threads are taken, up to twice the number of threads in
 * all. The pool bounds neither tasks nor callers; {@link Calls} does.
 */
final class ComputePool {
    private static final long IDLE_SECONDS = 30;

    private final int threads;
    private final ExecutorService executor;

    // Guarded by this.
    private final Map<String, Queue<Runnable>> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> callers = new HashMap<>();
    private int running;
    private int lent;

    /**
     * A pool without a thread; they start when they are needed, and end when they were not for a while.
     *
     * @param name first part of the threads' names
     * @param threads how many tasks may run at a time
     */
    ComputePool(String name, int threads) {
        this.threads = threads;
        AtomicInteger numbers = new AtomicInteger();
        this.executor = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE, // bounded by what this class hands over
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new ComputeThread(this, task, name + "-" + numbers.incrementAndGet()));
    }

    /** Runs a task when it is its caller's turn. */
    void execute(String caller, Runnable task) {
        synchronized (this) {
            waiting.computeIfAbsent(caller, key -> new ArrayDeque<>()).add(task);
        }
        startNext();
    }

    /** Takes back a task that has not started; false if it has. */
    synchronized boolean remove(String caller, Runnable task) {
        Queue<Runnable> queue = waiting.get(caller);
        boolean removed = queue != null && queue.remove(task);
        if (queue != null && queue.isEmpty()) {
            waiting.remove(caller);
        }
        return removed;
    }

    /** One of the running tasks computes no longer, or not within its time: another one may run in its place. */
    void lend() {
        synchronized (this) {
            lent++;
        }
        startNext();
    }

    /** A task that lent its thread computes again, or has ended. */
    synchronized void takeBack() {
        lent--;
    }

    /** How many tasks run. */
    synchronized int running() {
        return running;
    }

    /** How many callers have tasks here. */
    synchronized int callers() {
        return Math.max(waiting.size(), callers.size());
    }

    void close() {
        executor.shutdownNow();
    }

    private void startNext() {
        Optional<Turn> next = next();
        while (next.isPresent()) {
            Turn turn = next.get();
            try {
                executor.execute(() -> run(turn));
            } catch (RuntimeException | Error e) { // no thread can be started, or the pool is closed
                putBack(turn);
                throw e;
            }
            next = next();
        }
    }

    private void run(Turn turn) {
        try {
            turn.task().run();
        } finally {
            ended(turn);
            startNext();
        }
    }

    private synchronized Optional<Turn> next() {
        if (running >= 2 * threads + lent) {
            return Optional.empty();
        }
        boolean free = running < threads + lent;
        for (Map.Entry<String, Queue<Runnable>> entry : waiting.entrySet()) {
            String caller = entry.getKey();
            if (free || !callers.containsKey(caller)) {
                return Optional.of(take(caller, entry.getValue()));
            }
        }
        return Optional.empty();
    }

    private Turn take(String caller, Queue<Runnable> queue) {
        Runnable task = queue.remove();
        waiting.remove(caller);
        if (!queue.isEmpty()) {
            waiting.put(caller, queue); // behind the others
        }
        callers.merge(caller, 1, Integer::sum);
        running++;
        return new Turn(caller, task);
    }

    private synchronized void putBack(Turn turn) {
        ended(turn);
        waiting.computeIfAbsent(turn.caller(), key -> new ArrayDeque<>()).add(turn.task());
    }

    private synchronized void ended(Turn turn) {
        running--;
        callers.computeIfPresent(turn.caller(), (key, count) -> count == 1 ? null : count - 1);
    }

    private record Turn(String caller, Runnable task) {}
}
