package dev.remotemcp.benchmarks.load;

import java.util.Map;

/**
 * What a caller experienced.
 *
 * @param calls how many calls were due
 * @param errors how many had no good answer
 * @param p50Micros median duration; -1 without calls
 * @param p99Micros 99th percentile
 * @param maxMicros longest duration
 * @param problems the errors by kind
 */
record Timing(int calls, long errors, long p50Micros, long p99Micros, long maxMicros, Map<String, Long> problems) {
    static Timing of(Latencies latencies, Tally problems) {
        Map<String, Long> counts = problems.counts();
        return new Timing(
                latencies.count(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.percentile(100),
                counts);
    }
}
