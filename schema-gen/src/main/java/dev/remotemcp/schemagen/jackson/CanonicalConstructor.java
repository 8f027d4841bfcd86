package dev.remotemcp.schemagen.jackson;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.List;
import java.util.Optional;

/**
 * The constructor of a record that has its components as parameters.
 *
 * <p>Micronaut's {@code getPrimaryConstructor} would do, were it not for the factory methods that it looks for first:
 * in classes that do not exist, which takes the compiler longer than anything else about a record.
 */
public final class CanonicalConstructor {
    private CanonicalConstructor() {}

    /** That of a record; empty for any other class. */
    public static Optional<MethodElement> of(ClassElement type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        List<FieldElement> components = components(type);
        return type.getEnclosedElements(ElementQuery.CONSTRUCTORS).stream()
                .filter(constructor -> takes(constructor.getParameters(), components))
                .<MethodElement>map(constructor -> constructor)
                .findFirst();
    }

    /** The fields of a record's components, in their order. */
    public static List<FieldElement> components(ClassElement type) {
        return type.getEnclosedElements(ElementQuery.ALL_FIELDS.onlyDeclared().onlyInstance());
    }

    private static boolean takes(ParameterElement[] parameters, List<FieldElement> components) {
        if (parameters.length != components.size()) {
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            if (!erased(parameters[i].getType()).equals(erased(components.get(i).getType()))) {
                return false;
            }
        }
        return true;
    }

    private static String erased(ClassElement type) {
        return type.getName() + "[]".repeat(type.getArrayDimensions());
    }
}
