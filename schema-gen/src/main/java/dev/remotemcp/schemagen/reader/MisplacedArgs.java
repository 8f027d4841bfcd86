package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.BeanInspector;
import dev.remotemcp.schemagen.jackson.CanonicalConstructor;
import dev.remotemcp.schemagen.jackson.OwnAnnotations;
import dev.remotemcp.schemagen.model.Obstacle;
import dev.remotemcp.schemagen.model.Origin;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import java.util.List;

/** Finds {@code @McpArg} on methods that are neither a field of a form nor a property of a bean. */
final class MisplacedArgs {
    private MisplacedArgs() {}

    static List<Obstacle> in(ClassElement type) {
        return type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared()).stream()
                .filter(method -> OwnAnnotations.of(method).hasDeclaredAnnotation(Names.ARG))
                .filter(method -> !isField(method, type))
                .map(method -> new Obstacle(
                        "The method " + method.getName()
                                + " carries @McpArg, but is no property: put it on a parameter, a"
                                + " record component, a field, getter or setter of a bean, or an abstract method of an"
                                + " @McpForm interface",
                        new Origin(method)))
                .toList();
    }

    private static boolean isField(MethodElement method, ClassElement type) {
        if (type.isRecord()) {
            return !method.hasParameters() && isComponent(method.getName(), type);
        }
        if (!type.isInterface() && BeanInspector.couldBeProperty(method)) {
            return true;
        }
        // Also without @McpForm: a form may inherit from the interface. Where it is a form, its own checks say the
        // rest.
        return type.isInterface()
                && method.isAbstract()
                && (!method.hasParameters() || type.hasDeclaredAnnotation(Names.FORM));
    }

    // The compiler copies annotations of components to their accessors.
    private static boolean isComponent(String name, ClassElement type) {
        return CanonicalConstructor.components(type).stream()
                .map(FieldElement::getName)
                .anyMatch(name::equals);
    }
}
