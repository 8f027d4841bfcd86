package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.pattern.TextPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that are all text over the wire: template variables, prompt arguments, completion input.
 *
 * <p>Problems are collected and thrown together by {@link #verify()}. Not thread-safe.
 */
public final class TextArguments {
    private final Map<String, String> values;
    private final Set<String> asked = new LinkedHashSet<>();
    private @Nullable Set<String> unreadable;
    private @Nullable List<String> problems;
    private @Nullable PatternChecks patterns;

    private TextArguments(Map<String, String> values) {
        this.values = values;
    }

    /** Arguments by name. */
    public static TextArguments of(Map<String, String> values) {
        return new TextArguments(values);
    }

    /** All the arguments as they came, those that nobody asks for included. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** One argument as it came; null if it is absent. */
    public @Nullable String read(String name) {
        asked.add(name);
        return values.get(name);
    }

    /** One argument, or a stand-in if it is absent. */
    public String read(String name, String otherwise) {
        String text = read(name);
        return text == null ? otherwise : text;
    }

    /** One argument as some type; null if it is absent or, with the problem noted, does not fit. */
    public <T> @Nullable T read(String name, Scalar<T> type) {
        String text = read(name);
        if (text == null) {
            return null;
        }
        try {
            return type.parse(text);
        } catch (ScalarMismatch e) {
            problem(name, String.valueOf(e.getMessage()));
            if (unreadable == null) {
                unreadable = new LinkedHashSet<>();
            }
            unreadable.add(name);
            return null;
        }
    }

    /** One argument as some type, or a stand-in if it is absent or, with the problem noted, does not fit. */
    public <T> T read(String name, Scalar<T> type, T otherwise) {
        T value = read(name, type);
        return value == null ? otherwise : value;
    }

    /** Whether an argument was given and could be read, so that its constraints can be checked. */
    public boolean has(String name) {
        return values.containsKey(name) && (unreadable == null || !unreadable.contains(name));
    }

    /** Notes a problem if an argument is absent; call it after everything has been read. */
    public void require(String name) {
        if (!values.containsKey(name)) {
            List<String> unknown = new ArrayList<>(values.keySet());
            unknown.removeAll(asked);
            problem(
                    name,
                    "is required"
                            + Spelling.closest(name, unknown)
                                    .map(found -> "; did you mean '" + name + "' where you wrote '" + found + "'?")
                                    .orElse(""));
        }
    }

    /**
     * Whether a text in the arguments matches a pattern. All the patterns of a request share one bound on the work: if
     * this one goes beyond it, the answer is false, and the {@link #problem} noted next says so instead of its rule.
     */
    public boolean matches(TextPattern pattern, String text) {
        PatternChecks checks = patterns;
        if (checks == null) {
            checks = new PatternChecks();
            patterns = checks;
        }
        return checks.matches(pattern, text);
    }

    /**
     * Notes a problem.
     *
     * @param rule the rule that is broken, for example {@code must not be blank}
     */
    public void problem(String name, String rule) {
        if (problems == null) {
            problems = new ArrayList<>();
        }
        problems.add(name + ": " + (patterns == null ? rule : patterns.rule(name, rule)));
    }

    /**
     * Ends the decoding.
     *
     * @throws InvalidArgumentsException if there was any problem
     */
    public void verify() {
        if (problems != null) {
            throw new InvalidArgumentsException(problems);
        }
    }
}
