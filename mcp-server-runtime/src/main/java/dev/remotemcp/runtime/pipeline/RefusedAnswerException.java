package dev.remotemcp.runtime.pipeline;

/** The client's answer to a question is not of the form that the specification asks for. */
public final class RefusedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refused answer; the message reaches the client. */
    public RefusedAnswerException(String message) {
        super(message, null, false, false);
    }
}
