package dev.remotemcp.auth.obo;

import java.time.Duration;
import java.util.Map;

/**
 * How tokens are exchanged, checked as a whole. There is no bean of this type without {@code mcp.auth.obo}.
 *
 * @param connectTimeout how long a connection to the provider may take
 * @param readTimeout how long its answer may take
 * @param cacheSize tokens that are kept
 * @param downstreams the configured APIs, by name
 */
public record OboSettings(
        Duration connectTimeout, Duration readTimeout, int cacheSize, Map<String, Downstream> downstreams) {
    /** Copies the map. */
    public OboSettings {
        downstreams = Map.copyOf(downstreams);
    }

    /**
     * A configured API.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Downstream downstream(String name) {
        Downstream downstream = downstreams.get(name);
        if (downstream == null) {
            throw new IllegalArgumentException("There is no API '" + name + "' to call on behalf of callers: set "
                    + DownstreamConfiguration.PREFIX + "." + name + ".base-url and .scopes");
        }
        return downstream;
    }
}
