package dev.remotemcp.connect;

import java.util.regex.Pattern;

/** Quotes words for POSIX shells. */
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /** A word that the shell hands on as it is, whatever is in it. */
    static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A header whose value the shell takes from a variable, so that it stands in no file and no history. */
    static String header(String name, String variable) {
        return "\"" + name + ": $" + variable + "\"";
    }
}
