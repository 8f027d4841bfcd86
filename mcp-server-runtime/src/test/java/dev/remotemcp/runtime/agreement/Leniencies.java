package dev.remotemcp.runtime.agreement;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What schemas refuse and decoders read all the same, counted by the keyword that refuses. */
final class Leniencies {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();

    void note(Case subject, JsonNode schema, Judge judge, JsonNode document, Predicate<JsonNode> reads) {
        JsonNode least = Shrinker.shrink(document, smaller -> !judge.accepts(smaller) && reads.test(smaller));
        String reason = judge.errors(least).stream()
                .map(error -> error.getKeyword())
                .distinct()
                .sorted()
                .toList()
                .toString();
        counts.merge(reason, 1, Integer::sum);
        examples.putIfAbsent(reason, subject + " " + least + " " + judge.errors(least));
    }

    @Override
    public String toString() {
        return counts + "\n" + String.join("\n", examples.values());
    }
}
