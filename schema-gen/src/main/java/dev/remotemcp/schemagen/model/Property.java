package dev.remotemcp.schemagen.model;

import java.util.Optional;

/**
 * An argument of a method, a component of a record, or a field of a form.
 *
 * @param javaName its name in Java
 * @param name its name on the wire
 * @param accessor how generated code reads it from its object, for example {@code name()}; empty if it cannot, or if
 *     there is no object
 * @param required whether input must have it, or output always has it
 * @param defaultText the default as the annotation writes it
 * @param header suffix of {@code Mcp-Param-*}, if it is mirrored there
 * @param enumNames whether a form shows the titles of an enum as {@code enumNames}
 */
public record Property(
        String javaName,
        String name,
        Optional<String> accessor,
        Use use,
        Optional<String> title,
        Optional<String> description,
        boolean required,
        Optional<String> defaultText,
        Optional<String> header,
        boolean enumNames,
        Origin origin) {
    /** The same, not required but with a default. */
    public Property withDefault(String text) {
        return new Property(
                javaName, name, accessor, use, title, description, false, Optional.of(text), header, enumNames, origin);
    }
}
