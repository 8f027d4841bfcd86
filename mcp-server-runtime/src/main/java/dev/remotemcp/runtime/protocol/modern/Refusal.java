package dev.remotemcp.runtime.protocol.modern;

import dev.remotemcp.runtime.pipeline.Failure;

/** Ends the reading of a request with the failure to answer. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    Refusal(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    Refusal(Failure.Kind kind, String message) {
        this(Failure.of(kind, message));
    }

    Failure failure() {
        return failure;
    }
}
