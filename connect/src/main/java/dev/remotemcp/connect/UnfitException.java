package dev.remotemcp.connect;

/** What is said of a server does not fit where it is to be listed. */
public final class UnfitException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field which statement does not fit, for example {@code registryName}
     * @param message what is wrong with it, and how to mend it
     */
    public UnfitException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Which statement does not fit, for example {@code registryName}. */
    public String field() {
        return field;
    }
}
