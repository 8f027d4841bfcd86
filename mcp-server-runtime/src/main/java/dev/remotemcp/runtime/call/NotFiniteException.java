package dev.remotemcp.runtime.call;

/** A result has a number that JSON has no word for: NaN or an infinity (RFC 8259, section 6). */
final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(double value) {
        super("is not a finite number (" + value + ")");
    }
}
