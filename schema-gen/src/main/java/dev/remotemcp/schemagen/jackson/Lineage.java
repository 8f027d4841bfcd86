package dev.remotemcp.schemagen.jackson;

import io.micronaut.inject.ast.ClassElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A class and all that it inherits from, in Jackson's order: the class, its interfaces, its superclass.
 *
 * @param levels the class first
 */
public record Lineage(List<Level> levels) {
    /**
     * One of the classes.
     *
     * @param path the types on the way to it, itself last; each says with which arguments the one before inherits it
     */
    public record Level(ClassElement type, List<ClassElement> path) {}

    /** Of a class. */
    public static Lineage of(ClassElement type) {
        List<Level> levels = new ArrayList<>();
        add(type, List.of(), levels, new HashSet<>());
        return new Lineage(List.copyOf(levels));
    }

    private static void add(ClassElement type, List<ClassElement> path, List<Level> levels, Set<String> seen) {
        if (type.getName().equals("java.lang.Object")
                || type.getName().equals("java.lang.Record")
                || !seen.add(type.getName())) {
            return;
        }
        levels.add(new Level(type, path));
        type.getInterfaces().forEach(parent -> add(parent, along(path, parent), levels, seen));
        type.getSuperType().ifPresent(parent -> add(parent, along(path, parent), levels, seen));
    }

    private static List<ClassElement> along(List<ClassElement> path, ClassElement parent) {
        List<ClassElement> longer = new ArrayList<>(path);
        longer.add(parent);
        return List.copyOf(longer);
    }

    /** The annotations of all together. */
    public Marks marks() {
        return new Marks(levels.stream().map(Level::type).toList());
    }

    /** The classes alone, the class itself first. */
    List<Level> classes() {
        return levels.stream().filter(level -> !level.type().isInterface()).toList();
    }
}
