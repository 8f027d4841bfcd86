package dev.remotemcp.schemagen.model;

import java.util.Optional;

/**
 * An argument of a method, a component of a record, or a field of a form.
 *
 * @param javaName its name in Java
 * @param name its name on the wire
 * @param required whether input must have it
 * @param alwaysWritten whether output always has it
 * @param defaultText the default as the annotation writes it
 * @param header suffix of {@code Mcp-Param-*}, if it is mirrored there
 * @param enumNames whether a form shows the titles of an enum as {@code enumNames}
 */
public record Property(
        String javaName,
        String name,
        Use use,
        Optional<String> title,
        Optional<String> description,
        boolean required,
        boolean alwaysWritten,
        Optional<String> defaultText,
        Optional<String> header,
        boolean enumNames,
        Origin origin) {
    /** The same, not required but with a default. */
    public Property withDefault(String text) {
        return new Property(
                javaName,
                name,
                use,
                title,
                description,
                false,
                alwaysWritten,
                Optional.of(text),
                header,
                enumNames,
                origin);
    }
}
