package dev.remotemcp.schemagen.reader;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.MethodElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The annotations by which Micronaut Security protects routes; nothing else reads them. */
final class HttpProtection {
    private static final String SECURED = "io.micronaut.security.annotation.Secured";
    private static final List<String> ANNOTATIONS =
            List.of(SECURED, "jakarta.annotation.security.RolesAllowed", "jakarta.annotation.security.DenyAll");

    private HttpProtection() {}

    /** The annotation that keeps callers away from a method or from the class around it, as source writes it. */
    static Optional<String> of(MethodElement method) {
        if (method.hasDeclaredAnnotation("jakarta.annotation.security.PermitAll")) {
            return Optional.empty();
        }
        return Stream.of(method.getMethodAnnotationMetadata(), method.getDeclaringType())
                .flatMap(place ->
                        ANNOTATIONS.stream().filter(place::hasAnnotation).map(name -> protection(place, name)))
                .findFirst()
                .flatMap(found -> found);
    }

    /** Nothing if it lets everybody in. */
    private static Optional<String> protection(AnnotationMetadata place, String name) {
        boolean open = name.equals(SECURED) && List.of(place.stringValues(name)).equals(List.of("isAnonymous()"));
        return open ? Optional.empty() : Optional.of("@" + name.substring(name.lastIndexOf('.') + 1));
    }
}
