package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the state of multi round-trip requests is protected.
 *
 * @param keys Base64 of 32 random bytes each; the first one encrypts, all decrypt, so a key is rotated by putting the
 *     new one in front; without any, a random key is made at start, which serves one instance only
 * @param ttl how long a client may take for its answer
 */
@ConfigurationProperties("mcp.state")
public record StateConfiguration(
        @Nullable List<String> keys,
        @Bindable(defaultValue = "15m") Duration ttl) {
    /** Copies the list; an absent one is empty. */
    public StateConfiguration {
        keys = keys == null ? List.of() : List.copyOf(keys);
    }

    @Override
    public List<String> keys() {
        return keys == null ? List.of() : keys;
    }

    @Override
    public String toString() {
        return "StateConfiguration[keys=" + keys().size() + ", ttl=" + ttl + "]"; // keys stay out of logs
    }
}
