package dev.remotemcp.runtime.logging;

import org.jspecify.annotations.Nullable;

/**
 * Makes text harmless for a log that people read in a terminal or an editor: no character of it begins a line, moves
 * the cursor, colours what follows or turns the direction of reading.
 */
final class ControlCharacters {
    private ControlCharacters() {}

    /**
     * The text with {@code \n}, {@code \r}, {@code \t} and {@code \}{@code uXXXX} in place of control characters (C0,
     * DEL, C1), separators of lines and paragraphs, and marks of direction. A backslash stays as it is.
     */
    static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return escape(text, i);
            }
        }
        return text;
    }

    static @Nullable String escapeIfPresent(@Nullable String text) {
        return text == null ? null : escape(text);
    }

    private static String escape(String text, int first) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isControl(letter)) {
                        escaped.append("\\u%04x".formatted((int) letter));
                    } else {
                        escaped.append(letter);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isControl(char letter) {
        if (letter < 0x7f) {
            return letter < ' ';
        }
        return letter <= 0x9f
                || letter == 0x61c // the marks of direction: Unicode Standard Annex 9
                || (letter >= 0x200e && letter <= 0x200f)
                || (letter >= 0x2028 && letter <= 0x202e)
                || (letter >= 0x2066 && letter <= 0x2069);
    }
}
