package dev.remotemcp.schemagen.reader;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.GenericPlaceholderElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subtypes of a class that Jackson knows. */
final class Subtypes {
    private final Classes classes;
    private final boolean written;

    /**
     * In a compilation.
     *
     * @param written whether values are written: Jackson then takes any subtype, listed or not
     */
    Subtypes(Classes classes, boolean written) {
        this.classes = classes;
        this.written = written;
    }

    /**
     * A subtype.
     *
     * @param id its name, where an annotation gives it one
     */
    record Subtype(ClassElement type, Optional<String> id) {}

    /** The class itself and all its subtypes that there can be objects of, as far as annotations or the class tell. */
    List<Subtype> of(ClassElement type) {
        Map<String, Subtype> found = new LinkedHashMap<>();
        collect(type, typeName(type), found);
        return found.values().stream()
                .filter(subtype ->
                        !subtype.type().isAbstract() && !subtype.type().isInterface())
                // A list that is inherited names classes beside this one, too.
                .filter(subtype -> subtype.type().isAssignable(type))
                .toList();
    }

    private void collect(ClassElement type, Optional<String> id, Map<String, Subtype> found) {
        Subtype before = found.get(type.getName());
        if (before != null && (before.id().isPresent() || id.isEmpty())) {
            return;
        }
        found.put(type.getName(), new Subtype(type, id));
        for (Subtype child : children(type)) {
            collect(child.type(), child.id().or(() -> typeName(child.type())), found);
        }
    }

    private List<Subtype> children(ClassElement type) {
        Optional<AnnotationValue<?>> listed = inherited(type, "JsonSubTypes");
        List<Subtype> children = new ArrayList<>();
        if (listed.isEmpty() || written) {
            classes.permitted(type).forEach(child -> children.add(new Subtype(child, Optional.empty())));
        }
        for (AnnotationValue<?> entry :
                listed.map(list -> list.getAnnotations("value")).orElse(List.of())) {
            Optional<String> id = entry.stringValue("name")
                    .filter(name -> !name.isEmpty())
                    .or(() -> List.of(entry.stringValues("names")).stream().findFirst());
            entry.annotationClassValue("value")
                    .flatMap(value -> classes.find(value.getName()))
                    .ifPresent(child -> children.add(new Subtype(child, id)));
        }
        return children;
    }

    /** What Jackson finds on a class: its own annotation, or else that of what it extends. */
    static Optional<AnnotationValue<?>> inherited(ClassElement type, String name) {
        Optional<AnnotationValue<?>> own = annotation(type, name);
        if (own.isPresent()) {
            return own;
        }
        for (ClassElement parent : type.getInterfaces()) {
            Optional<AnnotationValue<?>> found = inherited(parent, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return type.getSuperType().flatMap(parent -> inherited(parent, name));
    }

    private static Optional<AnnotationValue<?>> annotation(ClassElement type, String name) {
        return type.findDeclaredAnnotation(Names.JACKSON + name).map(value -> value);
    }

    private static Optional<String> typeName(ClassElement type) {
        return annotation(type, "JsonTypeName")
                .flatMap(AnnotationValue::stringValue)
                .filter(name -> !name.isEmpty());
    }

    /** A subtype with the type arguments that follow from those of the class it extends. */
    static ClassElement bind(ClassElement subtype, ClassElement base) {
        Map<String, ClassElement> own = subtype.getTypeArguments();
        Map<String, ClassElement> inherited = subtype.getTypeArguments(base.getName());
        Map<String, ClassElement> actual = base.getTypeArguments();
        if (own.isEmpty() || inherited.isEmpty()) {
            return subtype;
        }
        Map<String, ClassElement> bound = new LinkedHashMap<>(own);
        inherited.forEach((name, argument) -> {
            if (argument instanceof GenericPlaceholderElement variable
                    && own.containsKey(variable.getVariableName())
                    && actual.containsKey(name)) {
                bound.put(variable.getVariableName(), actual.get(name));
            }
        });
        return subtype.withTypeArguments(bound);
    }
}
