package dev.remotemcp.runtime.catalog;

import java.util.List;

/**
 * An argument with {@code x-mcp-header}.
 *
 * @param header the part after {@code Mcp-Param-}
 * @param path property names from the root of the arguments to the value
 * @param type its JSON type
 */
public record HeaderArgument(String header, List<String> path, Type type) {
    /** The JSON types that may be mirrored. */
    public enum Type {
        STRING,
        INTEGER,
        BOOLEAN
    }
}
