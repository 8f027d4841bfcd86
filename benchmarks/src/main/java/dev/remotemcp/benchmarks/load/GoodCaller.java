package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller with a call due every 20 ms, one after the other, on a connection that is replaced every ten calls.
 *
 * <p>A call's duration counts from the moment at which it was due, so that a pause of the server counts for every call
 * that it delays.
 */
final class GoodCaller {
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int CALLS_PER_CONNECTION = 10;

    /** How long after the end calls are still sent that a stall has delayed. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    private final Target target;
    private final byte[] request;
    private final Latencies latencies = new Latencies();
    private final Tally problems = new Tally();
    private final Thread thread;
    private volatile long end = Long.MAX_VALUE;

    private GoodCaller(Target target) {
        this.target = target;
        this.request = target.call(target.callers().good());
        this.thread = Thread.ofPlatform().name("good caller").daemon().unstarted(this::run);
    }

    static GoodCaller start(Target target) {
        GoodCaller caller = new GoodCaller(target);
        caller.thread.start();
        return caller;
    }

    /** Calls for some time, and returns the result. */
    static Timing callFor(Target target, long millis) throws InterruptedException {
        GoodCaller caller = start(target);
        Thread.sleep(millis);
        return caller.stop();
    }

    /** Waits for the calls that are due by now. */
    Timing stop() throws InterruptedException {
        end = System.nanoTime();
        thread.join();
        return Timing.of(latencies, problems);
    }

    private void run() {
        long due = System.nanoTime();
        @Nullable Connection connection = null;
        int calls = 0;
        while (due - end < 0) {
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
                continue;
            }
            if (System.nanoTime() - end > GRACE) {
                problems.add("not sent in time");
            } else {
                try {
                    if (connection == null || calls % CALLS_PER_CONNECTION == 0) {
                        close(connection);
                        connection = null;
                        connection = new Connection(target.connect());
                    }
                    calls++;
                    Answer answer = connection.exchange(request);
                    if (!answer.isGood()) {
                        problems.add("HTTP " + answer.status());
                    }
                    if (answer.closes()) {
                        close(connection);
                        connection = null;
                    }
                } catch (IOException failed) {
                    problems.add(failed.getClass().getSimpleName());
                    close(connection);
                    connection = null;
                }
            }
            latencies.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
            due += INTERVAL;
        }
        close(connection);
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException ignored) {
                // Nothing is sent on it any more.
            }
        }
    }
}
