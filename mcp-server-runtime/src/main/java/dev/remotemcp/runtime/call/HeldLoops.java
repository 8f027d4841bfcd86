package dev.remotemcp.runtime.call;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names handlers on event loops that hold them for long, each once, while they still do. */
final class HeldLoops {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLoops.class);

    /** An application may add and remove tools while it runs, under ever new names. */
    private static final int MOST_NAMES = 1_000;

    private final Duration bound;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    HeldLoops(Duration bound) {
        this.bound = bound;
    }

    /** Reports a run if it holds its event loop for too long already. */
    void check(Run<?> run, long nowNanos) {
        if (run.execution() != Execution.EVENT_LOOP || nowNanos - run.since() < bound.toNanos()) {
            return;
        }
        run.onThread(
                thread -> { // none if the handler has returned and its output comes later
                    if (named.size() < MOST_NAMES && named.add(run.subject())) {
                        LOG.warn(
                                "The @NonBlocking handler of {} has held its event loop for {} ms (mcp.limits.hold-time is {}), and"
                                        + " all connections of {} wait for it; it is at {}. Remove @NonBlocking, or put @CpuBound"
                                        + " in its place if it computes (nonBlocking() and cpuBound() in code). Reported once",
                                run.subject(),
                                Duration.ofNanos(nowNanos - run.since()).toMillis(),
                                bound,
                                thread.getName(),
                                Frame.of(thread));
                    }
                });
    }
}
