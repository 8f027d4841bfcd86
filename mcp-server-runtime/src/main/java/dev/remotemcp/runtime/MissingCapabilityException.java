package dev.remotemcp.runtime;

import tools.jackson.databind.JsonNode;

/** The handler needs something that the client did not declare; the client is told what (error -32021). */
public final class MissingCapabilityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode requiredCapabilities;

    /**
     * A missing capability.
     *
     * @param requiredCapabilities a {@code ClientCapabilities} object with what is missing, for example
     *     {@code {"sampling":{}}}
     */
    public MissingCapabilityException(JsonNode requiredCapabilities) {
        super("The client does not declare what this operation needs: " + requiredCapabilities);
        this.requiredCapabilities = requiredCapabilities;
    }

    /** A {@code ClientCapabilities} object with what is missing. */
    public JsonNode requiredCapabilities() {
        return requiredCapabilities;
    }
}
