package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.JsonType;
import java.util.List;
import java.util.Optional;

/** What a schema can only say in words. */
final class Descriptions {
    private static final String ITEM = "- ";

    private Descriptions() {}

    /** A list of the constants of which something is said, and what that is; empty if nothing is. */
    static Optional<String> of(List<JsonType.Constant> constants) {
        List<String> items = constants.stream()
                .flatMap(
                        constant -> said(constant)
                                .map(text -> ITEM + constant.wire() + ": " + text.replaceAll("\\s*\\n\\s*", " "))
                                .stream())
                .toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", items));
    }

    private static Optional<String> said(JsonType.Constant constant) {
        Optional<String> both =
                constant.title().flatMap(title -> constant.description().map(text -> title + ". " + text));
        return both.or(constant::title).or(constant::description);
    }

    /** Two texts in a row. */
    static String joined(String before, String text) {
        if (before.isEmpty()) {
            return text;
        }
        if (text.startsWith(ITEM)) {
            return before + "\n" + text;
        }
        if (before.matches("(?s).*[.!?]")) {
            return before + " " + Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }
        return before + (Character.isUpperCase(text.charAt(0)) ? ". " : "; ") + text;
    }
}
