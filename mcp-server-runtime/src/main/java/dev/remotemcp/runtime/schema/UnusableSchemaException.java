package dev.remotemcp.runtime.schema;

/** A schema that cannot be used; the message says where in it and how to mend that. */
public final class UnusableSchemaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableSchemaException(String message) {
        super(message, null);
    }

    /**
     * A problem at one place.
     *
     * @param pointer JSON Pointer to the place, empty for the root
     */
    static UnusableSchemaException at(String pointer, String problem) {
        return new UnusableSchemaException(
                pointer.isEmpty() ? "at its root: " + problem : "at " + pointer + ": " + problem);
    }
}
