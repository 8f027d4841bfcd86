package dev.remotemcp.schemagen.jackson;

import io.micronaut.core.annotation.AnnotationValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Names that {@code @JsonIgnoreProperties} and {@code @JsonIncludeProperties} take out.
 *
 * @param ignored names that are left out
 * @param included the only names that are not left out, where that is said
 */
public record Exclusions(Set<String> ignored, Optional<Set<String>> included) {
    /** Reads them from a class or from a property whose type is a class. */
    public static Exclusions of(Marks marks, boolean written) {
        Optional<AnnotationValue<?>> ignore = marks.jackson("JsonIgnoreProperties");
        boolean allowed = ignore.flatMap(found -> found.booleanValue(written ? "allowGetters" : "allowSetters"))
                .orElse(false);
        return new Exclusions(
                allowed ? Set.of() : Set.copyOf(new HashSet<>(marks.texts("JsonIgnoreProperties", "value"))),
                marks.jackson("JsonIncludeProperties").map(found -> Set.of(found.stringValues())));
    }

    /** Those of a class and of a property together. */
    public Exclusions and(Exclusions other) {
        Set<String> all = new HashSet<>(ignored);
        all.addAll(other.ignored);
        Optional<Set<String>> both = included;
        if (included.isPresent() && other.included.isPresent()) {
            Set<String> common = new HashSet<>(included.get());
            common.retainAll(other.included.get());
            both = Optional.of(common);
        } else if (other.included.isPresent()) {
            both = other.included;
        }
        return new Exclusions(Set.copyOf(all), both);
    }

    /** Whether they take a name out. */
    public boolean exclude(String name) {
        return ignored.contains(name) || included.isPresent() && !included.get().contains(name);
    }

    /** Whether they take nothing out. */
    public boolean isEmpty() {
        return ignored.isEmpty() && included.isEmpty();
    }
}
