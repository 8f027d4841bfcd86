package dev.remotemcp.benchmarks.load;

import java.util.Arrays;

/** Durations of calls in microseconds, and their percentiles. Not safe for use by several threads. */
final class Latencies {
    private long[] micros = new long[1024];
    private int count;

    /** Adds the duration of one call. */
    void add(long duration) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = duration;
    }

    int count() {
        return count;
    }

    /**
     * The smallest duration that at least {@code percent} percent of the calls do not exceed (nearest rank), in
     * microseconds; -1 without calls.
     *
     * @param percent from 1 to 100
     */
    long percentile(int percent) {
        if (count == 0) {
            return -1;
        }
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        long rank = Math.ceilDiv((long) percent * count, 100);
        return sorted[Math.clamp(rank, 1, count) - 1];
    }
}
