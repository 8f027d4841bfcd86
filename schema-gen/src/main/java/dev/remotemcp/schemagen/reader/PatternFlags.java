package dev.remotemcp.schemagen.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the flags of a pattern out into the pattern, because the patterns of JSON Schema have no flags:
 * {@code CASE_INSENSITIVE} and {@code DOTALL} in patterns that are simple enough.
 */
final class PatternFlags {
    private static final Set<String> KNOWN = Set.of("CASE_INSENSITIVE", "DOTALL");

    /** Escapes that mean the same in any case; others, such as code points and references to groups, may not. */
    private static final String PLAIN_ESCAPES = "dDsSbBtnrf.\\+*?()[]{}|^$/-\"'&~#@!%,:;<>=_ ";

    private final String regex;
    private final boolean anyCase;
    private final boolean dotAll;
    private final StringBuilder written = new StringBuilder();
    private int at;

    private PatternFlags(String regex, List<String> flags) {
        this.regex = regex;
        this.anyCase = flags.contains("CASE_INSENSITIVE");
        this.dotAll = flags.contains("DOTALL");
    }

    /** The pattern without flags that matches the same; empty if it cannot be said so. */
    static Optional<String> writtenOut(String regex, List<String> flags) {
        if (flags.isEmpty()) {
            return Optional.of(regex);
        }
        PatternFlags pattern = new PatternFlags(regex, flags);
        return KNOWN.containsAll(flags) && pattern.write() ? Optional.of(pattern.written.toString()) : Optional.empty();
    }

    private boolean write() {
        while (at < regex.length()) {
            char c = regex.charAt(at);
            boolean known = switch (c) {
                case '\\' -> escape();
                case '[' -> set();
                case '(' -> group();
                case '.' -> copy(dotAll ? "[\\s\\S]" : ".");
                default -> copy(both(c));
            };
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private boolean copy(String text) {
        written.append(text);
        at++;
        return true;
    }

    private String both(char c) {
        return anyCase && isLetter(c) ? "[" + lower(c) + upper(c) + "]" : String.valueOf(c);
    }

    private boolean escape() {
        if (at + 1 >= regex.length() || PLAIN_ESCAPES.indexOf(regex.charAt(at + 1)) < 0 && !isWord(at + 1)) {
            return false;
        }
        written.append(regex, at, at + 2);
        at += 2;
        return true;
    }

    private boolean isWord(int index) {
        return regex.charAt(index) == 'w' || regex.charAt(index) == 'W';
    }

    // Groups with a name and flags inside the pattern are for others to judge.
    private boolean group() {
        for (String start : List.of("(?:", "(?=", "(?!", "(?<=", "(?<!")) {
            if (regex.startsWith(start, at)) {
                written.append(start);
                at += start.length();
                return true;
            }
        }
        return !regex.startsWith("(?", at) && copy("(");
    }

    private boolean set() {
        copy("[");
        boolean first = true;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == ']' && !first) {
                return copy("]");
            }
            if (c == '[' || regex.startsWith("&&", at) || c == ']') {
                return false;
            }
            first = first && c == '^';
            if (c == '\\') {
                if (!escape()) {
                    return false;
                }
            } else if (isRange()) {
                if (!range(c, regex.charAt(at + 2))) {
                    return false;
                }
            } else {
                written.append(anyCase && isLetter(c) ? "" + lower(c) + upper(c) : String.valueOf(c));
                at++;
            }
        }
        return false;
    }

    private boolean isRange() {
        return at + 2 < regex.length() && regex.charAt(at + 1) == '-' && regex.charAt(at + 2) != ']';
    }

    private boolean range(char from, char to) {
        if (to == '\\' || to == '[') {
            return false;
        }
        written.append(from).append('-').append(to);
        boolean letters = isLetter(from) && isLetter(to) && Character.isUpperCase(from) == Character.isUpperCase(to);
        if (anyCase && letters) {
            boolean upper = Character.isUpperCase(from);
            written.append(upper ? lower(from) : upper(from)).append('-').append(upper ? lower(to) : upper(to));
        } else if (anyCase && (from <= 'Z' && to >= 'A' || from <= 'z' && to >= 'a')) {
            return false;
        }
        at += 3;
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static char lower(char c) {
        return Character.toLowerCase(c);
    }

    private static char upper(char c) {
        return Character.toUpperCase(c);
    }
}
