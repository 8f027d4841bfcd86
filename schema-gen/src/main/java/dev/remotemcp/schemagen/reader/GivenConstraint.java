package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Parameter;
import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.annotation.AnnotationMetadataHierarchy;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A constraint annotation as it stands somewhere.
 *
 * @param name of the annotation's class
 * @param values the members that are given: strings, booleans, numbers, and lists of those; enums and classes by name
 */
record GivenConstraint(String name, Map<String, Object> values) {
    private static final String CONSTRAINT = "jakarta.validation.Constraint";

    /** The constraints that stand at one place, or at several places of the same property. */
    static List<GivenConstraint> in(AnnotationMetadata metadata) {
        List<GivenConstraint> found = new ArrayList<>();
        if (metadata instanceof AnnotationMetadataHierarchy places) {
            for (AnnotationMetadata place : places) {
                found.addAll(in(place));
            }
            return found;
        }
        Collection<String> constraints = metadata.getAnnotationNamesByStereotype(CONSTRAINT);
        for (String name : metadata.getAnnotationNames()) {
            Optional<AnnotationValue<java.lang.annotation.Annotation>> annotation = metadata.findAnnotation(name);
            if (annotation.isEmpty()) {
                continue;
            }
            List<AnnotationValue<?>> several =
                    contained(annotation.get().getValues().get("value"));
            for (AnnotationValue<?> one : several.isEmpty() ? List.of(annotation.get()) : several) {
                if (isConstraint(one.getAnnotationName(), constraints)) {
                    found.add(of(one));
                }
            }
        }
        return found;
    }

    // Micronaut puts annotations that can be repeated into their container, even if there is only one.
    private static List<AnnotationValue<?>> contained(@Nullable Object value) {
        Collection<?> values = switch (value) {
            case Collection<?> several -> several;
            case Object[] several -> List.of(several);
            case null, default -> List.of();
        };
        List<AnnotationValue<?>> contained = new ArrayList<>();
        for (Object one : values) {
            if (one instanceof AnnotationValue<?> annotation) {
                contained.add(annotation);
            }
        }
        return contained;
    }

    private static boolean isConstraint(String name, Collection<String> constraints) {
        return name.startsWith(Names.CONSTRAINTS) || constraints.contains(name) && !name.equals(CONSTRAINT);
    }

    private static GivenConstraint of(AnnotationValue<?> annotation) {
        Map<String, Object> values = new LinkedHashMap<>();
        annotation.getValues().forEach((name, value) -> values.put(name.toString(), plain(value)));
        return new GivenConstraint(annotation.getAnnotationName(), values);
    }

    /** The same with other values for some members. */
    GivenConstraint with(Map<String, Object> others) {
        Map<String, Object> both = new LinkedHashMap<>(values);
        both.putAll(others);
        return new GivenConstraint(name, both);
    }

    /** Whether it comes with Jakarta Validation. */
    boolean builtIn() {
        return name.startsWith(Names.CONSTRAINTS);
    }

    /** The annotation as source writes it. */
    String annotation() {
        return "@" + simpleName();
    }

    String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** Whether it holds in some groups only. */
    boolean grouped() {
        List<String> groups = list("groups");
        return !groups.isEmpty() && !groups.contains("jakarta.validation.groups.Default");
    }

    Optional<String> text(String member) {
        return Optional.ofNullable(values.get(member)).map(Object::toString);
    }

    int integer(String member, int otherwise) {
        return values.get(member) instanceof Number number ? number.intValue() : otherwise;
    }

    List<String> list(String member) {
        return values.get(member) instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of();
    }

    /** What is given for the members that say something about the rule, by name. */
    List<Parameter.Member> members() {
        return members(values);
    }

    static List<Parameter.Member> members(Map<String, Object> values) {
        return values.entrySet().stream()
                .filter(entry -> !List.of("groups", "payload").contains(entry.getKey()))
                .map(entry -> new Parameter.Member(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Parameter.Member::name))
                .toList();
    }

    private static Object plain(Object value) {
        return switch (value) {
            case AnnotationClassValue<?> type -> type.getName();
            case Boolean bool -> bool;
            case Number number -> number;
            case AnnotationValue<?> nested -> nested;
            default ->
                value.getClass().isArray()
                        ? IntStream.range(0, Array.getLength(value))
                                .mapToObj(i -> plain(Array.get(value, i)))
                                .toList()
                        : value.toString();
        };
    }
}
