package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Accessor;
import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import dev.remotemcp.schemagen.jackson.BeanProperty;
import dev.remotemcp.schemagen.model.JsonType;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.GenericPlaceholderElement;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds how generated code reads a value back that Jackson has bound. */
final class Accessors {
    private final TypeReader types;
    private final Reach reach;
    private final ClassElement type;

    Accessors(TypeReader types, Reach reach, ClassElement type) {
        this.types = types;
        this.reach = reach;
        this.type = type;
    }

    /** The code behind {@code value.}; empty if there is no method or field of the same type within reach. */
    Optional<String> of(BeanProperty property, JsonType bound) {
        String wanted = text(property.bound().type());
        for (Accessor getter : property.getters()) {
            ClassElement declaring =
                    getter.path().isEmpty() ? type : getter.path().getLast();
            if (!reach.covers(getter.element(), declaring)) {
                continue;
            }
            String code = getter.element().getName() + (getter.kind() == Kind.GETTER ? "()" : "");
            String found = text(getter.type());
            if (found.equals(wanted) || isSame(getter, property.bound(), bound)) {
                return Optional.of(code);
            }
            if (found.equals("java.util.Optional<" + wanted + ">")) {
                return Optional.of(code + ".orElse(null)");
            }
        }
        return Optional.empty();
    }

    // Where different classes declare the two, one may have a variable for what the other names.
    private boolean isSame(Accessor getter, Accessor bound, JsonType wanted) {
        return !getter.path().equals(bound.path())
                && types.along(type, getter.path(), () -> types.read(getter.type()))
                        .equals(wanted);
    }

    private static String text(ClassElement type) {
        String name = type instanceof GenericPlaceholderElement variable ? variable.getVariableName() : type.getName();
        String arguments =
                type.getTypeArguments().values().stream().map(Accessors::text).collect(Collectors.joining(","));
        return name + (arguments.isEmpty() ? "" : "<" + arguments + ">") + "[]".repeat(type.getArrayDimensions());
    }
}
