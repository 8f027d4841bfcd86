package dev.remotemcp.runtime.call;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts by key. Keeps an entry only while its count is not zero, so it is never larger than what is counted.
 * Thread-safe; an addition and its subtraction may come in any order.
 */
final class Tally {
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    /** Adds one; returns the new count. */
    int add(String key) {
        Integer count = counts.merge(key, 1, Tally::sum);
        return count == null ? 0 : count;
    }

    /** Subtracts one. */
    void subtract(String key) {
        counts.merge(key, -1, Tally::sum);
    }

    int of(String key) {
        return counts.getOrDefault(key, 0);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many keys have a count. */
    int size() {
        return counts.size();
    }

    @SuppressWarnings("NullAway") // null removes the entry
    private static Integer sum(Integer count, Integer change) {
        int sum = count + change;
        return sum == 0 ? null : sum;
    }
}
