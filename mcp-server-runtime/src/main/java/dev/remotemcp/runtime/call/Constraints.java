package dev.remotemcp.runtime.call;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The rules of constraints that take more than a comparison; they agree with the schema keywords that advertise them.
 */
public final class Constraints {
    /**
     * A mailbox of RFC 5321, section 4.1.2, which the schema's {@code format: email} stands for: with dots anywhere in
     * the local part, a quoted local part, a host without dots, or an address in brackets.
     */
    private static final Pattern EMAIL =
            Pattern.compile("(?:[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}|\"(?:[ !#-\\[\\]-~]|\\\\[ -~]){0,62}\")"
                    + "@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
                    + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
                    + "|\\[(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|IPv6:[0-9a-fA-F:.]{2,45})])");

    private Constraints() {}

    /** Whether a text has nothing but white space, in the sense of the pattern {@code \S} (ECMA-262). */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isWhiteSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhiteSpace(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '\u000B', '\f', '\r', '\u00A0', '\u2028', '\u2029', '\uFEFF' -> true;
            default -> c > '\u00FF' && Character.getType(c) == Character.SPACE_SEPARATOR;
        };
    }

    /** Whether a text is an e-mail address of at most 254 characters. */
    public static boolean isEmail(String text) {
        return text.length() <= 254 && EMAIL.matcher(text).matches();
    }

    /** Length in code points, which JSON Schema counts. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether a number has no more than so many digits before and behind the point. */
    public static boolean hasDigits(BigDecimal value, int integer, int fraction) {
        if (value.signum() == 0) {
            return true;
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() <= fraction && (long) shortest.precision() - shortest.scale() <= integer;
    }

    /** Whether a number has no more than so many digits. */
    public static boolean hasDigits(BigInteger value, int integer, int fraction) {
        return hasDigits(new BigDecimal(value), integer, fraction);
    }

    /** Whether a number has no more than so many digits. */
    public static boolean hasDigits(long value, int integer, int fraction) {
        return hasDigits(BigDecimal.valueOf(value), integer, fraction);
    }

    /** Whether the shortest decimal that stands for a number has no more than so many digits. */
    public static boolean hasDigits(double value, int integer, int fraction) {
        return hasDigits(BigDecimal.valueOf(value), integer, fraction);
    }

    /** Whether the shortest decimal that stands for a number has no more than so many digits. */
    public static boolean hasDigits(float value, int integer, int fraction) {
        return hasDigits(new BigDecimal(Float.toString(value)), integer, fraction);
    }

    /** Text in quotes for a message, cut where it is long. */
    public static String quote(String text) {
        return ScalarMismatch.quote(text);
    }
}
