package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How event streams behave.
 *
 * @param keepAlive how often a comment is sent on a silent stream, so that proxies keep it and a lost client is noticed
 * @param writeTimeout how long a client may leave what is sent on a stream unread before the connection is closed
 */
@Introspected
@ConfigurationProperties("mcp.streams")
public record StreamsConfiguration(
        @Bindable(defaultValue = "15s") Duration keepAlive,
        @Bindable(defaultValue = "1m") Duration writeTimeout) {}
