package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How clients of the revisions with a handshake are served (2025-11-25 and before).
 *
 * @param sessions whether {@code initialize} opens a session; without, every request stands alone, and nothing can be
 *     sent to a client outside the answer to its request
 * @param maxSessions how many sessions are kept; when there are more, the longest idle one of the caller with the most
 *     of them ends
 * @param sessionsPerCaller how many of them one caller can have; when they open more, their own longest idle one ends;
 *     null for a quarter of {@code maxSessions}
 * @param sessionsSize bytes of memory that all sessions may take together, a quarter of them those of one caller; null
 *     for an eighth of the heap
 * @param sessionTimeout how long a session is kept that is not used
 * @param replaySize bytes kept of streams for clients that lost the connection, a quarter of them for one caller
 * @param replayTime how long they are kept
 */
@Introspected
@ConfigurationProperties("mcp.legacy")
public record LegacyConfiguration(
        @Bindable(defaultValue = "true") boolean sessions,
        @Bindable(defaultValue = "10000") int maxSessions,
        @Nullable Integer sessionsPerCaller,
        @Nullable @ReadableBytes Integer sessionsSize,
        @Bindable(defaultValue = "30m") Duration sessionTimeout,
        @Bindable(defaultValue = "16MB") @ReadableBytes int replaySize,
        @Bindable(defaultValue = "1m") Duration replayTime) {
    private static final int SMALLEST_SIZE = 2 * 1024 * 1024;

    /** Refuses a bound that would let no client in. */
    public LegacyConfiguration {
        if (maxSessions < 1) {
            throw new IllegalArgumentException("mcp.legacy.max-sessions must be 1 or more (is " + maxSessions
                    + "); mcp.legacy.sessions=false serves without sessions");
        }
        if (sessionsPerCaller != null && sessionsPerCaller < 1) {
            throw new IllegalArgumentException("mcp.legacy.sessions-per-caller must be 1 or more (is "
                    + sessionsPerCaller + "); leave it out for a quarter of mcp.legacy.max-sessions");
        }
        if (sessionsSize != null && sessionsSize < SMALLEST_SIZE) {
            throw new IllegalArgumentException("mcp.legacy.sessions-size must be " + SMALLEST_SIZE
                    + " bytes or more, which a single session can take (is " + sessionsSize + ")");
        }
    }

    /** How many sessions one caller can have. */
    public int sessionsOfOneCaller() {
        return sessionsPerCaller == null ? Math.max(1, maxSessions / 4) : sessionsPerCaller;
    }

    /** Bytes of memory that all sessions may take together. */
    public long sessionsBytes() {
        return sessionsSize == null
                ? Math.max(SMALLEST_SIZE, Runtime.getRuntime().maxMemory() / 8)
                : sessionsSize;
    }
}
