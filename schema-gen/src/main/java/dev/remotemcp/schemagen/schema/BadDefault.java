package dev.remotemcp.schemagen.schema;

/** A default value that its parameter cannot have; the message says why. */
public final class BadDefault extends Exception {
    private static final long serialVersionUID = 1L;

    BadDefault(String message) {
        super(message);
    }
}
