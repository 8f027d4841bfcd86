package dev.remotemcp.schemagen.jackson;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.Element;
import java.util.List;
import java.util.Optional;

/** The elements whose annotations count as one thing's; of an annotation that several carry the first counts, whole. */
public final class Marks {
    private static final String VOID = "java.lang.Void";
    private static final String UNRESOLVED = "io.micronaut.core.annotation.AnnotationClassValue$UnresolvedClass";
    private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";

    private final List<? extends Element> places;
    private final List<AnnotationMetadata> annotations;

    /**
     * Of some elements.
     *
     * @param places the nearest first
     */
    public Marks(List<? extends Element> places) {
        this.places = places;
        this.annotations = places.stream()
                .map(OwnAnnotations::of)
                .filter(own -> own != AnnotationMetadata.EMPTY_METADATA)
                .toList();
    }

    /** The elements, the nearest first. */
    public List<? extends Element> places() {
        return places;
    }

    /** One of Jackson's annotations by its simple name. */
    public Optional<AnnotationValue<?>> jackson(String simpleName) {
        return find(ANNOTATION + simpleName);
    }

    /** Whether one of Jackson's annotations is there, by its simple name. */
    public boolean has(String simpleName) {
        return jackson(simpleName).isPresent();
    }

    /** An annotation by its full name. */
    public Optional<AnnotationValue<?>> find(String name) {
        for (AnnotationMetadata own : annotations) {
            AnnotationValue<?> found = own.getAnnotation(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /**
     * The class that a member names; none for {@code Void}, and for one that the compiler has not found and says so.
     */
    public Optional<String> classMember(String name, String member) {
        return find(name)
                .flatMap(found -> found.stringValue(member))
                .filter(type -> !type.equals(VOID) && !type.equals(UNRESOLVED));
    }

    /** Whether a marker such as {@code @JsonIgnore} is there and not switched off by {@code false}. */
    boolean switchedOn(String simpleName) {
        return jackson(simpleName)
                .map(found -> found.booleanValue()
                        .or(() -> found.booleanValue("enabled"))
                        .orElse(true))
                .orElse(false);
    }

    /** A member's text, unless empty or absent. */
    public Optional<String> text(String simpleName, String member) {
        return jackson(simpleName).flatMap(found -> found.stringValue(member)).filter(text -> !text.isEmpty());
    }

    /** A member's texts. */
    List<String> texts(String simpleName, String member) {
        return jackson(simpleName)
                .map(found -> List.of(found.stringValues(member)))
                .orElse(List.of());
    }
}
