package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.OwnAnnotations;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Described;
import dev.remotemcp.schemagen.model.Obstacle;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the types that {@code @McpSchema} describes. */
final class DescribedReader {
    private static final String REFERENCE = "tools.jackson.core.type.TypeReference";

    private final TypeReader inputs;
    private final TypeReader outputs;
    private final List<Obstacle> obstacles = new ArrayList<>();

    DescribedReader(TypeReader inputs, TypeReader outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    List<Described> read(ClassElement type) {
        List<Described> described = new ArrayList<>();
        String key = type.getName();
        if (type.hasDeclaredAnnotation(Names.SCHEMA)) {
            if (type.getDeclaredGenericPlaceholders().isEmpty()) {
                described.add(described(key, Optional.empty(), type, type, type, new Origin(type)));
            } else {
                String name = ClassRef.of(key).simpleName();
                refuse(
                        "The type " + name
                                + " has type parameters, which have no schema: put @McpSchema on a static field of type"
                                + " TypeReference<" + name + "<…>>",
                        new Origin(type));
            }
        }
        for (FieldElement field : type.getEnclosedElements(ElementQuery.ALL_FIELDS.onlyDeclared())) {
            if (OwnAnnotations.of(field).hasDeclaredAnnotation(Names.SCHEMA)) {
                field(type, field).ifPresent(described::add);
            }
        }
        return List.copyOf(described);
    }

    /** What was wrong. */
    List<Obstacle> obstacles() {
        return List.copyOf(obstacles);
    }

    private Optional<Described> field(ClassElement owner, FieldElement field) {
        Origin origin = new Origin(field);
        Optional<ClassElement> argument = field.getGenericType().getFirstTypeArgument();
        if (!field.getType().getName().equals(REFERENCE) || argument.isEmpty()) {
            refuse(
                    "The field '" + field.getName()
                            + "' carries @McpSchema, but is no TypeReference<…> of Jackson: make it"
                            + " one, or put @McpSchema on the type itself",
                    origin);
            return Optional.empty();
        }
        if (!field.isStatic() || field.isPrivate()) {
            refuse(
                    "The field '" + field.getName() + "' carries @McpSchema, but generated code cannot read it: make it"
                            + " static and not private",
                    origin);
            return Optional.empty();
        }
        return Optional.of(described(
                owner.getName() + "#" + field.getName(),
                Optional.of(field.getName()),
                owner,
                argument.get(),
                field,
                origin));
    }

    private Described described(
            String key,
            Optional<String> field,
            ClassElement owner,
            ClassElement type,
            AnnotationMetadata annotations,
            Origin origin) {
        return new Described(
                key,
                field,
                use(inputs, "input", owner, type, annotations),
                use(outputs, "output", owner, type, annotations),
                origin);
    }

    private static Optional<Use> use(
            TypeReader types, String member, ClassElement owner, ClassElement type, AnnotationMetadata annotations) {
        return annotations.booleanValue(Names.SCHEMA, member).orElse(true)
                ? Optional.of(new PropertyReader(types, owner).written(types.use(type)))
                : Optional.empty();
    }

    private void refuse(String text, Origin origin) {
        obstacles.add(new Obstacle(text, origin));
    }
}
