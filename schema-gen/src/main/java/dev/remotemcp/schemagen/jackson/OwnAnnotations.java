package dev.remotemcp.schemagen.jackson;

import io.micronaut.annotation.processing.visitor.JavaNativeElement;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.ast.MethodElement;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** The annotations of an element itself. */
public final class OwnAnnotations {
    private OwnAnnotations() {}

    /** Those of an element, of a method without those of its class. */
    public static AnnotationMetadata of(Element place) {
        // To build metadata of nothing costs as much as of something, and most elements carry nothing.
        if (isBare(place)) {
            return AnnotationMetadata.EMPTY_METADATA;
        }
        return place instanceof MethodElement method ? method.getMethodAnnotationMetadata() : place;
    }

    /** Whether the source has no annotation on an element, and it can inherit none. */
    private static boolean isBare(Element place) {
        javax.lang.model.element.Element element =
                place.getNativeType() instanceof JavaNativeElement source ? source.element() : null;
        if (element == null || !element.getAnnotationMirrors().isEmpty()) {
            return false;
        }
        return switch (element) {
            case ExecutableElement method ->
                method.getReturnType().getAnnotationMirrors().isEmpty()
                        && inheritsNothing(method.getEnclosingElement());
            case VariableElement variable
            when variable.asType().getAnnotationMirrors().isEmpty() ->
                !(variable.getEnclosingElement() instanceof ExecutableElement method)
                        || method.getKind() == ElementKind.CONSTRUCTOR
                        || inheritsNothing(method.getEnclosingElement());
            default -> false;
        };
    }

    private static boolean inheritsNothing(javax.lang.model.element.@Nullable Element type) {
        return type instanceof TypeElement declared
                && declared.getInterfaces().isEmpty()
                && (declared.getSuperclass().getKind() == TypeKind.NONE
                        || declared.getKind() == ElementKind.RECORD
                        || declared.getSuperclass().toString().equals("java.lang.Object"));
    }
}
