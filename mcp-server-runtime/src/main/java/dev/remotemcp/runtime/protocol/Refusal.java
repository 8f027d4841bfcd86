package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.pipeline.Failure;

/** Ends the reading of a request with the failure to answer. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** Ends with this failure. */
    public Refusal(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    /** Ends with a failure without data. */
    public Refusal(Failure.Kind kind, String message) {
        this(Failure.of(kind, message));
    }

    /** The failure to answer. */
    public Failure failure() {
        return failure;
    }
}
