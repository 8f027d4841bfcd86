package dev.remotemcp.schemagen.model;

import java.util.List;

/**
 * One use of a type.
 *
 * @param constraints what its values must fulfil
 * @param nullable whether it says that null may occur
 * @param wildcard whether it is the upper bound of a wildcard, as in {@code List<? extends Number>}
 * @param unsaid whether it is a value that is written, of which nothing says that it is never null
 */
public record Use(JsonType type, List<Constraint> constraints, boolean nullable, boolean wildcard, boolean unsaid) {
    /** A use of the type itself. */
    public Use(JsonType type, List<Constraint> constraints, boolean nullable) {
        this(type, constraints, nullable, false, false);
    }

    /** A use without constraints. */
    public static Use of(JsonType type) {
        return new Use(type, List.of(), false);
    }

    /** What is described when an {@code Optional} is looked through: its value, with the constraints of both. */
    public Use present() {
        if (type instanceof JsonType.Maybe(Use value)) {
            List<Constraint> both = new java.util.ArrayList<>(constraints);
            both.addAll(value.constraints());
            return new Use(value.type(), List.copyOf(both), value.nullable());
        }
        return this;
    }

    /** Whether null is the only value. */
    public boolean mustBeAbsent() {
        return present().constraints().stream().anyMatch(Constraint.Absent.class::isInstance);
    }

    /** Whether the type is an optional. */
    public boolean optional() {
        return type instanceof JsonType.Maybe;
    }
}
