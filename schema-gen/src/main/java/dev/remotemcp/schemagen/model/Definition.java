package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/**
 * A class and its properties for values that go one way, in the order in which they stand in the class.
 *
 * @param key as {@link JsonType.Composite#key()} has it
 * @param schemaName short name for {@code $defs}, not yet unique
 * @param constraints what a value as a whole must fulfil
 */
public record Definition(
        String key,
        ClassRef type,
        String schemaName,
        Optional<String> description,
        List<Property> properties,
        List<Constraint> constraints) {
    /** One without constraints of its own. */
    public Definition(
            String key, ClassRef type, String schemaName, Optional<String> description, List<Property> properties) {
        this(key, type, schemaName, description, properties, List.of());
    }
}
