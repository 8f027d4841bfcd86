package dev.remotemcp.runtime.schema;

/**
 * A place in a value that is not as its schema says.
 *
 * @param path the place, for example {@code order.items[2].name}; empty for the value itself
 * @param rule the rule that is broken, for example {@code must be a string (was 3)}
 */
public record Violation(String path, String rule) {
    /** The path, or a stand-in for the value itself. */
    public String pathOr(String whole) {
        return path.isEmpty() ? whole : path;
    }

    @Override
    public String toString() {
        return path.isEmpty() ? rule : path + ": " + rule;
    }
}
