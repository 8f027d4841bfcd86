package dev.remotemcp.schemagen.model;

/** How the JSON of a class says which class it is. */
public sealed interface Tag {
    /** What it is called there. */
    String id();

    /**
     * A property among the others.
     *
     * @param name of the property
     * @param required whether input must have it
     */
    record Member(String name, String id, boolean required) implements Tag {}

    /** An object around the value, with the id as its only property. */
    record WrapperObject(String id) implements Tag {}

    /** An array around the value: the id, then the value. */
    record WrapperArray(String id) implements Tag {}
}
