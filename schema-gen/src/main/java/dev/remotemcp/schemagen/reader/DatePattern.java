package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of {@code DateTimeFormatter} that is made of numbers and literals, as a regular expression.
 *
 * @param regex what its text matches
 * @param example a text
 * @param letters what of a date and time it says
 */
record DatePattern(String regex, String example, Set<Character> letters) {
    private static final Pattern PART = Pattern.compile("'((?:[^']|'')*)'|([A-Za-z])\\2*|[^A-Za-z']");

    /** Four digits that are not all zero. */
    private static final String YEAR_OF_ERA = "(?:[1-9]\\d{3}|0[1-9]\\d{2}|00[1-9]\\d|000[1-9])";

    /** The pattern, if regular expressions can say it. */
    static Optional<DatePattern> parse(String pattern, Direction direction) {
        StringBuilder regex = new StringBuilder("^");
        StringBuilder example = new StringBuilder();
        Set<Character> letters = new TreeSet<>();
        Matcher parts = PART.matcher(pattern);
        int end = 0;
        while (parts.find() && parts.start() == end) {
            end = parts.end();
            String part = parts.group();
            if (parts.group(2) == null) {
                boolean quoted = parts.group(1) != null;
                if (!quoted && "[]{}#".contains(part)) {
                    return Optional.empty();
                }
                String literal = quoted ? quoted(parts.group(1)) : part;
                regex.append(literal.replaceAll("[^A-Za-z0-9 ,:_/-]", "\\\\$0"));
                example.append(literal);
                continue;
            }
            Optional<String[]> field = field(part, direction);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            regex.append(field.get()[0]);
            example.append(field.get()[1]);
            letters.add(part.charAt(0) == 'u' ? 'y' : part.charAt(0));
        }
        return end == pattern.length() && !letters.isEmpty()
                ? Optional.of(new DatePattern(regex.append('$').toString(), example.toString(), letters))
                : Optional.empty();
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "'" : text.replace("''", "'");
    }

    private static Optional<String[]> field(String letters, Direction direction) {
        boolean input = direction == Direction.INPUT;
        String[] field = switch (letters) {
            // Years after 9999 are written with a sign.
            case "yyyy" -> new String[] {input ? YEAR_OF_ERA : "\\+?\\d{4,10}", "2026"};
            case "uuuu" -> new String[] {input ? "\\d{4}" : "[+-]?\\d{4,10}", "2026"};
            case "yy", "uu" -> new String[] {"\\d{2}", "26"};
            case "MM" -> new String[] {"(?:0[1-9]|1[0-2])", "07"};
            case "M" -> new String[] {"(?:[1-9]|1[0-2])", "7"};
            case "dd" -> new String[] {"(?:0[1-9]|[12]\\d|3[01])", "28"};
            case "d" -> new String[] {"(?:[1-9]|[12]\\d|3[01])", "28"};
            case "HH" -> new String[] {"(?:[01]\\d|2[0-3])", "14"};
            case "H" -> new String[] {"(?:1?\\d|2[0-3])", "14"};
            case "mm" -> new String[] {"[0-5]\\d", "30"};
            case "ss" -> new String[] {"[0-5]\\d", "00"};
            case "XXX" -> new String[] {"(?:Z|[+-](?:(?:0\\d|1[0-7]):[0-5]\\d|18:00))", "+02:00"};
            case "xxx" -> new String[] {"[+-](?:(?:0\\d|1[0-7]):[0-5]\\d|18:00)", "+02:00"};
            case "Z", "xx" -> new String[] {"[+-](?:(?:0\\d|1[0-7])[0-5]\\d|1800)", "+0200"};
            default ->
                letters.matches("S{1,9}")
                        ? new String[] {"\\d{" + letters.length() + "}", "0".repeat(letters.length())}
                        : new String[0];
        };
        return field.length == 0 ? Optional.empty() : Optional.of(field);
    }

    /** Whether a value of a kind can be read from it. */
    boolean suffices(ScalarKind kind, boolean timeZone) {
        boolean zone = timeZone || letters.contains('X') || letters.contains('x') || letters.contains('Z');
        return switch (kind) {
            case LOCAL_DATE -> has("yMd");
            case LOCAL_TIME -> has("H");
            case LOCAL_DATE_TIME -> has("yMdH");
            case OFFSET_DATE_TIME, ZONED_DATE_TIME -> has("yMdH") && zone;
            case INSTANT -> has("yMdH") && timeZone;
            case YEAR -> has("y");
            case YEAR_MONTH -> has("yM");
            case MONTH_DAY -> has("Md");
            default -> false;
        };
    }

    private boolean has(String needed) {
        return needed.chars().allMatch(letter -> letters.contains((char) letter));
    }
}
