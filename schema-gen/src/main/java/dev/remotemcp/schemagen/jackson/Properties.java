package dev.remotemcp.schemagen.jackson;

import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes properties of candidates, step by step as Jackson's {@code POJOPropertiesCollector} does: drops what is ignored
 * or out of reach, renames, and sorts.
 */
final class Properties {
    private final boolean written;
    private final boolean isRecord;
    private final Set<String> ignored = new HashSet<>();
    private Map<String, Candidate> candidates;

    Properties(Map<String, Candidate> candidates, boolean written, boolean isRecord) {
        this.candidates = candidates;
        this.written = written;
        this.isRecord = isRecord;
    }

    /** The candidates that remain, sorted. */
    List<Candidate> collect(Marks type, List<String> creatorNames) {
        joinFieldsOfOtherCase();
        removeUnwanted();
        candidates.values().forEach(this::removeOutOfReach);
        renameAsAnnotated();
        candidates.values().forEach(candidate -> candidate.merge(written));
        NamingStrategy.named(type).ifPresent(this::renameBy);
        candidates.values().forEach(Candidate::trim);
        if (isRecord && !written) {
            candidates.values().forEach(candidate -> candidate.remove(Kind.FIELD));
        }
        return PropertyOrder.of(candidates.values(), type, creatorNames, written);
    }

    // A field iPhone belongs to getIPhone, whose name by convention is IPhone.
    private void joinFieldsOfOtherCase() {
        for (Candidate field : List.copyOf(candidates.values())) {
            String name = field.name();
            boolean alone = field.all().allMatch(accessor -> accessor.kind() == Kind.FIELD);
            boolean shouted =
                    Character.isUpperCase(name.charAt(0)) || name.length() > 1 && Character.isUpperCase(name.charAt(1));
            if (alone && shouted && field.explicitNames().isEmpty()) {
                candidates.values().stream()
                        .filter(other -> other.name().equalsIgnoreCase(name)
                                && !other.has(Kind.FIELD)
                                && other.explicitNames().isEmpty())
                        .findFirst()
                        .ifPresent(other -> {
                            candidates.remove(other.name());
                            field.addAll(other);
                        });
            }
        }
    }

    private void removeUnwanted() {
        candidates.values().removeIf(candidate -> {
            if (!candidate.anyVisible()) {
                return true;
            }
            if (!candidate.anyIgnored()) {
                return false;
            }
            if (isRecord && !written) {
                ignored.add(candidate.name());
                return true;
            }
            if (!candidate.wantedElsewhere()) {
                ignored.add(candidate.name());
                return true;
            }
            candidate.removeIf(Accessor::ignored);
            return false;
        });
    }

    private void removeOutOfReach(Candidate candidate) {
        switch (candidate.marks(written).text("JsonProperty", "access").orElse("AUTO")) {
            case "READ_ONLY" -> {
                candidate.remove(Kind.SETTER);
                candidate.remove(Kind.PARAMETER);
                if (!written) {
                    candidate.remove(Kind.FIELD);
                }
            }
            case "WRITE_ONLY" -> {
                candidate.remove(Kind.GETTER);
                if (written) {
                    candidate.remove(Kind.FIELD);
                }
            }
            case "READ_WRITE" -> {}
            default -> candidate.removeInvisible();
        }
    }

    private void renameAsAnnotated() {
        List<Candidate> renamed = new ArrayList<>();
        candidates.values().removeIf(candidate -> {
            Set<String> names = candidate.explicitNames();
            if (names.isEmpty()) {
                return false;
            }
            if (names.size() == 1) {
                renamed.add(candidate.named(names.iterator().next()));
            } else {
                renamed.addAll(candidate.split());
            }
            return true;
        });
        renamed.forEach(this::put);
    }

    private void renameBy(String strategy) {
        Collection<Candidate> before = candidates.values();
        candidates = new LinkedHashMap<>();
        for (Candidate candidate : before) {
            put(
                    candidate.explicitNames().isEmpty()
                            ? candidate.named(NamingStrategy.rename(strategy, candidate.name()))
                            : candidate);
        }
    }

    private void put(Candidate candidate) {
        Candidate old = candidates.putIfAbsent(candidate.name(), candidate);
        if (old != null) {
            old.addAll(candidate);
        }
    }

    /** What Jackson binds of a candidate; empty if nothing. */
    static Optional<Accessor> bound(Candidate candidate, boolean written) {
        if (written) {
            return candidate.source();
        }
        return candidate
                .mutator()
                .or(() -> candidate
                        .first(Kind.GETTER)
                        .filter(getter -> candidate.marks(false).switchedOn("JsonMerge")));
    }
}
