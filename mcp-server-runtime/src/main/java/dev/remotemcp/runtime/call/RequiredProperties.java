package dev.remotemcp.runtime.call;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The properties that must be in the JSON of a class, where the object made from it would not show that they were not:
 * generated code says so before it makes its readers. Thread-safe.
 */
final class RequiredProperties {
    private final Map<Class<?>, Set<String>> names = new ConcurrentHashMap<>();

    /** Adds names to those of a class. */
    void add(Class<?> type, Set<String> required) {
        names.merge(type, Set.copyOf(required), (before, more) -> {
            Set<String> all = new java.util.TreeSet<>(before);
            all.addAll(more);
            return Set.copyOf(all);
        });
    }

    /** The names for a class, possibly none. */
    Set<String> of(Class<?> type) {
        return names.getOrDefault(type, Set.of());
    }
}
