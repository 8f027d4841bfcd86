package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which definitions lead to which. */
final class References {
    private final Map<String, Definition> definitions;
    private final Set<String> recursive;
    private final Map<String, Long> copies = new HashMap<>();

    References(Map<String, Definition> definitions) {
        this.definitions = definitions;
        this.recursive = definitions.keySet().stream()
                .filter(key -> reachable(key).contains(key))
                .collect(Collectors.toSet());
    }

    /** The definitions that lead back to themselves. */
    Set<String> recursive() {
        return recursive;
    }

    private Set<String> reachable(String key) {
        Set<String> reached = new HashSet<>();
        List<String> open = next(key);
        while (!open.isEmpty()) {
            open = open.stream()
                    .filter(reached::add)
                    .flatMap(one -> next(one).stream())
                    .toList();
        }
        return reached;
    }

    /**
     * How many definitions stand in types whose definitions are written out, except recursive ones; at most
     * {@link Integer#MAX_VALUE}.
     */
    long copies(Stream<JsonType> types) {
        return types.flatMap(References::keys).mapToLong(this::copies).reduce(0, References::sum);
    }

    private long copies(String key) {
        if (recursive.contains(key)) {
            return 1;
        }
        Long known = copies.get(key);
        if (known == null) {
            known = next(key).stream().mapToLong(this::copies).reduce(1, References::sum);
            copies.put(key, known);
        }
        return known;
    }

    private static long sum(long one, long other) {
        return Math.min(one + other, Integer.MAX_VALUE);
    }

    private List<String> next(String key) {
        Definition definition = definitions.get(key);
        return definition == null
                ? List.of()
                : Stream.of(
                                definition.properties().stream()
                                        .map(Property::use)
                                        .map(use -> use.type()),
                                definition.additional().stream().map(use -> use.type()),
                                definition.alternatives().stream())
                        .flatMap(types -> types)
                        .flatMap(References::keys)
                        .toList();
    }

    private static Stream<String> keys(JsonType type) {
        return switch (type) {
            case JsonType.Composite(var _, var _, String key) -> Stream.of(key);
            case JsonType.Sequence(var _, var element) -> keys(element.type());
            case JsonType.Dictionary(var _, var key, var value) -> Stream.concat(keys(key.type()), keys(value.type()));
            case JsonType.Maybe(var value) -> keys(value.type());
            case JsonType.Delegate(var _, var _, var value) -> keys(value.type());
            case JsonType.Scalar _,
                    JsonType.Formatted _,
                    JsonType.Choice _,
                    JsonType.Anything _,
                    JsonType.Unbindable _ -> Stream.empty();
        };
    }
}
