package dev.remotemcp.publish;

/** How a step ended. */
public sealed interface Outcome {
    /** It did what it was for. */
    record Done(String what) implements Outcome {}

    /** There was nothing to do. */
    record Skipped(String why) implements Outcome {}

    /**
     * It failed, and so did the plan.
     *
     * @param answer what the service said, without secrets
     * @param mend what to do about it
     */
    record Refused(String answer, String mend) implements Outcome {}
}
