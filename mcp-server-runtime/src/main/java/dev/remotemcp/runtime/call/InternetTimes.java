package dev.remotemcp.runtime.call;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as RFC 3339, section 5.6, has them, which is what the formats {@code date-time} and {@code time} mean.
 *
 * <p>Beyond what {@code java.time} parses: the second 60 is read as 59, digits beyond nanoseconds are dropped, and what
 * has an offset of more than 18 hours is moved to UTC.
 */
final class InternetTimes {
    private static final Pattern TIME =
            Pattern.compile("(\\d\\d:\\d\\d):(\\d\\d)(?:\\.(\\d+))?(?:[Zz]|([+-])(\\d\\d):([0-5]\\d))");

    private InternetTimes() {}

    /** A date and time with an offset. */
    static OffsetDateTime dateTime(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            Matcher time = TIME.matcher(text.length() > 11 ? text.substring(11) : "");
            if (!time.matches()) {
                throw e;
            }
            LocalDateTime local = LocalDateTime.parse(text.substring(0, 11) + local(time));
            return local.minusMinutes(minutes(time)).atOffset(ZoneOffset.UTC);
        }
    }

    /** A time of day with an offset. */
    static OffsetTime time(String text) {
        try {
            return OffsetTime.parse(text);
        } catch (DateTimeParseException e) {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw e;
            }
            return LocalTime.parse(local(time)).minusMinutes(minutes(time)).atOffset(ZoneOffset.UTC);
        }
    }

    private static String local(Matcher time) {
        String second = time.group(2).equals("60") ? "59" : time.group(2);
        String fraction = time.group(3) == null ? "" : "." + time.group(3);
        return time.group(1) + ":" + second + fraction.substring(0, Math.min(10, fraction.length()));
    }

    private static int minutes(Matcher time) {
        if (time.group(4) == null) {
            return 0;
        }
        int hours = Integer.parseInt(time.group(5));
        if (hours > 23) {
            throw new DateTimeException("No offset has " + hours + " hours");
        }
        int minutes = 60 * hours + Integer.parseInt(time.group(6));
        return time.group(4).equals("-") ? -minutes : minutes;
    }
}
