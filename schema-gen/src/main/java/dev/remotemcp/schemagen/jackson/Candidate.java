package dev.remotemcp.schemagen.jackson;

import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A property in the making: the accessors that share a name. */
final class Candidate {
    private static final List<Kind> READ_ORDER = List.of(Kind.PARAMETER, Kind.SETTER, Kind.FIELD, Kind.GETTER);
    private static final List<Kind> WRITE_ORDER = List.of(Kind.GETTER, Kind.FIELD, Kind.PARAMETER, Kind.SETTER);

    private final String internalName;
    private final String name;
    private final Map<Kind, List<Accessor>> accessors = new EnumMap<>(Kind.class);
    private Optional<Marks> merged = Optional.empty();

    Candidate(String internalName, String name) {
        this.internalName = internalName;
        this.name = name;
        for (Kind kind : Kind.values()) {
            accessors.put(kind, new ArrayList<>());
        }
    }

    /** The name by convention, before annotations and strategies rename it. */
    String internalName() {
        return internalName;
    }

    String name() {
        return name;
    }

    void add(Accessor accessor) {
        of(accessor.kind()).add(accessor);
    }

    void addAll(Candidate other) {
        other.all().forEach(this::add);
    }

    /** The accessors of a kind, the nearest class's first; removing from the list removes them. */
    List<Accessor> of(Kind kind) {
        return accessors.getOrDefault(kind, List.of());
    }

    boolean has(Kind kind) {
        return !of(kind).isEmpty();
    }

    Stream<Accessor> all() {
        return accessors.values().stream().flatMap(List::stream);
    }

    boolean anyVisible() {
        return all().anyMatch(Accessor::visible);
    }

    boolean anyIgnored() {
        return all().anyMatch(Accessor::ignored);
    }

    /** Whether something besides what is marked to be ignored asks to be included. */
    boolean wantedElsewhere() {
        return all().filter(accessor -> !accessor.ignored())
                .anyMatch(accessor -> accessor.kind() == Kind.PARAMETER
                        ? accessor.explicitName().isPresent()
                        : accessor.annotated());
    }

    Set<String> explicitNames() {
        Set<String> names = new LinkedHashSet<>();
        all().forEach(accessor -> accessor.explicitName().ifPresent(names::add));
        return names;
    }

    Candidate named(String other) {
        Candidate renamed = new Candidate(internalName, other);
        renamed.addAll(this);
        renamed.merged = merged;
        return renamed;
    }

    /** One candidate per explicit name, where accessors disagree about it. */
    Collection<Candidate> split() {
        Map<String, Candidate> parts = new LinkedHashMap<>();
        all().forEach(accessor -> accessor.explicitName()
                .ifPresent(explicit -> parts.computeIfAbsent(explicit, n -> new Candidate(internalName, n))
                        .add(accessor)));
        return parts.values();
    }

    void removeIf(Predicate<Accessor> condition) {
        accessors.values().forEach(list -> list.removeIf(condition));
    }

    void remove(Kind kind) {
        of(kind).clear();
    }

    /** Drops what is invisible, except what a visible getter draws in. */
    void removeInvisible() {
        of(Kind.GETTER).removeIf(accessor -> !accessor.visible());
        of(Kind.PARAMETER).removeIf(accessor -> !accessor.visible());
        if (!has(Kind.GETTER)) {
            of(Kind.FIELD).removeIf(accessor -> !accessor.visible());
            of(Kind.SETTER).removeIf(accessor -> !accessor.visible());
        }
    }

    /** Of accessors of one kind keeps the explicitly named ones if there are any, else the visible ones. */
    void trim() {
        for (List<Accessor> list : accessors.values()) {
            if (list.stream().anyMatch(accessor -> accessor.explicitName().isPresent())) {
                list.removeIf(accessor -> accessor.explicitName().isEmpty());
            } else if (list.stream().anyMatch(Accessor::visible)) {
                list.removeIf(accessor -> !accessor.visible());
            }
        }
    }

    /** The one of a kind that Jackson uses. */
    Optional<Accessor> first(Kind kind) {
        return best(kind).stream().findFirst();
    }

    /** The others that Jackson cannot tell from the one that it should use. */
    List<Accessor> rivals(Accessor used) {
        List<Accessor> best = best(used.kind());
        return used.kind() == Kind.GETTER || used.kind() == Kind.FIELD ? List.of() : best.subList(1, best.size());
    }

    private List<Accessor> best(Kind kind) {
        List<Accessor> list = of(kind);
        String prefix = kind == Kind.SETTER ? "set" : "get";
        List<Accessor> nearest = list.stream()
                .filter(accessor -> accessor.path().equals(list.getFirst().path()))
                .toList();
        List<Accessor> conventional =
                those(nearest, it -> it.element().getName().startsWith(prefix));
        if (kind != Kind.SETTER) {
            return kind == Kind.PARAMETER ? nearest : conventional;
        }
        return those(
                those(conventional, it -> it.type().isPrimitive()),
                it -> it.type().getName().equals("java.lang.String"));
    }

    // Those that fulfil a condition, or all if none does.
    private static List<Accessor> those(List<Accessor> accessors, Predicate<Accessor> condition) {
        List<Accessor> those = accessors.stream().filter(condition).toList();
        return those.isEmpty() ? accessors : those;
    }

    /** What Jackson reads into. */
    Optional<Accessor> mutator() {
        return first(Kind.PARAMETER).or(() -> first(Kind.SETTER)).or(() -> first(Kind.FIELD));
    }

    /** What Jackson writes from. */
    Optional<Accessor> source() {
        return first(Kind.GETTER).or(() -> first(Kind.FIELD));
    }

    /** Keeps the annotations even of accessors that are dropped later. */
    void merge(boolean written) {
        merged = Optional.of(marks(written));
    }

    /** All annotations, in the order in which Jackson lets one hide another. */
    Marks marks(boolean written) {
        if (merged.isPresent()) {
            return merged.get();
        }
        return new Marks((written ? WRITE_ORDER : READ_ORDER)
                .stream()
                        .flatMap(kind -> of(kind).stream())
                        .flatMap(accessor -> accessor.marks().places().stream())
                        .distinct()
                        .toList());
    }
}
