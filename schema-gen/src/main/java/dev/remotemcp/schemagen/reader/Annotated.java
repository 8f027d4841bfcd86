package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.OwnAnnotations;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.annotation.AnnotationMetadataHierarchy;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places where annotations of one thing may stand: the compiler copies those of a record component to the
 * constructor's parameter, the field and the accessor, each by the annotation's own targets.
 */
record Annotated(List<? extends Element> places) {
    /** The places of a record's component. */
    static Annotated component(ClassElement type, ParameterElement component, String name) {
        List<Element> places = new ArrayList<>();
        places.add(component);
        type.getEnclosedElements(ElementQuery.ALL_FIELDS.onlyDeclared().named(name::equals))
                .forEach(places::add);
        type.getEnclosedElements(ElementQuery.ALL_METHODS
                        .onlyDeclared()
                        .named(name::equals)
                        .filter(method -> !method.hasParameters()))
                .forEach(places::add);
        return new Annotated(List.copyOf(places));
    }

    /**
     * The element to mark when something is wrong; of a component the field, which alone has its own place in the
     * source.
     */
    Element marked() {
        return places.stream()
                .filter(FieldElement.class::isInstance)
                .<Element>map(place -> place)
                .findFirst()
                .orElse(places.getFirst());
    }

    /** All annotations together. */
    AnnotationMetadata metadata() {
        return places.size() == 1
                ? OwnAnnotations.of(places.getFirst())
                : new AnnotationMetadataHierarchy(
                        places.stream().map(OwnAnnotations::of).toArray(AnnotationMetadata[]::new));
    }

    boolean isPresent(String annotation) {
        return places.stream().anyMatch(place -> OwnAnnotations.of(place).hasAnnotation(annotation));
    }

    /** A member's text, unless empty. */
    Optional<String> string(String annotation, String member) {
        return places.stream()
                .flatMap(place -> OwnAnnotations.of(place).stringValue(annotation, member).stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    Optional<Boolean> bool(String annotation, String member) {
        return places.stream()
                .flatMap(place -> OwnAnnotations.of(place).booleanValue(annotation, member).stream())
                .findFirst();
    }

    /** A member's texts. */
    List<String> texts(String annotation, String member) {
        return places.stream()
                .map(place -> List.of(OwnAnnotations.of(place).stringValues(annotation, member)))
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A member's text, even if empty. */
    Optional<String> text(String annotation, String member) {
        return places.stream()
                .flatMap(place -> OwnAnnotations.of(place).findAnnotation(annotation).stream())
                .flatMap(value -> Optional.ofNullable(value.getValues().get(member)).stream())
                .map(String::valueOf)
                .findFirst();
    }
}
