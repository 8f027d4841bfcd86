package dev.remotemcp.runtime.both;

/** Every point in which the protocol revisions make the outcome of the same handler differ, and why. */
enum Difference {
    /** The modern client takes it off each result, after a look that it is there. */
    RESULT_FRAME("2026-07-28 adds resultType, the server's identity and cache hints to results"),

    REVISION("A handler that asks is told which revision the request is served in"),

    RUNS("2026-07-28 runs a handler again from the top with every answer, 2025-11-25 lets it wait for the answer"),

    REPEATED_NOTIFICATIONS("Each run of 2026-07-28 is a request of its own, so what it sends comes again"),

    ELICITATION_ID("2025-11-25 requires an id for each URL to open, 2026-07-28 has none"),

    MISSING_CAPABILITY("2025-11-25 has no error for it; a tool then answers with a result that the model sees"),

    REFUSED_ANSWER("In 2026-07-28 the answer is a parameter of the request; in 2025-11-25 the request is long accepted,"
            + " and only its handler's result can tell"),

    NULLABLE_CONTENT("In 2025-11-25 structured content is an object always, so one that may be null is wrapped"),

    WITHDRAWAL("A question of 2025-11-25 is a request of its own that has to be taken back"),

    POLLING("2026-07-28 has no way to come back to a stream, so the connection stays");

    private final String reason;

    Difference(String reason) {
        this.reason = reason;
    }

    /** What to expect in an era. */
    <T> T in(Era era, T modern, T legacy) {
        return switch (era) {
            case MODERN -> modern;
            case LEGACY -> legacy;
        };
    }

    @Override
    public String toString() {
        return name() + ": " + reason;
    }
}
