package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Demands;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.MethodElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what callers need, of a class and of its method together. */
final class DemandsReader {
    private DemandsReader() {}

    static Demands read(MethodElement method) {
        Set<String> scopes = new LinkedHashSet<>();
        List<List<String>> roles = new ArrayList<>();
        for (AnnotationMetadata place : List.of(method.getOwningType(), method.getMethodAnnotationMetadata())) {
            names(place, Names.REQUIRES_SCOPE).ifPresent(scopes::addAll);
            names(place, Names.REQUIRES_ROLE)
                    .filter(oneOf -> !roles.contains(oneOf))
                    .ifPresent(roles::add);
        }
        return scopes.isEmpty() && roles.isEmpty()
                ? Demands.NONE
                : new Demands(List.copyOf(scopes), List.copyOf(roles), isOn(method));
    }

    /** Whether a method says itself that something is needed. */
    static boolean isOn(MethodElement method) {
        AnnotationMetadata own = method.getMethodAnnotationMetadata();
        return own.hasAnnotation(Names.REQUIRES_SCOPE) || own.hasAnnotation(Names.REQUIRES_ROLE);
    }

    private static Optional<List<String>> names(AnnotationMetadata place, String annotation) {
        AnnotationValue<?> found = place.getAnnotation(annotation);
        return Optional.ofNullable(found).map(value -> List.of(value.stringValues()));
    }
}
