package dev.remotemcp.runtime.call;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when no virtual thread runs, because handlers that compute keep all the threads that carry them, and names
 * those handlers.
 *
 * <p>A virtual thread keeps its carrier until it waits (JEP 444), and there are as many carriers as processors. A probe
 * on a virtual thread is due whenever a call runs for longer than a moment; while it does not arrive, the handlers that
 * stay on carriers are looked for. The JVM gets one more carrier for each of them until it ends, so that the others
 * run, and further calls of the same handler go to the compute pool meanwhile. Virtual threads are the JVM's, so there
 * is one watch for all servers of the application. Thread-safe.
 */
@Singleton
final class CarrierWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CarrierWatch.class);

    /** Calls that end sooner hold up nobody, and no probe is sent for them. */
    private static final long MOMENT = Duration.ofMillis(100).toNanos();

    private static final int MOST_NAMES = 1_000;

    private final Carriers carriers = new Carriers();
    private volatile long arrived;

    // Guarded by this.
    private final List<Calls> servers = new ArrayList<>();
    private final Map<Run<?>, Long> candidates = new HashMap<>();
    private final Set<Run<?>> holders = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private long sent;

    synchronized void add(Calls server) {
        servers.add(server);
    }

    synchronized void remove(Calls server) {
        servers.remove(server);
        holders.removeIf(run -> run.calls() == server);
        carriers.extra(holders.size());
    }

    @PreDestroy
    synchronized void close() {
        carriers.extra(0);
    }

    /** Looks once; to be called every now and then from a platform thread. */
    synchronized void check(long nowNanos) {
        if (holders.removeIf(run -> !run.calls().running().contains(run))) {
            carriers.extra(holders.size());
        }
        if (arrived != sent) {
            look(nowNanos);
            if (!holders.isEmpty()) {
                carriers.start();
            }
            return;
        }
        carriers.started();
        candidates.clear();
        if (servers.stream().anyMatch(server -> isDue(server, nowNanos))) {
            sent++;
            long number = sent;
            Thread.startVirtualThread(() -> arrived = number);
        }
    }

    private static boolean isDue(Calls server, long nowNanos) {
        for (Run<?> run : server.running()) {
            if (run.execution() == Execution.VIRTUAL_THREAD && nowNanos - run.since() > MOMENT) {
                return true;
            }
        }
        return false;
    }

    /** The probe waits for a carrier, as every virtual thread does. */
    private void look(long nowNanos) {
        Set<Run<?>> carried = new HashSet<>();
        for (Calls server : servers) {
            for (Run<?> run : server.running()) {
                if (run.execution() == Execution.VIRTUAL_THREAD && !holders.contains(run)) {
                    run.onThread(thread -> {
                        if (Carriers.isCarried(thread)) {
                            carried.add(run);
                        }
                    });
                }
            }
        }
        candidates.keySet().retainAll(carried);
        List<Run<?>> found = new ArrayList<>();
        for (Run<?> run : carried) {
            long since = candidates.computeIfAbsent(run, key -> nowNanos);
            if (nowNanos - since >= run.calls().holdTime().toNanos()
                    && run.call().becameHolding()) {
                found.add(run);
            }
        }
        for (Run<?> run : found) {
            candidates.remove(run);
            holders.add(run);
            run.calls().holds(run);
            report(run, nowNanos);
        }
        if (!found.isEmpty()) {
            carriers.extra(holders.size());
        }
    }

    private void report(Run<?> run, long nowNanos) {
        if (named.size() < MOST_NAMES && named.add(run.subject())) {
            run.onThread(thread -> LOG.warn(
                    "The handler of {} does not let go of its processor, and the calls of other handlers wait for one"
                            + " (for longer than mcp.limits.hold-time, {}); it has run for {} ms and is at {}. If it"
                            + " computes, put @CpuBound on it (cpuBound() in code), so that it runs on platform threads."
                            + " Reported once",
                    run.subject(),
                    run.calls().holdTime(),
                    Duration.ofNanos(nowNanos - run.since()).toMillis(),
                    Frame.of(thread)));
        }
    }
}
