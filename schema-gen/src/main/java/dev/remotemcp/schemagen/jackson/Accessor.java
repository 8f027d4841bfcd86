package dev.remotemcp.schemagen.jackson;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.List;
import java.util.Optional;

/**
 * A field, method or parameter through which Jackson reaches a property.
 *
 * @param element the element itself
 * @param marks its annotations, with those of what it overrides
 * @param path from the class to the declaring class, empty for the class itself
 * @param annotated whether an annotation says that it belongs to a property
 * @param explicitName the name that an annotation gives
 * @param visible whether Jackson looks at it
 * @param ignored whether it is marked to be left out
 */
public record Accessor(
        Kind kind,
        Element element,
        Marks marks,
        List<ClassElement> path,
        boolean annotated,
        Optional<String> explicitName,
        boolean visible,
        boolean ignored) {
    /** The kinds of accessors. */
    public enum Kind {
        FIELD,
        GETTER,
        SETTER,
        PARAMETER
    }

    /** The property's type as the declaring class has it; found out when asked, since many are never asked. */
    public ClassElement type() {
        return switch (element) {
            case FieldElement field -> field.getGenericType();
            case ParameterElement parameter -> parameter.getGenericType();
            case MethodElement method when kind == Kind.GETTER -> method.getGenericReturnType();
            case MethodElement method -> method.getParameters()[method.getParameters().length - 1].getGenericType();
            default -> throw new IllegalStateException(element + " holds no value");
        };
    }
}
