package dev.remotemcp.runtime.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What decoders read though schemas refuse it, by the keywords that refuse it. */
final class Leniencies {
    private static final Map<String, String> REASONS = new TreeMap<>(Map.of(
            "null", "an explicit null counts as absent",
            "false", "what another variant has is passed over once the rest has said which one it is",
            "required", "an absent property whose type has null among its values, as Object and JsonNode, is null",
            "enum", "Jackson trims the names of constants",
            "const", "a class with a default variant takes any tag for that",
            "type", "Jackson takes a number for an instant that has a pattern",
            "uniqueItems", "a set takes once what is repeated",
            "pattern", "java.time reads more forms than the one that the schema asks for",
            "format", "years beyond those of RFC 3339, and other forms that java.time and java.util.UUID read"));

    private static final Set<String> MET = ConcurrentHashMap.newKeySet();

    private Leniencies() {}

    /** Why a schema refuses what is read, for as little of it as shows it: keywords, or null for a null. */
    static String reason(Judge judge, JsonNode document, Predicate<JsonNode> reads) {
        JsonNode least = Shrinker.shrink(document, smaller -> !judge.accepts(smaller) && reads.test(smaller));
        Set<String> keywords =
                judge.errors(least).stream().map(Leniencies::keyword).collect(Collectors.toCollection(TreeSet::new));
        if (keywords.contains("null")) {
            return "null";
        }
        // Of several alternatives that refuse it each may have another keyword.
        return keywords.stream()
                .filter(REASONS::containsKey)
                .findFirst()
                .orElseGet(() -> keywords.iterator().next());
    }

    private static String keyword(Error error) {
        boolean unknown = error.getKeyword().equals("additionalProperties")
                && error.getInstanceNode()
                        .path(String.valueOf(error.getArguments()[0]))
                        .isNull();
        return unknown || error.getMessage().contains("null found") ? "null" : error.getKeyword();
    }

    static void assertKnown(String reason) {
        assertThat(REASONS).containsKey(reason);
        MET.add(reason);
    }

    /** Reasons that no document gave. */
    static Set<String> unmet() {
        Set<String> unmet = new TreeSet<>(REASONS.keySet());
        unmet.removeAll(MET);
        return unmet;
    }
}
