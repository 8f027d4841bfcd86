package dev.remotemcp.schemagen.model;

/** What stands for a property that JSON does not have. */
public enum Absence {
    /** Java's "no value": null, an empty optional, nothing for a primitive. */
    NO_VALUE,
    /** The value that the object was made with. */
    OWN_VALUE,
    /** JSON's null: Jackson writes the property even where it has no value. */
    NULL
}
