package dev.remotemcp.schemagen.schema;

import java.util.ArrayList;
import java.util.List;

/** The pattern of base64 that stands for a number of bytes within bounds. */
final class Base64Length {
    private static final String GROUP = "[A-Za-z0-9+/]{4}";

    /** What stands at the end for no, one or two bytes beyond groups of three. */
    private static final List<String> ENDS = List.of("", "[A-Za-z0-9+/]{2}==", "[A-Za-z0-9+/]{3}=");

    private Base64Length() {}

    /** The pattern for any number of bytes. */
    static String any() {
        return "^(?:" + GROUP + ")*(?:" + ENDS.get(1) + "|" + ENDS.get(2) + ")?$";
    }

    /** The most characters that RE2 counts in one pattern. */
    private static final int MOST_COUNTED = 1_000;

    /** The pattern for {@code min} to {@code max} bytes, or for any number if the pattern would count too far. */
    static String between(int min, int max) {
        if (characters(max == Integer.MAX_VALUE ? min : max) > MOST_COUNTED) {
            return any();
        }
        List<String> alternatives = new ArrayList<>();
        for (int rest = 0; rest < ENDS.size(); rest++) {
            long least = Math.max(0, Math.ceilDiv((long) min - rest, 3L));
            long most = Math.floorDiv((long) max - rest, 3L);
            if (least <= most) {
                String upper = max == Integer.MAX_VALUE ? "" : String.valueOf(most);
                alternatives.add("(?:" + GROUP + "){" + least + "," + upper + "}" + ENDS.get(rest));
            }
        }
        return "^(?:" + String.join("|", alternatives) + ")$";
    }

    /** How many characters a number of bytes has. */
    static long characters(int bytes) {
        return 4 * Math.ceilDiv((long) bytes, 3L);
    }
}
