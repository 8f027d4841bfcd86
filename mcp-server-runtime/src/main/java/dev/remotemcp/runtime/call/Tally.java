package dev.remotemcp.runtime.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts by key. Keeps an entry while its count is not zero, and some that are, because their keys are likely to come
 * again. Thread-safe; an addition and its subtraction may come in any order.
 */
final class Tally {
    /** Count of an entry that is on its way out of the map. */
    private static final int GONE = Integer.MIN_VALUE;

    private final int spare;
    private final ConcurrentMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /**
     * A tally without counts.
     *
     * @param spare up to how many entries those with a count of zero stay
     */
    Tally(int spare) {
        this.spare = spare;
    }

    /** Adds one; returns the new count. */
    int add(String key) {
        return change(key, 1);
    }

    /** Subtracts one. */
    void subtract(String key) {
        change(key, -1);
    }

    private int change(String key, int difference) {
        while (true) {
            AtomicInteger count = counts.get(key);
            if (count == null) {
                count = counts.computeIfAbsent(key, absent -> new AtomicInteger());
            }
            int before = count.get();
            if (before != GONE && count.compareAndSet(before, before + difference)) {
                if (before + difference == 0 && counts.size() > spare && count.compareAndSet(0, GONE)) {
                    counts.remove(key, count);
                }
                return before + difference;
            }
        }
    }

    int of(String key) {
        AtomicInteger count = counts.get(key);
        return count == null ? 0 : Math.max(0, count.get());
    }

    /** Whether no key has an entry, not even one with a count of zero. */
    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many entries are kept. */
    int entries() {
        return counts.size();
    }

    /** How many keys have a count. */
    int size() {
        return (int) counts.values().stream().filter(count -> count.get() > 0).count();
    }
}
