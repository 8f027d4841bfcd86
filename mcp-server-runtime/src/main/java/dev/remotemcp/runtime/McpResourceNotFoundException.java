package dev.remotemcp.runtime;

/** There is no resource for the variables of a URI template; the client is told "resource not found" with the URI. */
public class McpResourceNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A missing resource; the message reaches the client. */
    public McpResourceNotFoundException(String message) {
        super(message);
    }
}
