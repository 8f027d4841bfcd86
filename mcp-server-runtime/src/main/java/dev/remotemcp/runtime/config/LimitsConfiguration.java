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
 * @param calls how many calls may run at the same time; more are refused with HTTP 503
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
 * @param shutdownTimeout how long running calls may take to finish when the server stops
 */
@Introspected
@ConfigurationProperties("mcp.limits")
public record LimitsConfiguration(
        @Bindable(defaultValue = "4MB") @ReadableBytes int bodySize,
        @Bindable(defaultValue = "128") int nesting,
        @Bindable(defaultValue = "2MB") @ReadableBytes int stringLength,
        @Bindable(defaultValue = "1024") int calls,
        @Nullable Integer callsPerCaller,
        @Bindable(defaultValue = "5m") Duration callTimeout,
        @Nullable Integer computeThreads,
        @Nullable Integer stuckCalls,
        @Bindable(defaultValue = "500ms") Duration holdTime,
        @Bindable(defaultValue = "1024") int streams,
        @Nullable Integer streamsPerCaller,
        @Bindable(defaultValue = "256") int streamBuffer,
        @Bindable(defaultValue = "20s") Duration shutdownTimeout) {
    /** Refuses shares that are none. */
    public LimitsConfiguration {
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
