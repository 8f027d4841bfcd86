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
 * @param bodyTimeout how long a request's body may take to arrive
 * @param nesting how deep JSON may nest
 * @param stringLength bytes of one JSON string
 * @param values how many JSON values one request may have; each takes about a hundred bytes of memory as a tree
 * @param calls how many calls may run at the same time; more are refused with HTTP 503
 * @param callTimeout how long one call may run, not counting the time that a client takes for an answer
 * @param streams how many streams without a call may be open at the same time ({@code subscriptions/listen}, GET)
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
        @Bindable(defaultValue = "30s") Duration bodyTimeout,
        @Bindable(defaultValue = "128") int nesting,
        @Bindable(defaultValue = "2MB") @ReadableBytes int stringLength,
        @Bindable(defaultValue = "200000") int values,
        @Bindable(defaultValue = "1024") int calls,
        @Bindable(defaultValue = "5m") Duration callTimeout,
        @Bindable(defaultValue = "1024") int streams,
        @Bindable(defaultValue = "256") int streamBuffer,
        @Bindable(defaultValue = "1MB") @ReadableBytes int streamBufferSize,
        @Nullable @ReadableBytes Integer streamMemory,
        @Bindable(defaultValue = "20s") Duration shutdownTimeout) {
    /** Refuses bounds that would let nothing through. */
    public LimitsConfiguration {
        if (values < 1 || streamBuffer < 1 || streamBufferSize < 1 || (streamMemory != null && streamMemory < 1)) {
            throw new IllegalArgumentException("mcp.limits.values, mcp.limits.stream-buffer,"
                    + " mcp.limits.stream-buffer-size and mcp.limits.stream-memory must be 1 or more");
        }
    }

    /** Bytes of messages that may wait for slow clients on all streams together. */
    public long streamMemoryBytes() {
        return streamMemory == null ? Runtime.getRuntime().maxMemory() / 8 : streamMemory;
    }
}
