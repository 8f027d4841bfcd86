package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/**
 * A class and its properties for values that go one way, in the order in which Jackson writes them.
 *
 * @param key as {@link JsonType.Composite#key()} has it
 * @param schemaName short name for {@code $defs}, not yet unique
 * @param constraints what a value as a whole must fulfil
 * @param additional the values of properties with other names, where the class takes or gives them
 */
public record Definition(
        String key,
        ClassRef type,
        String schemaName,
        Optional<String> description,
        List<Property> properties,
        List<Constraint> constraints,
        Optional<Use> additional) {
    /** One without constraints of its own and without properties of other names. */
    public Definition(
            String key, ClassRef type, String schemaName, Optional<String> description, List<Property> properties) {
        this(key, type, schemaName, description, properties, List.of(), Optional.empty());
    }
}
