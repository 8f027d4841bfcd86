package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * How clients of the revisions with a handshake are served (2025-11-25 and before).
 *
 * @param sessions whether {@code initialize} opens a session; without, every request stands alone, and nothing can be
 *     sent to a client outside the answer to its request
 * @param maxSessions how many sessions are kept; when there are more, those not used for longest go
 * @param sessionTimeout how long a session is kept that is not used
 * @param replaySize bytes kept of streams that have ended, for clients that lost the connection
 * @param replayTime how long they are kept
 * @param retry how long a client should wait before it comes back to a stream that it lost
 */
@Introspected
@ConfigurationProperties("mcp.legacy")
public record LegacyConfiguration(
        @Bindable(defaultValue = "true") boolean sessions,
        @Bindable(defaultValue = "10000") int maxSessions,
        @Bindable(defaultValue = "30m") Duration sessionTimeout,
        @Bindable(defaultValue = "16MB") @ReadableBytes int replaySize,
        @Bindable(defaultValue = "1m") Duration replayTime,
        @Bindable(defaultValue = "1s") Duration retry) {
    /** Refuses a bound that would let no client in. */
    public LegacyConfiguration {
        if (maxSessions < 1) {
            throw new IllegalArgumentException("mcp.legacy.max-sessions must be 1 or more (is " + maxSessions
                    + "); mcp.legacy.sessions=false serves without sessions");
        }
    }
}
