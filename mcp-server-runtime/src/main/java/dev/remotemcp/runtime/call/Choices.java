package dev.remotemcp.runtime.call;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gathers an enum's values under what stands for them on the wire.
 *
 * <p>Generated code adds one after the other, rather than handing all of them to one generic method: javac takes long
 * to infer the same type from every argument.
 */
public final class Choices<E extends Enum<E>> {
    private final Map<String, E> values = new LinkedHashMap<>();
    private final Map<String, E> aliases = new LinkedHashMap<>();

    /** One value under its name, or its number written out. */
    public Choices<E> choice(String name, E value) {
        values.put(name, value);
        return this;
    }

    /** Another name that is read as a value, unless it is the name of one. */
    public Choices<E> alias(String name, E value) {
        aliases.putIfAbsent(name, value);
        return this;
    }

    /** Reads the values by their names. */
    public Scalar<E> named() {
        String rule = "must be one of " + String.join(", ", values.keySet());
        Map<String, E> byName = new LinkedHashMap<>(values);
        aliases.forEach(byName::putIfAbsent);
        return new TextScalar<>(rule, name -> {
            E value = byName.get(name);
            if (value == null) {
                throw new IllegalArgumentException(name);
            }
            return value;
        });
    }

    /** Reads the values by their numbers. */
    public Scalar<E> numbered() {
        return new NumberedScalar<>(new LinkedHashMap<>(values));
    }
}
