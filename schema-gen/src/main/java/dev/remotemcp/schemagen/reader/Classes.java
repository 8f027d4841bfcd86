package dev.remotemcp.schemagen.reader;

import io.micronaut.annotation.processing.visitor.JavaNativeElement;
import io.micronaut.annotation.processing.visitor.JavaVisitorContext;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** The classes of a compilation, and what only the compiler itself knows about them. */
final class Classes {
    private final VisitorContext context;

    Classes(VisitorContext context) {
        this.context = context;
    }

    /** A class by its binary name. */
    Optional<ClassElement> find(String name) {
        // Almost every $ is that of a nested class, and it takes the compiler long to find that a name is none.
        return context.getClassElement(name.replace('$', '.')).or(() -> context.getClassElement(name));
    }

    /** Whether a class is sealed. */
    static boolean isSealed(ClassElement type) {
        return compiled(type)
                .filter(element -> element.getModifiers().contains(Modifier.SEALED))
                .isPresent();
    }

    /** The classes that a sealed class permits. */
    List<ClassElement> permitted(ClassElement type) {
        return compiled(type).stream()
                .flatMap(element -> element.getPermittedSubclasses().stream())
                .map(mirror -> (TypeElement) ((DeclaredType) mirror).asElement())
                .flatMap(element -> find(binaryName(element)).stream())
                .toList();
    }

    /** The compiler's own element of a class. */
    static Optional<TypeElement> compiled(ClassElement type) {
        return type.getNativeType() instanceof JavaNativeElement element
                        && element.element() instanceof TypeElement compiled
                ? Optional.of(compiled)
                : Optional.empty();
    }

    /** The compiler's environment, where it is javac's. */
    Optional<ProcessingEnvironment> environment() {
        return context instanceof JavaVisitorContext java ? Optional.of(java.getProcessingEnv()) : Optional.empty();
    }

    private String binaryName(TypeElement element) {
        return environment()
                .map(env -> env.getElementUtils().getBinaryName(element).toString())
                .orElse(element.getQualifiedName().toString());
    }
}
