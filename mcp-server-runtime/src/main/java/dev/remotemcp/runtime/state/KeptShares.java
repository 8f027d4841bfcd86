package dev.remotemcp.runtime.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what is kept for callers, in bytes or in pieces: so much in total, and so much of it for one caller.
 * Thread-safe.
 */
public final class KeptShares {
    private final long most;
    private final long mostOfOne;

    // Guarded by this.
    private final Map<String, Long> callers = new HashMap<>();
    private long total;

    /**
     * Nothing kept yet.
     *
     * @param most how much in total
     * @param mostOfOne how much for one caller
     */
    public KeptShares(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /**
     * Takes a part for a caller; false if there is no room. A single piece larger than the bounds fits where nothing
     * else is kept, since it would never fit otherwise.
     */
    public synchronized boolean take(String caller, long size) {
        long own = of(caller);
        if ((own > 0 && own + size > mostOfOne) || (total > 0 && total + size > most)) {
            return false;
        }
        force(caller, size);
        return true;
    }

    /** Takes a part for a caller without a look at the bounds. */
    public synchronized void force(String caller, long size) {
        total += size;
        callers.merge(caller, size, Long::sum);
    }

    /** Gives back what was taken. */
    public synchronized void give(String caller, long size) {
        total -= size;
        callers.computeIfPresent(caller, (key, own) -> own <= size ? null : own - size);
    }

    /** How much is kept in total. */
    public synchronized long total() {
        return total;
    }

    /** How much is kept for a caller. */
    public synchronized long of(String caller) {
        return callers.getOrDefault(caller, 0L);
    }

    /** Whether more is kept than the total allows. */
    public synchronized boolean exceeded() {
        return total > most;
    }

    /** Whether more is kept for a caller than one is allowed. */
    public synchronized boolean exceededBy(String caller) {
        return of(caller) > mostOfOne;
    }

    /** The caller for whom most is kept; nothing if nothing is. */
    public synchronized Optional<String> largest() {
        return callers.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
