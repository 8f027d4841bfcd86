package dev.remotemcp.schemagen.jackson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The order in which Jackson writes properties: as annotated, by index, those of the creator, then by name. */
final class PropertyOrder {
    private PropertyOrder() {}

    static List<Candidate> of(
            Collection<Candidate> candidates, Marks type, List<String> creatorNames, boolean written) {
        List<Candidate> rest = new ArrayList<>(candidates);
        rest.sort((a, b) -> a.name().compareTo(b.name()));
        Set<Candidate> ordered = new LinkedHashSet<>();
        for (String name : type.texts("JsonPropertyOrder", "value")) {
            find(rest, name).ifPresent(ordered::add);
        }
        Map<Integer, Candidate> byIndex = new TreeMap<>();
        for (Candidate candidate : rest) {
            candidate
                    .marks(written)
                    .jackson("JsonProperty")
                    .flatMap(found -> found.intValue("index").stream().boxed().findFirst())
                    .filter(index -> index >= 0 && !ordered.contains(candidate))
                    .ifPresent(index -> byIndex.put(index, candidate));
        }
        ordered.addAll(byIndex.values());
        for (String name : creatorNames) {
            rest.stream()
                    .filter(candidate -> candidate.internalName().equals(name))
                    .findFirst()
                    .ifPresent(ordered::add);
        }
        ordered.addAll(rest);
        return List.copyOf(ordered);
    }

    private static Optional<Candidate> find(List<Candidate> candidates, String name) {
        return candidates.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(candidate -> candidate.internalName().equals(name))
                        .findFirst());
    }
}
