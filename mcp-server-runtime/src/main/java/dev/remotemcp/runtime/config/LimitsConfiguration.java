package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on everything that comes from outside.
 *
 * @param bodySize bytes of one request's body
 * @param nesting how deep JSON may nest
 * @param stringLength bytes of one JSON string
 * @param values how many JSON values one request may have; each takes about a hundred bytes of memory as a tree
 * @param calls how many calls may run at the same time; more are refused with HTTP 503; the last eighth is for callers
 *     who run none
 * @param callsPerCaller how many of them one caller may run, see {@link #mostCallsPerCaller}; more are refused with
 *     HTTP 429
 * @param callTimeout how long one call may run, not counting the time that a client takes for an answer
 * @param computeThreads how many handlers that compute run at the same time, see {@link #mostComputeThreads}
 * @param stuckCalls how many calls of one handler may run on past their time before it is refused, see
 *     {@link #mostStuckCalls}
 * @param holdTime how long a handler may keep a thread that others wait for, before it is reported
 * @param streams how many streams without a call may be open at the same time ({@code subscriptions/listen}, GET)
 * @param streamsPerCaller how many of them one caller may have, see {@link #mostStreamsPerCaller}
 * @param streamBuffer how many messages may wait for a slow client on one stream
 * @param streamBufferSize bytes of messages that may wait for a slow client on one stream; one larger message passes
 *     alone
 * @param streamMemory bytes of messages that may wait for slow clients on all streams together, a quarter of them for
 *     one caller; null for an eighth of the heap
 * @param shutdownTimeout how long running calls may take to finish when the server stops
 */
@Introspected
@ConfigurationProperties("mcp.limits")
public record LimitsConfiguration(
        @Bindable(defaultValue = "4MB") @ReadableBytes int bodySize,
        @Bindable(defaultValue = "128") int nesting,
        @Bindable(defaultValue = "2MB") @ReadableBytes int stringLength,
        @Bindable(defaultValue = "200000") int values,
        @Bindable(defaultValue = "1024") int calls,
        @Nullable Integer callsPerCaller,
        @Bindable(defaultValue = "5m") Duration callTimeout,
        @Nullable Integer computeThreads,
        @Nullable Integer stuckCalls,
        @Bindable(defaultValue = "500ms") Duration holdTime,
        @Bindable(defaultValue = "1024") int streams,
        @Nullable Integer streamsPerCaller,
        @Bindable(defaultValue = "256") int streamBuffer,
        @Bindable(defaultValue = "1MB") @ReadableBytes int streamBufferSize,
        @Nullable @ReadableBytes Integer streamMemory,
        @Bindable(defaultValue = "20s") Duration shutdownTimeout) {
    /** Rejects bounds that would let nothing through, and shares that are larger than what they are a share of. */
    public LimitsConfiguration {
        if (values < 1 || streamBuffer < 1 || streamBufferSize < 1 || (streamMemory != null && streamMemory < 1)) {
            throw new IllegalArgumentException("mcp.limits.values, mcp.limits.stream-buffer,"
                    + " mcp.limits.stream-buffer-size and mcp.limits.stream-memory must be 1 or more");
        }
        refuseUnlessPositive("compute-threads", computeThreads);
        refuseUnlessPositive("stuck-calls", stuckCalls);
        if (holdTime.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "mcp.limits.hold-time is " + holdTime + ": set it to 1ms or more, for example 500ms");
        }
        refuseUnlessShare("calls", calls, callsPerCaller);
        refuseUnlessShare("streams", streams, streamsPerCaller);
    }

    /** {@link #callsPerCaller}; by default a quarter of {@link #calls}. */
    public int mostCallsPerCaller() {
        return callsPerCaller == null ? share(calls) : callsPerCaller;
    }

    /** {@link #streamsPerCaller}; by default a quarter of {@link #streams}. */
    public int mostStreamsPerCaller() {
        return streamsPerCaller == null ? share(streams) : streamsPerCaller;
    }

    /** {@link #computeThreads}; by default the number of processors. */
    public int mostComputeThreads() {
        return computeThreads == null ? Runtime.getRuntime().availableProcessors() : computeThreads;
    }

    /** {@link #stuckCalls}; by default the number of processors, and at least 2. */
    public int mostStuckCalls() {
        return stuckCalls == null ? Math.max(2, Runtime.getRuntime().availableProcessors()) : stuckCalls;
    }

    /** Bytes of messages that may wait for slow clients on all streams together. */
    public long streamMemoryBytes() {
        return streamMemory == null ? Runtime.getRuntime().maxMemory() / 8 : streamMemory;
    }

    private static int share(int total) {
        return Math.max(1, total / 4);
    }

    private static void refuseUnlessPositive(String name, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(
                    "mcp.limits." + name + " is " + value + ": set it to 1 or more, or leave it out");
        }
    }

    private static void refuseUnlessShare(String name, int total, @Nullable Integer share) {
        refuseUnlessPositive(name + "-per-caller", share);
        if (share != null && share > total) {
            throw new IllegalArgumentException(
                    "mcp.limits." + name + "-per-caller is " + share + ", more than mcp.limits." + name + ", which is "
                            + total + ": set it to " + total + " or less, or leave it out");
        }
    }
}
