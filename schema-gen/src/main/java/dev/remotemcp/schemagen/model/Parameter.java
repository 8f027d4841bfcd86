package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/** A parameter of a handler method. */
public sealed interface Parameter {
    /** One that the client gives. */
    record Argument(Property property) implements Parameter {}

    /** The {@code McpContext}. */
    record Context() implements Parameter {}

    /**
     * The {@code Principal}, where {@code optional} in an {@code Optional} and where {@code nullable} possibly null.
     *
     * @param type the class that it must be; nothing for any {@code Principal}
     */
    record Caller(Optional<ClassRef> type, boolean optional, boolean nullable) implements Parameter {}

    /** One for which there is no value but over HTTP: null is passed, or an empty {@code Optional}. */
    record Absent(boolean optional) implements Parameter {}

    /**
     * One whose annotation is marked {@code McpInjected}.
     *
     * @param type as source writes it, with type arguments
     * @param erasedType the class
     * @param values the annotation's explicitly given members
     */
    record Injected(
            String name, String type, ClassRef erasedType, boolean primitive, ClassRef annotation, List<Member> values)
            implements Parameter {}

    /** An annotation's member: a string, boolean, number, or list of those; enums and classes by name. */
    record Member(String name, Object value) {}

    /** The argument, if it is one. */
    default Optional<Property> argument() {
        return this instanceof Argument(Property property) ? Optional.of(property) : Optional.empty();
    }
}
