package dev.remotemcp.schemagen.jackson;

import io.micronaut.inject.ast.ParameterElement;
import java.util.List;
import java.util.Optional;

/** How Jackson reads or writes a class. */
public sealed interface Bean {
    /**
     * As an object.
     *
     * @param properties in the order in which Jackson writes them
     * @param any what takes or gives properties of other names
     * @param unnamed parameters of the creator for which JSON has no property
     */
    record Properties(List<BeanProperty> properties, Optional<Accessor> any, List<Accessor> unnamed) implements Bean {}

    /** As the value of one of its members. */
    record Value(Accessor member) implements Bean {}

    /** From one value, given to a constructor or factory method. */
    record Delegated(ParameterElement value) implements Bean {}

    /** Not in a way that a schema could follow; the reason completes "cannot be bound to X: ". */
    record Refused(String reason) implements Bean {}
}
