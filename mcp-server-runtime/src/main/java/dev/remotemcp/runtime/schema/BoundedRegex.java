package dev.remotemcp.runtime.schema;

import com.networknt.schema.regex.RegularExpression;
import dev.remotemcp.runtime.pattern.PatternWork;
import dev.remotemcp.runtime.pattern.TextPattern;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Patterns of schemas for the validator. All the patterns of one validation share the bound on the work. */
final class BoundedRegex implements RegularExpression {
    private static final ThreadLocal<@Nullable PatternWork> WORK = new ThreadLocal<>();

    private final TextPattern pattern;

    /**
     * Compiles a pattern.
     *
     * @throws java.util.regex.PatternSyntaxException if it is not a regular expression
     */
    BoundedRegex(String regex) {
        this.pattern = TextPattern.anywhere(regex);
    }

    /**
     * The result of something within the bound.
     *
     * @param exceededBy the pattern that went beyond it; then the value says nothing
     */
    record Bounded<T>(T value, @Nullable TextPattern exceededBy) {}

    /** Runs a validation within one bound. */
    static <T> Bounded<T> within(Supplier<T> validation) {
        PatternWork work = new PatternWork();
        PatternWork around = WORK.get();
        WORK.set(work);
        try {
            return new Bounded<>(validation.get(), work.exceededBy());
        } finally {
            WORK.set(around);
        }
    }

    @Override
    public boolean matches(String value) {
        PatternWork work = WORK.get();
        if (work == null) {
            throw new IllegalStateException("Patterns are matched within a bound");
        }
        return work.matches(pattern, value);
    }
}
