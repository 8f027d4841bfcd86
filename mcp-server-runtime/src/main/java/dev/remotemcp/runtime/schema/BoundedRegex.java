package dev.remotemcp.runtime.schema;

import com.networknt.schema.regex.RegularExpression;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of schemas, matched with a bound on the work: what the JDK's engine does with nested repetition can take
 * longer than anyone waits. All the patterns of one validation share the bound.
 */
final class BoundedRegex implements RegularExpression {
    /** Characters looked at; far more than patterns without nested repetition need for the largest request. */
    private static final int MOST_STEPS = 20_000_000;

    private static final ThreadLocal<@Nullable Work> WORK = new ThreadLocal<>();

    private final String regex;
    private final Pattern pattern;

    /**
     * Compiles a pattern.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    BoundedRegex(String regex) {
        this.regex = regex;
        this.pattern = Pattern.compile(endAnchors(regex));
    }

    /** What is left of the bound, and which pattern went beyond it. */
    private static final class Work {
        private int steps = MOST_STEPS;
        private @Nullable String exceededBy;
    }

    /** The bound was exceeded. */
    private static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException() {
            super("More steps than " + MOST_STEPS, null, false, false);
        }
    }

    /**
     * What came of something within the bound.
     *
     * @param exceededBy the pattern that went beyond it; then the value says nothing
     */
    record Bounded<T>(T value, @Nullable String exceededBy) {}

    /** Runs a validation within one bound. */
    static <T> Bounded<T> within(Supplier<T> validation) {
        Work work = new Work();
        Work around = WORK.get();
        WORK.set(work);
        try {
            return new Bounded<>(validation.get(), work.exceededBy);
        } finally {
            WORK.set(around);
        }
    }

    @Override
    public boolean matches(String value) {
        Work work = WORK.get();
        if (work == null) {
            throw new IllegalStateException("Patterns are matched within a bound");
        }
        if (work.exceededBy != null) {
            return false;
        }
        try {
            return pattern.matcher(new Counted(value, work)).find();
        } catch (ExceededException | StackOverflowError e) {
            work.exceededBy = regex;
            return false;
        }
    }

    /** In Java, {@code $} also matches before a line break at the end; in ECMA-262, which schemas use, it does not. */
    private static String endAnchors(String regex) {
        StringBuilder java = new StringBuilder(regex.length() + 4);
        int classes = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length()) {
                java.append(c).append(regex.charAt(++i));
                continue;
            }
            classes += c == '[' ? 1 : c == ']' && classes > 0 ? -1 : 0;
            java.append(c == '$' && classes == 0 ? "\\z" : String.valueOf(c));
        }
        return java.toString();
    }

    /** A text that counts how often it is looked at. */
    private record Counted(CharSequence text, Work work) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--work.steps < 0) {
                throw new ExceededException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), work);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
