package dev.remotemcp.schemagen.reader;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import java.util.Optional;

/** What code that is generated into a package can use. */
record Reach(String packageName) {
    /** What keeps generated code from naming a class, with the mend. */
    Optional<String> obstacle(ClassElement type) {
        Optional<ClassElement> scope = Optional.of(type);
        while (scope.isPresent()) {
            ClassElement current = scope.get();
            if (current.isPrivate()) {
                return Optional.of((current == type ? "it is private" : "it is inside a private class")
                        + ", so that generated code cannot use it: make it package-private");
            }
            if (!covers(current, current)) {
                return Optional.of((current == type ? "it is not public" : "it is inside a class that is not public")
                        + " and in another package, so that generated code cannot use it: make it public");
            }
            scope = current.getEnclosingType();
        }
        return Optional.empty();
    }

    /** Whether generated code can use a member of a class. */
    boolean covers(Element member, ClassElement declaring) {
        return member.isPublic()
                || !member.isPrivate() && declaring.getPackageName().equals(packageName);
    }
}
