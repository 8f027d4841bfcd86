package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.pattern.PatternWork;
import dev.remotemcp.runtime.pattern.TextPattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the arguments of one call against patterns, which share one bound on the work. Not thread-safe.
 *
 * <p>A check that goes beyond the bound fails, and the problem that is noted next says so in place of the broken rule.
 * All later checks succeed without looking: the call is refused already.
 */
final class PatternChecks {
    private final PatternWork work = new PatternWork();
    private @Nullable TextPattern unreported;

    /** Whether a text matches, as far as that can be told within the bound. */
    boolean matches(TextPattern pattern, String text) {
        if (work.exceededBy() != null) {
            return true;
        }
        boolean matches = work.matches(pattern, text);
        unreported = work.exceededBy();
        return matches;
    }

    /** The rule to note at a path, in place of the one that seems to be broken. */
    String rule(String path, String broken) {
        TextPattern pattern = unreported;
        if (pattern == null) {
            return broken;
        }
        unreported = null;
        // Keys of maps are the caller's, and must not write lines of their own.
        String shown = Spelling.excerpt(path).replaceAll("\\p{Cntrl}", "?");
        return pattern.refusal("the argument '" + shown + "'");
    }
}
