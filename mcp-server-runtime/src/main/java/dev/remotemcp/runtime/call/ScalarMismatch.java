package dev.remotemcp.runtime.call;

/** A value that does not fit its type; the message is a rule such as {@code must be an integer (was "x")}. */
public final class ScalarMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 60;

    ScalarMismatch(String rule) {
        super(rule, null, false, false);
    }

    /** A rule with the text that breaks it, shortened where it is long. */
    static ScalarMismatch of(String rule, String was) {
        return new ScalarMismatch(rule + " (was " + quote(was) + ")");
    }

    /** Text in quotes, cut where it is long. */
    static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? '"' + text + '"' : '"' + text.substring(0, LONGEST_QUOTE) + "…\"";
    }
}
