package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.InvalidArgumentsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that are text over the wire: prompt arguments, template variables.
 *
 * @param values the values by name
 */
public record McpTexts(Map<String, String> values) {
    /** Copies the map. */
    public McpTexts {
        values = Map.copyOf(values);
    }

    /**
     * One value.
     *
     * @throws InvalidArgumentsException if it was not given, which tells the client so
     */
    public String get(String name) {
        return find(name).orElseThrow(() -> new InvalidArgumentsException(List.of(name + ": is required")));
    }

    /** One value, if it was given. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
