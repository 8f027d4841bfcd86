package dev.remotemcp.runtime.call;

import java.util.LinkedHashSet;

/** The set that Jackson fills for {@code uniqueItems}: refuses repetitions instead of swallowing them. */
final class UniqueSet<T> extends LinkedHashSet<T> {
    private static final long serialVersionUID = 1L;

    UniqueSet() {}

    @Override
    public boolean add(T value) {
        if (!super.add(value)) {
            throw new ScalarMismatch("must not be repeated");
        }
        return true;
    }
}
