package dev.remotemcp.runtime.agreement;

import java.util.regex.Pattern;

/**
 * A kind of difference between victools' schemas and ours that is meant.
 *
 * @param way {@code in}, {@code out}, or {@code in|out}
 * @param keywords the keywords that differ, as a regular expression
 * @param theirs what theirs says, as a regular expression
 * @param ours what ours says, likewise
 * @param what the difference, for people
 * @param why why ours is right
 */
record PeerDifference(String way, String keywords, String theirs, String ours, String what, String why) {
    boolean explains(String direction, SchemaDifferences.Difference difference) {
        return matches(way, direction)
                && matches(keywords, difference.keyword())
                && matches(theirs, difference.theirs())
                && matches(ours, difference.ours());
    }

    private static boolean matches(String expression, String text) {
        return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
    }
}
