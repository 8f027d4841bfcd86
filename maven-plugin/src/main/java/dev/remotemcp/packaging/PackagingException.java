package dev.remotemcp.packaging;

/** A server cannot be packaged; the message says why and what to do. */
public final class PackagingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and how to mend it. */
    public PackagingException(String message) {
        super(message);
    }

    /** With what caused it. */
    public PackagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
