package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on the connections of the whole application, the endpoints of all servers and Micronaut's own routes alike. An
 * HTTP/2 stream counts like a connection.
 *
 * @param max how many connections and HTTP/2 streams may be open at the same time; the default depends on the heap and
 *     on how many files the process may open
 * @param perPeer how many of them one peer address may have; a quarter of all by default
 * @param requestTimeout how long a connection may take for the handshake and the head of a request, and then for its
 *     body
 * @param trustedProxies addresses or networks of proxies, for example {@code 10.0.0.0/8}, whose {@code X-Forwarded-For}
 *     or {@code Forwarded} names the peer; {@code loopback} and {@code private} stand for the networks of that kind
 */
@Introspected
@ConfigurationProperties("mcp.connections")
public record ConnectionsConfiguration(
        @Nullable Integer max,
        @Nullable Integer perPeer,
        @Bindable(defaultValue = "30s") Duration requestTimeout,
        @Nullable List<String> trustedProxies) {
    /** Copies the list and rejects bounds that would let nobody in. */
    public ConnectionsConfiguration {
        trustedProxies = trustedProxies == null ? List.of() : List.copyOf(trustedProxies);
        positive("mcp.connections.max", max);
        positive("mcp.connections.per-peer", perPeer);
        if (max != null && perPeer != null && perPeer > max) {
            throw new IllegalArgumentException("mcp.connections.per-peer is " + perPeer + ", more than the " + max
                    + " of mcp.connections.max: set it to " + max + " or less");
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException("mcp.connections.request-timeout is " + requestTimeout
                    + ": set it to more than zero, for example 30s");
        }
    }

    /** The addresses and networks, as configured; empty by default. */
    @Override
    public List<String> trustedProxies() {
        return trustedProxies == null ? List.of() : trustedProxies;
    }

    /** The configured bound in total. */
    public OptionalInt configuredMax() {
        return max == null ? OptionalInt.empty() : OptionalInt.of(max);
    }

    /** The configured bound per peer. */
    public OptionalInt configuredPerPeer() {
        return perPeer == null ? OptionalInt.empty() : OptionalInt.of(perPeer);
    }

    private static void positive(String setting, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(setting + " is " + value + ": set it to 1 or more");
        }
    }
}
