package dev.remotemcp.publish;

/** Ends a step that cannot be done. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome.Refused refused;

    /**
     * @param answer what the service said, without secrets
     * @param mend what to do about it
     */
    public RefusedException(String answer, String mend) {
        super(answer + " " + mend);
        this.refused = new Outcome.Refused(answer, mend);
    }

    /** How the step ended. */
    public Outcome.Refused refused() {
        return refused;
    }
}
