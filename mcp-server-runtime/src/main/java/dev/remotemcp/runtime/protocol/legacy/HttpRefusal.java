package dev.remotemcp.runtime.protocol.legacy;

/** Ends the reading of a request that the transport's own rules refuse, before its method counts. */
final class HttpRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    HttpRefusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status to answer with. */
    int status() {
        return status;
    }

    /** The message, which reaches the client. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
