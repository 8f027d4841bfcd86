package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Constraint;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Jakarta's constraint annotations. */
final class ConstraintReader {
    private ConstraintReader() {}

    /** The constraints on an element and on its type, each once. */
    static List<Constraint> read(AnnotationMetadata... sources) {
        Set<Constraint> constraints = new LinkedHashSet<>();
        for (AnnotationMetadata metadata : sources) {
            for (String name : metadata.getAnnotationNames()) {
                if (!name.startsWith(Names.CONSTRAINTS)) {
                    continue;
                }
                String simpleName = name.substring(Names.CONSTRAINTS.length()).replaceFirst("[.$]List$", "");
                for (AnnotationValue<?> value : values(metadata, Names.CONSTRAINTS + simpleName)) {
                    constraints.add(constraint(simpleName, value));
                }
            }
        }
        // Annotations come in no particular order; generated code must not show it.
        return constraints.stream()
                .sorted(Comparator.comparingInt(ConstraintReader::rank).thenComparing(Object::toString))
                .toList();
    }

    private static int rank(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Present _ -> 0;
            case Constraint.NotBlank _ -> 1;
            case Constraint.Size _ -> 2;
            case Constraint.AtLeast _ -> 3;
            case Constraint.AtMost _ -> 4;
            case Constraint.Matches _ -> 5;
            case Constraint.Email _ -> 6;
            case Constraint.Unknown _, Constraint.Malformed _ -> 7;
        };
    }

    private static List<AnnotationValue<?>> values(AnnotationMetadata metadata, String name) {
        List<AnnotationValue<?>> values = new ArrayList<>(metadata.getAnnotationValuesByName(name));
        if (values.isEmpty()) {
            metadata.findAnnotation(name).ifPresent(values::add);
        }
        return values;
    }

    private static Constraint constraint(String name, AnnotationValue<?> value) {
        String annotation = "@" + name;
        return switch (name) {
            case "NotNull" -> new Constraint.Present();
            case "NotBlank" -> new Constraint.NotBlank();
            case "NotEmpty" -> new Constraint.Size(annotation, 1, Integer.MAX_VALUE);
            case "Size" ->
                new Constraint.Size(
                        annotation,
                        value.intValue("min").orElse(0),
                        value.intValue("max").orElse(Integer.MAX_VALUE));
            case "Min" -> new Constraint.AtLeast(annotation, whole(value), true);
            case "Max" -> new Constraint.AtMost(annotation, whole(value), true);
            case "DecimalMin" ->
                decimal(value)
                        .<Constraint>map(bound -> new Constraint.AtLeast(annotation, bound, inclusive(value)))
                        .orElseGet(() -> malformed(annotation, value));
            case "DecimalMax" ->
                decimal(value)
                        .<Constraint>map(bound -> new Constraint.AtMost(annotation, bound, inclusive(value)))
                        .orElseGet(() -> malformed(annotation, value));
            case "Positive" -> new Constraint.AtLeast(annotation, BigDecimal.ZERO, false);
            case "PositiveOrZero" -> new Constraint.AtLeast(annotation, BigDecimal.ZERO, true);
            case "Negative" -> new Constraint.AtMost(annotation, BigDecimal.ZERO, false);
            case "NegativeOrZero" -> new Constraint.AtMost(annotation, BigDecimal.ZERO, true);
            case "Pattern" ->
                new Constraint.Matches(value.stringValue("regexp").orElse(""), value.stringValues("flags").length > 0);
            case "Email" -> new Constraint.Email();
            default -> new Constraint.Unknown(annotation);
        };
    }

    private static BigDecimal whole(AnnotationValue<?> value) {
        return BigDecimal.valueOf(value.longValue("value").orElse(0));
    }

    private static Optional<BigDecimal> decimal(AnnotationValue<?> value) {
        try {
            return value.stringValue("value").map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Constraint malformed(String annotation, AnnotationValue<?> value) {
        return new Constraint.Malformed(annotation, value.stringValue("value").orElse(""));
    }

    private static boolean inclusive(AnnotationValue<?> value) {
        return value.booleanValue("inclusive").orElse(true);
    }
}
