package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Bounds on everything that comes from outside.
 *
 * @param bodySize bytes of one request's body
 * @param nesting how deep JSON may nest
 * @param stringLength bytes of one JSON string
 * @param calls how many calls may run at the same time; more are refused with HTTP 503
 * @param callTimeout how long one call may run, not counting the time that a client takes for an answer
 * @param streams how many streams without a call may be open at the same time ({@code subscriptions/listen}, GET)
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
        @Bindable(defaultValue = "5m") Duration callTimeout,
        @Bindable(defaultValue = "1024") int streams,
        @Bindable(defaultValue = "256") int streamBuffer,
        @Bindable(defaultValue = "20s") Duration shutdownTimeout) {}
