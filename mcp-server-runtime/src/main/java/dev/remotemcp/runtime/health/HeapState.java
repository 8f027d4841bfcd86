package dev.remotemcp.runtime.health;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * Tells whether the heap is exhausted: so full after a garbage collection that allocations fail, or soon will.
 *
 * <p>A process in that state does not recover by itself. {@code -XX:+ExitOnOutOfMemoryError} ends it at the first
 * allocation that fails; this tells a platform that probes it where the option is missing. Thread-safe.
 */
@Singleton
final class HeapState {
    /** The part of the old generation that is in use when it counts as exhausted, in percent. */
    private static final long EXHAUSTED = 98;

    private final List<MemoryPoolMXBean> pools;

    HeapState() {
        this(ManagementFactory.getMemoryPoolMXBeans());
    }

    HeapState(List<MemoryPoolMXBean> all) {
        this.pools = all.stream().filter(HeapState::keepsObjects).toList();
        for (MemoryPoolMXBean pool : pools) {
            pool.setCollectionUsageThreshold(pool.getUsage().getMax() / 100 * EXHAUSTED);
        }
    }

    /** The pool of the heap in which objects stay; the others are emptied by each collection. */
    private static boolean keepsObjects(MemoryPoolMXBean pool) {
        return pool.getType() == MemoryType.HEAP
                && pool.isCollectionUsageThresholdSupported()
                && pool.isUsageThresholdSupported()
                && pool.getUsage().getMax() > 0;
    }

    /** Whether the last garbage collection left next to nothing free. */
    boolean isExhausted() {
        return pools.stream().anyMatch(MemoryPoolMXBean::isCollectionUsageThresholdExceeded);
    }

    /** How many pools are watched: none with a collector that does not support it. */
    int watched() {
        return pools.size();
    }
}
