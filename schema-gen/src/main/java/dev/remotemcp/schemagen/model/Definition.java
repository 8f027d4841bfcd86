package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/**
 * A class for values that go one way: either its properties, in the order in which they stand in the class, or the
 * alternatives that its values are one of.
 *
 * @param key as {@link JsonType.Composite#key()} has it
 * @param schemaName short name for {@code $defs}, not yet unique
 * @param tag how its JSON says which class it is
 * @param alternatives the classes that a value is one of; empty for a class that has properties
 */
public record Definition(
        String key,
        ClassRef type,
        String schemaName,
        Optional<String> description,
        List<Property> properties,
        Optional<Tag> tag,
        List<JsonType> alternatives) {
    /** A class with properties. */
    public Definition(
            String key, ClassRef type, String schemaName, Optional<String> description, List<Property> properties) {
        this(key, type, schemaName, description, properties, Optional.empty(), List.of());
    }

    /** The same under another key and name, with a tag. */
    public Definition tagged(String newKey, String newSchemaName, Tag newTag) {
        return new Definition(newKey, type, newSchemaName, description, properties, Optional.of(newTag), alternatives);
    }
}
