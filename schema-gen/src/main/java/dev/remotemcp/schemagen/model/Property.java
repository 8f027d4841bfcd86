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
 * @param absence what stands for it when it is not there
 * @param defaultText the default as the annotation writes it
 * @param header suffix of {@code Mcp-Param-*}, if it is mirrored there
 * @param enumNames whether a form shows the titles of an enum as {@code enumNames}
 * @param extras what else the schema says of it
 */
public record Property(
        String javaName,
        String name,
        Optional<String> accessor,
        Use use,
        Optional<String> title,
        Optional<String> description,
        boolean required,
        Absence absence,
        Optional<String> defaultText,
        Optional<String> header,
        boolean enumNames,
        Extras extras,
        Origin origin) {
    /** One that is absent where Java has no value, and of which there is no more to say. */
    public Property(
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
        this(
                javaName,
                name,
                accessor,
                use,
                title,
                description,
                required,
                Absence.NO_VALUE,
                defaultText,
                header,
                enumNames,
                Extras.NONE,
                origin);
    }

    /** The same, not required but with a default. */
    public Property withDefault(String text) {
        return copy(name, accessor, use, false, absence, Optional.of(text));
    }

    /** The same under another name in JSON. */
    public Property withName(String other) {
        return copy(other, accessor, use, required, absence, defaultText);
    }

    /** The same, read in another way from its object. */
    public Property withAccessor(Optional<String> other) {
        return copy(name, other, use, required, absence, defaultText);
    }

    /** The same of another type. */
    public Property withUse(Use other) {
        return copy(name, accessor, other, required, absence, defaultText);
    }

    /** The same with another rule for when it is not there. */
    public Property withPresence(boolean always, Absence otherwise) {
        return copy(name, accessor, use, always, otherwise, defaultText);
    }

    /** The same with more to say of it. */
    public Property withExtras(Extras other) {
        return new Property(
                javaName,
                name,
                accessor,
                use,
                title,
                description,
                required,
                absence,
                defaultText,
                header,
                enumNames,
                other,
                origin);
    }

    private Property copy(
            String newName,
            Optional<String> newAccessor,
            Use newUse,
            boolean newRequired,
            Absence newAbsence,
            Optional<String> newDefault) {
        return new Property(
                javaName,
                newName,
                newAccessor,
                newUse,
                title,
                description,
                newRequired,
                newAbsence,
                newDefault,
                header,
                enumNames,
                extras,
                origin);
    }
}
