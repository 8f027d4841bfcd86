package dev.remotemcp.schemagen.reader;

import io.micronaut.inject.ast.ClassElement;
import java.util.Optional;

/** Finds classes that annotations name. */
@FunctionalInterface
public interface Classes {
    /** A class by its binary name; empty if the compiler does not know it. */
    Optional<ClassElement> find(String name);
}
