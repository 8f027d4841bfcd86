package dev.remotemcp.runtime.pattern;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A regular expression that text from outside is checked against, with a bound on the work whatever the text is.
 *
 * <p>Nearly all patterns become an {@link Automaton}, which reads each character once and needs no stack, so that
 * nested repetition costs nothing. {@link java.util.regex} matches the others: those with lookaround, back references,
 * word boundaries, possessive quantifiers or very many states. That engine backtracks and recurses; its steps are
 * counted, and beyond the allowance of a {@link PatternWork} the text counts as unchecked. Thread-safe.
 */
public final class TextPattern {
    private static final Logger LOG = LoggerFactory.getLogger(TextPattern.class);

    private final String regex;
    private final String owner;
    private final boolean anywhere;
    private final Pattern backtracking;
    private @Nullable volatile Optional<Automaton> automaton;
    private final AtomicBoolean reported = new AtomicBoolean();

    private TextPattern(String regex, String owner, boolean anywhere) {
        this.regex = regex;
        this.owner = owner;
        this.anywhere = anywhere;
        this.backtracking = Pattern.compile(anywhere ? endAnchors(regex) : regex);
    }

    /**
     * A pattern that the whole text has to match.
     *
     * @param owner the class whose pattern it is, for the operator's log
     * @throws java.util.regex.PatternSyntaxException if it is not a regular expression
     */
    public static TextPattern whole(Class<?> owner, String regex) {
        return new TextPattern(regex, " of " + owner.getName(), false);
    }

    /**
     * A pattern of a JSON Schema, which some part of the text has to match; {@code $} is the very end (ECMA-262).
     *
     * @throws java.util.regex.PatternSyntaxException if it is not a regular expression
     */
    public static TextPattern anywhere(String regex) {
        return new TextPattern(regex, "", true);
    }

    /** The regular expression as it was given. */
    public String regex() {
        return regex;
    }

    /** Whether the work is proportional to the length of the text, so that no text of a request is too much. */
    boolean isLinear() {
        return automaton().isPresent();
    }

    // Made when it is first needed: a start has many patterns, and most calls few.
    private Optional<Automaton> automaton() {
        Optional<Automaton> made = automaton;
        if (made == null) {
            made = RegexReader.read(backtracking.pattern(), anywhere);
            automaton = made;
        }
        return made;
    }

    /**
     * The rule to tell the client when the bound does not allow a check. The operator's log has it once for each
     * pattern.
     *
     * @param subject the text that was to be checked, for the log, for example {@code the argument 'city'}
     */
    public String refusal(String subject) {
        if (reported.compareAndSet(false, true)) {
            LOG.warn(
                    "A call was refused, because to check {} against the pattern {}{} takes more steps, or a deeper stack,"
                            + " than a call may use. Write the pattern without lookaround, back references, word boundaries"
                            + " and possessive quantifiers, or without nested repetition. This is logged once for each"
                            + " pattern.",
                    subject,
                    regex,
                    owner);
        }
        return "cannot be checked against the pattern " + regex + ", which takes too long: send less text";
    }

    /**
     * Whether a text matches.
     *
     * @throws PatternWork.ExceededException if that takes more than the allowance
     */
    boolean matches(String text, PatternWork work) {
        Optional<Automaton> linear = automaton();
        if (linear.isPresent()) {
            return linear.get().matches(text, work);
        }
        var matcher = backtracking.matcher(new CountedText(text, work));
        return anywhere ? matcher.find() : matcher.matches();
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
    private record CountedText(CharSequence text, PatternWork work) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            work.spend(1);
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new CountedText(text.subSequence(start, end), work);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    @Override
    public String toString() {
        return regex;
    }
}
