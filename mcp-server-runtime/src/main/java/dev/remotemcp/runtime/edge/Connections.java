package dev.remotemcp.runtime.edge;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.remotemcp.runtime.config.ConnectionsConfiguration;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open connections and HTTP/2 streams, bounded in total and per peer. Thread-safe.
 *
 * <p>At a bound a newcomer takes the place of one that has nothing complete to answer, the oldest first; connections
 * whose requests are being answered stay. At the bound of the total, the peer that has most gives.
 */
@Singleton
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** Heap that a connection is thought to need, with room for TLS. */
    private static final long HEAP_EACH = 32_768;

    private static final int LEAST = 1_024;
    private static final int MOST = 16_384;

    /** Those who go at a time are this part of the bound, so that not every newcomer searches all others. */
    private static final int EVICTED_PART = 100;

    private static final long REPORTED_AGAIN_NANOS = 60_000_000_000L;

    private final int most;
    private final int mostPerPeer;
    private final Set<Slot> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Integer> perPeer = new ConcurrentHashMap<>();
    private final AtomicLong reported = new AtomicLong(System.nanoTime() - REPORTED_AGAIN_NANOS);

    Connections(ConnectionsConfiguration configuration) {
        this.most = configuration.configuredMax().orElseGet(Connections::fitting);
        this.mostPerPeer = configuration.configuredPerPeer().orElse(Math.max(1, most / 4));
    }

    /** The number that fits into the heap and the process's file descriptors. */
    private static int fitting() {
        long heap = Runtime.getRuntime().maxMemory() / HEAP_EACH;
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount() * 3 / 4
                : MOST;
        return (int) Math.min(files, Math.clamp(heap, LEAST, MOST));
    }

    int most() {
        return most;
    }

    int mostPerPeer() {
        return mostPerPeer;
    }

    /** How many are open. */
    int open() {
        return count.get();
    }

    /** Takes a newcomer in; false if there is no room for it. */
    boolean admit(Slot slot) {
        int all = count.incrementAndGet();
        int ofPeer = perPeer.merge(slot.peer(), 1, Integer::sum);
        boolean room = (slot.isShared() || ofPeer <= mostPerPeer || evictFrom(slot.peer(), mostPerPeer))
                && (all <= most || evictFromPeerWithMost());
        if (room) {
            open.add(slot);
        } else {
            uncount(slot);
            report(slot, !slot.isShared() && ofPeer > mostPerPeer);
        }
        return room;
    }

    /** Lets go of one that has closed. */
    void remove(Slot slot) {
        if (open.remove(slot)) {
            uncount(slot);
        }
    }

    private void uncount(Slot slot) {
        count.decrementAndGet();
        perPeer.computeIfPresent(slot.peer(), (peer, number) -> number == 1 ? null : Integer.valueOf(number - 1));
    }

    private synchronized boolean evictFrom(String peer, int bound) {
        if (perPeer.getOrDefault(peer, 0) <= bound) {
            return true; // another newcomer has made room for several
        }
        return evict(slot -> slot.peer().equals(peer), Math.max(1, bound / EVICTED_PART));
    }

    private synchronized boolean evictFromPeerWithMost() {
        if (count.get() <= most) {
            return true;
        }
        Optional<String> largest = open.stream()
                .filter(Slot::mayGo)
                .map(Slot::peer)
                .distinct()
                .max(Comparator.comparingInt(peer -> perPeer.getOrDefault(peer, 0)));
        return largest.isPresent()
                && evict(slot -> slot.peer().equals(largest.get()), Math.max(1, most / EVICTED_PART));
    }

    private boolean evict(Predicate<Slot> wanted, int number) {
        record Candidate(Slot slot, Slot.State state, long since) {
            boolean isIdle() {
                return state == Slot.State.IDLE;
            }
        }

        // Copied first: what a slot is doing may change while they are compared.
        long now = System.nanoTime();
        List<Candidate> victims = open.stream()
                .filter(wanted)
                .map(slot -> new Candidate(slot, slot.state(), now - slot.since()))
                .filter(candidate -> candidate.state() != Slot.State.SERVING)
                .sorted(Comparator.comparing(Candidate::isIdle)
                        .thenComparing(
                                Comparator.comparingLong(Candidate::since).reversed()))
                .limit(number)
                .toList();
        victims.forEach(victim -> {
            remove(victim.slot());
            victim.slot().evict();
        });
        return !victims.isEmpty();
    }

    private void report(Slot slot, boolean peersBound) {
        long now = System.nanoTime();
        long last = reported.get();
        if (now - last < REPORTED_AGAIN_NANOS || !reported.compareAndSet(last, now)) {
            return;
        }
        if (peersBound) {
            LOG.warn(
                    "A connection was refused: {} has {} connections that are being answered (mcp.connections.per-peer);"
                            + " if it is a proxy, name it in mcp.connections.trusted-proxies",
                    slot.peer(),
                    mostPerPeer);
        } else {
            LOG.warn("A connection was refused: {} connections are being answered (mcp.connections.max)", most);
        }
    }
}
