package dev.remotemcp.benchmarks.load;

/** One kind of attack. */
@FunctionalInterface
interface Attack {
    /**
     * Starts the attackers, and returns without waiting for them.
     *
     * @param count how many connections, calls, streams or sessions
     */
    void start(Crowd crowd, int count);
}
