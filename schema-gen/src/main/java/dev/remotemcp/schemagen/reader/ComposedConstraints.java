package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Constraint;
import io.micronaut.annotation.processing.visitor.JavaNativeElement;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * Reads constraints that the application declares: into the constraints on their annotation, and, where a validator is
 * to be asked, into one that is checked at run time.
 *
 * @see <a href="https://jakarta.ee/specifications/bean-validation/3.1/jakarta-validation-spec-3.1.html">Jakarta
 *     Validation 3.1, Constraint composition</a>
 */
final class ComposedConstraints {
    private static final String VALIDATION = "jakarta.validation.";
    private static final String OVERRIDES = VALIDATION + "OverridesAttribute";

    private final Function<String, Optional<ClassElement>> classes;

    ComposedConstraints(Function<String, Optional<ClassElement>> classes) {
        this.classes = classes;
    }

    /** What an annotation asks for. */
    List<Constraint> read(GivenConstraint given) {
        return read(given, new HashSet<>());
    }

    private List<Constraint> read(GivenConstraint given, Set<String> open) {
        if (given.builtIn()) {
            return BuiltInConstraints.read(given);
        }
        Optional<ClassElement> found = classes.apply(given.name());
        if (found.isEmpty() || !open.add(given.name())) {
            return List.of();
        }
        ClassElement annotation = found.get();
        List<Constraint> constraints = new ArrayList<>();
        Map<String, Object> all = new LinkedHashMap<>(defaults(annotation));
        all.putAll(given.values());
        Constraint.Source source = source(given, annotation, all);
        for (GivenConstraint part : parts(annotation, all)) {
            constraints.addAll(read(part, open));
        }
        open.remove(given.name());
        if (constraints.isEmpty() || hasValidator(annotation)) {
            constraints.add(custom(given, source));
        }
        return annotation.hasAnnotation(VALIDATION + "ReportAsSingleViolation")
                ? List.of(new Constraint.Single(source, List.copyOf(constraints)))
                : constraints;
    }

    private static Constraint custom(GivenConstraint given, Constraint.Source source) {
        if (given.values().values().stream().anyMatch(AnnotationValue.class::isInstance)) {
            return new Constraint.Malformed(
                    source, "which has an annotation as a member: give it strings, numbers, enums and classes only");
        }
        return new Constraint.Custom(source, ClassRef.of(given.name()), given.members());
    }

    private static Constraint.Source source(
            GivenConstraint given, ClassElement annotation, Map<String, Object> members) {
        String template = String.valueOf(members.getOrDefault("message", ""));
        return new Constraint.Source(
                given.annotation(),
                template.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Constraint.Message(template, GivenConstraint.members(members))));
    }

    private static boolean hasValidator(ClassElement annotation) {
        return annotation
                .findAnnotation(VALIDATION + "Constraint")
                .filter(constraint -> constraint.annotationClassValues("validatedBy").length > 0)
                .isPresent();
    }

    /** The constraints on an annotation, with the members that it overrides. */
    private static List<GivenConstraint> parts(ClassElement annotation, Map<String, Object> values) {
        List<GivenConstraint> parts = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Map<String, Object>> overrides = overrides(annotation, values);
        for (GivenConstraint part : GivenConstraint.in(annotation)) {
            int index = counts.merge(part.name(), 1, Integer::sum) - 1;
            parts.add(part.with(overrides.getOrDefault(part.name() + index, Map.of())));
        }
        return parts;
    }

    // By the name of the part's annotation and its index among those of that name.
    private static Map<String, Map<String, Object>> overrides(ClassElement annotation, Map<String, Object> values) {
        Map<String, Map<String, Object>> overrides = new HashMap<>();
        for (MethodElement member : members(annotation)) {
            if (!values.containsKey(member.getName())) {
                continue;
            }
            for (AnnotationValue<?> override : overrides(member)) {
                String part = override.stringValue("constraint").orElse("")
                        + Math.max(0, override.intValue("constraintIndex").orElse(-1));
                String name = override.stringValue("name")
                        .filter(text -> !text.isEmpty())
                        .orElse(member.getName());
                overrides.computeIfAbsent(part, _ -> new HashMap<>()).put(name, values.get(member.getName()));
            }
        }
        return overrides;
    }

    private static List<AnnotationValue<?>> overrides(AnnotationMetadata member) {
        List<AnnotationValue<?>> overrides = new ArrayList<>();
        member.findAnnotation(OVERRIDES + "$List").ifPresent(list -> overrides.addAll(list.getAnnotations("value")));
        if (overrides.isEmpty()) {
            member.findAnnotation(OVERRIDES).ifPresent(overrides::add);
        }
        return overrides;
    }

    private static Map<String, Object> defaults(ClassElement annotation) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (MethodElement member : members(annotation)) {
            if (member.getNativeType() instanceof JavaNativeElement nativeElement
                    && nativeElement.element() instanceof ExecutableElement method
                    && method.getDefaultValue() != null) {
                defaults.put(member.getName(), plain(method.getDefaultValue().getValue()));
            }
        }
        return defaults;
    }

    private static List<MethodElement> members(ClassElement annotation) {
        return annotation.getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared());
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case Number number -> number;
            case VariableElement constant -> constant.getSimpleName().toString();
            case List<?> values ->
                values.stream()
                        .map(one -> plain(((javax.lang.model.element.AnnotationValue) one).getValue()))
                        .toList();
            default -> value.toString();
        };
    }
}
