package dev.remotemcp.runtime.pattern;

import org.jspecify.annotations.Nullable;

/**
 * The bound on the work of all patterns of one call, in steps: about one for each character that is looked at.
 *
 * <p>A fixed allowance, and some more for each character that is checked, so that long lists of short texts pass while
 * a pattern that backtracks without end does not. Bounded by the size of a request, the most for 4 MB of text is 140
 * million steps: less than a second. Not thread-safe.
 */
public final class PatternWork {
    private static final long STEPS = 5_000_000;
    private static final long STEPS_PER_CHARACTER = 32;

    private long left = STEPS;
    private @Nullable TextPattern exceededBy;

    /**
     * Whether a text matches a pattern; false, without looking, once the allowance is used up.
     *
     * <p>A stack that overflows counts as the allowance used up: the stack of {@link java.util.regex} grows with the
     * text for groups that are repeated.
     */
    public boolean matches(TextPattern pattern, String text) {
        if (exceededBy != null) {
            return false;
        }
        left += STEPS_PER_CHARACTER * text.length();
        try {
            return pattern.matches(text, this);
        } catch (ExceededException | StackOverflowError e) {
            exceededBy = pattern;
            return false;
        }
    }

    /** The pattern that used up the allowance; null if there is some left. From then on answers mean nothing. */
    public @Nullable TextPattern exceededBy() {
        return exceededBy;
    }

    /**
     * Takes from the allowance.
     *
     * @throws ExceededException if there is none left
     */
    void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw ExceededException.INSTANCE;
        }
    }

    /** The allowance is used up. One instance: it is thrown deep in the stack, where little should happen. */
    static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final ExceededException INSTANCE = new ExceededException();

        private ExceededException() {
            super("The patterns of a call need too many steps", null, false, false);
        }
    }
}
