package dev.remotemcp.runtime.agreement;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the validator itself gets wrong, so that it cannot be the judge of it. */
final class Exclusions {
    /** The start of a date and time. */
    private static final Pattern DATE_TIME_LIKE = Pattern.compile("(?is)\\d{4}-\\d\\d-\\d\\dT.*");

    /** All that a time may say after the date, by RFC 3339, section 5.6. */
    private static final Pattern DATE_TIME =
            Pattern.compile("(?i).{10}T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Judge DATE_TIME_JUDGE = new Judge(Judge.parse("{\"type\":\"string\",\"format\":\"date-time\"}"));

    private Exclusions() {}

    /** Whether some part of a document is nothing that the validator's word can be taken for. */
    static boolean judgedWrongly(JsonNode document) {
        if (document.isString()) {
            String text = document.asString();
            return noDateTime(text);
        }
        return document.valueStream().anyMatch(Exclusions::judgedWrongly);
    }

    /** It takes what follows a date for a time although the offset is missing or more follows. */
    private static boolean noDateTime(String text) {
        return DATE_TIME_LIKE.matcher(text).matches()
                && !DATE_TIME.matcher(text).matches()
                && DATE_TIME_JUDGE.accepts(tools.jackson.databind.node.JsonNodeFactory.instance.stringNode(text));
    }
}
