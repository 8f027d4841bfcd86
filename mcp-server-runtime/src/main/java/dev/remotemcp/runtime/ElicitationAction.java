package dev.remotemcp.runtime;

/** What a user did when asked (specification, {@code ElicitResult.action}). */
public enum ElicitationAction {
    /** Submitted the form, or consented to open the URL. */
    ACCEPT,
    /** Explicitly said no. */
    DECLINE,
    /** Closed the question without a choice. */
    CANCEL
}
