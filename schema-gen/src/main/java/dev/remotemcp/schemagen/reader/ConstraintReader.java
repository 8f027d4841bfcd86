package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Constraint;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.ClassElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads constraint annotations: those of Jakarta Validation, composed ones, and the application's own. */
final class ConstraintReader {
    private static final String CONVERT_GROUP = "jakarta.validation.groups.ConvertGroup";

    private final Function<String, Optional<ClassElement>> classes;
    private final ComposedConstraints composed;

    /** {@code classes} finds the classes of annotations by name. */
    ConstraintReader(Function<String, Optional<ClassElement>> classes) {
        this.classes = classes;
        this.composed = new ComposedConstraints(classes);
    }

    /** The constraints on an element and on its type, each once. */
    List<Constraint> read(AnnotationMetadata... sources) {
        Set<Constraint> constraints = new LinkedHashSet<>();
        for (AnnotationMetadata metadata : sources) {
            for (GivenConstraint given : GivenConstraint.in(metadata)) {
                constraints.addAll(read(given));
            }
            if (metadata.hasAnnotation(CONVERT_GROUP) || metadata.hasAnnotation(CONVERT_GROUP + "$List")) {
                constraints.add(new Constraint.Ignored(
                        Constraint.Source.of("@ConvertGroup"), "groups have no meaning for arguments"));
            }
        }
        // Annotations come in no particular order; generated code must not show it.
        return sorted(constraints);
    }

    /** The constraints on the declaration of a class; what stands where it is used is not among them. */
    List<Constraint> readClass(String name) {
        return classes.apply(name).map(this::read).orElse(List.of());
    }

    private List<Constraint> read(GivenConstraint given) {
        if (given.grouped()) {
            return List.of(new Constraint.Ignored(
                    Constraint.Source.of(given.annotation()), "it has groups, of which there are none for arguments"));
        }
        return composed.read(given);
    }

    private static List<Constraint> sorted(Set<Constraint> constraints) {
        List<Constraint> sorted = new ArrayList<>(constraints);
        sorted.sort(Comparator.comparingInt(ConstraintReader::rank).thenComparing(Object::toString));
        return List.copyOf(sorted);
    }

    private static int rank(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Present _, Constraint.Absent _ -> 0;
            case Constraint.NotBlank _ -> 1;
            case Constraint.Size _ -> 2;
            case Constraint.AtLeast _ -> 3;
            case Constraint.AtMost _ -> 4;
            case Constraint.Digits _, Constraint.Truth _, Constraint.Relative _ -> 5;
            case Constraint.Matches _ -> 6;
            case Constraint.Email _ -> 7;
            case Constraint.Single _ -> 8;
            case Constraint.Custom _ -> 9;
            case Constraint.Ignored _, Constraint.Malformed _ -> 10;
        };
    }
}
