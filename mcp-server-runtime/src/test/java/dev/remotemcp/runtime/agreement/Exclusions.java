package dev.remotemcp.runtime.agreement;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the validator itself gets wrong, so that it cannot be the judge of it. */
final class Exclusions {
    /** The start of a date and time. */
    private static final Pattern DATE_TIME_LIKE = Pattern.compile("(?is)\\d{4}-\\d\\d-\\d\\dT.*");

    /** All that a time may say after the date, by RFC 3339, section 5.6. */
    private static final Pattern DATE_TIME =
            Pattern.compile("(?i).{10}T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Pattern TIME_LIKE = Pattern.compile("(?s)\\d\\d:\\d\\d.*");

    private static final Pattern TIME = Pattern.compile("(?i)\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?");

    /** Years before 0 and after 9999, which java.time writes although RFC 3339 has none. */
    private static final Pattern FAR_YEAR = Pattern.compile("(?s)[+-]\\d{4,}-\\d\\d.*");

    private static final BigDecimal LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Judge DATE_TIME_JUDGE =
            new Judge(Judge.parse("{\"type\":\"string\",\"format\":\"date-time\"}"));

    private Exclusions() {}

    /** Whether some part of a document is nothing that the validator's word can be taken for. */
    static boolean judgedWrongly(JsonNode document) {
        if (document.isString()) {
            return noDateTime(document.asString())
                    || noTime(document.asString())
                    || FAR_YEAR.matcher(document.asString()).matches()
                    || blankBeyondAscii(document.asString());
        }
        if (document.isNumber()) {
            return beyondLong(document) || tiny(document);
        }
        if (document.isArray() && sameNumbers(document)) {
            return true;
        }
        // It passes over properties whose names start with '#'.
        return document.propertyStream().anyMatch(property -> property.getKey().startsWith("#"))
                || document.valueStream().anyMatch(Exclusions::judgedWrongly);
    }

    /** It takes what follows a date for a time although the offset is missing or more follows. */
    private static boolean noDateTime(String text) {
        return DATE_TIME_LIKE.matcher(text).matches()
                && !DATE_TIME.matcher(text).matches()
                && DATE_TIME_JUDGE.accepts(JsonNodeFactory.instance.stringNode(text));
    }

    /** It takes what starts as a time for one, whatever follows. */
    private static boolean noTime(String text) {
        return TIME_LIKE.matcher(text).matches() && !TIME.matcher(text).matches();
    }

    /** Its regular expressions are Java's, where {@code \\s} knows ASCII only, not ECMA-262's. */
    private static boolean blankBeyondAscii(String text) {
        return text.chars().anyMatch(c -> c > 127)
                && text.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF);
    }

    /**
     * It throws an exception where such a number meets a bound that is an integer. Beyond this range no reader of JSON
     * can be expected to take a number for what it says (RFC 8259, section 6).
     */
    private static boolean beyondLong(JsonNode number) {
        return !number.isIntegralNumber() && number.decimalValue().abs().compareTo(LONG) >= 0;
    }

    /** Too little for a double, which makes 0 of it; see above. */
    private static boolean tiny(JsonNode number) {
        return number.decimalValue().signum() != 0
                && number.decimalValue().abs().compareTo(BigDecimal.valueOf(Float.MIN_VALUE)) < 0;
    }

    /** It takes 1 and 1.0 for different items, which they are not (JSON Schema Core, section 4.2.2). */
    private static boolean sameNumbers(JsonNode array) {
        List<JsonNode> numbers = array.valueStream()
                .filter(JsonNode::isNumber)
                .distinct()
                .toList();
        long different = numbers.stream()
                .map(number -> number.decimalValue().stripTrailingZeros())
                .distinct()
                .count();
        return numbers.size() != different;
    }
}
