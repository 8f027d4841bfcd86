package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/**
 * A class for values that go one way: either its properties, in the order in which Jackson writes them, or the
 * alternatives that its values are one of.
 *
 * @param key as {@link JsonType.Composite#key()} has it
 * @param schemaName short name for {@code $defs}, not yet unique
 * @param constraints what a value as a whole must fulfil
 * @param additional the values of properties with other names, where the class takes or gives them
 * @param tag how its JSON says which class it is
 * @param alternatives the classes that a value is one of; empty for a class that has properties
 */
public record Definition(
        String key,
        ClassRef type,
        String schemaName,
        Optional<String> description,
        List<Property> properties,
        List<Constraint> constraints,
        Optional<Use> additional,
        Optional<Tag> tag,
        List<JsonType> alternatives) {
    /** One that stands for itself alone. */
    public Definition(
            String key,
            ClassRef type,
            String schemaName,
            Optional<String> description,
            List<Property> properties,
            List<Constraint> constraints,
            Optional<Use> additional) {
        this(key, type, schemaName, description, properties, constraints, additional, Optional.empty(), List.of());
    }

    /** One without constraints of its own and without properties of other names. */
    public Definition(
            String key, ClassRef type, String schemaName, Optional<String> description, List<Property> properties) {
        this(key, type, schemaName, description, properties, List.of(), Optional.empty());
    }

    /** The same under another key with a tag. */
    public Definition tagged(String newKey, Optional<Tag> newTag) {
        return new Definition(
                newKey, type, schemaName, description, properties, constraints, additional, newTag, alternatives);
    }

    /** The same with other properties. */
    public Definition withProperties(List<Property> others) {
        return new Definition(key, type, schemaName, description, others, constraints, additional, tag, alternatives);
    }

    /** The same with other alternatives. */
    public Definition withAlternatives(List<JsonType> others) {
        return new Definition(key, type, schemaName, description, properties, constraints, additional, tag, others);
    }
}
