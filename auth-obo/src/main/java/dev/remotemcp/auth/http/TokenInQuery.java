package dev.remotemcp.auth.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognizes a token in the query of a request, where it would end up in logs and histories (RFC 6750, section 2.3).
 *
 * <p>The name counts in every notation that some reader of queries takes for it: with percent-encoded letters in either
 * case, encoded more than once, in capitals, with spaces around it, behind a second question mark, a semicolon or a
 * number sign. The endpoints have no parameters, so that nothing else is refused by that.
 */
final class TokenInQuery {
    private static final Pattern NAME = Pattern.compile("(^|[?&;#\\s])access_token([=?&;#\\s]|$)");
    private static final int MOST_ENCODINGS = 3;

    private TokenInQuery() {}

    /**
     * Whether a request target has one.
     *
     * @param target as sent, with its query
     */
    static boolean isIn(String target) {
        int start = start(target);
        if (start == target.length()) {
            return false;
        }
        String query = target.substring(start);
        for (int i = 0; i < MOST_ENCODINGS && query.indexOf('%') >= 0; i++) {
            query = decode(query);
        }
        return NAME.matcher(query.replace('+', ' ').toLowerCase(Locale.ROOT)).find();
    }

    private static int start(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '?' || target.charAt(i) == '#') {
                return i + 1;
            }
        }
        return target.length();
    }

    /** One round of percent-decoding; all that matters is in ASCII, and what is not well-formed stays as it is. */
    private static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '%' && i + 2 < text.length()) {
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    letter = (char) (high * 16 + low);
                    i += 2;
                }
            }
            decoded.append(letter);
        }
        return decoded.toString();
    }
}
