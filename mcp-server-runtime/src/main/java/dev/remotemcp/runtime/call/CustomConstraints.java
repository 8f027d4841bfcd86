package dev.remotemcp.runtime.call;

import io.micronaut.context.BeanContext;
import io.micronaut.core.reflect.GenericTypeUtils;
import io.micronaut.core.reflect.ReflectionUtils;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds, at start, the validators of the application's own constraints.
 *
 * <p>A validator that {@code @Constraint(validatedBy = …)} names is the bean of its class, if there is one, else made
 * by its constructor without parameters. An annotation that names none is served by a bean. Of several, the one for the
 * most specific type is taken.
 */
@Singleton
public final class CustomConstraints {
    private final BeanContext beans;
    private final ConstraintClock clock;
    private final Map<ConstraintValidator<?, ?>, Annotation> initialized =
            Collections.synchronizedMap(new IdentityHashMap<>());

    CustomConstraints(BeanContext beans, ConstraintClock clock) {
        this.beans = beans;
        this.clock = clock;
    }

    /**
     * A constraint, ready to check values.
     *
     * @param members the annotation's members as far as they are given: strings, booleans, numbers, and lists of those;
     *     enums and classes by name
     * @param type what it is to check
     * @param names names on the wire by the names of properties in Java, where they differ
     * @throws IllegalStateException if there is no validator, or more than one could be meant
     */
    public <A extends Annotation> CustomConstraint of(
            Class<A> annotation, Map<String, ?> members, Class<?> type, Map<String, String> names) {
        A instance = AnnotationInstance.of(annotation, members);
        ConstraintValidator<A, Object> validator = validator(annotation, type);
        Annotation before = initialized.putIfAbsent(validator, instance);
        if (before != null && !before.equals(instance) && initializes(validator)) {
            throw new IllegalStateException(
                    "The validator " + validator.getClass().getName() + " is one bean for " + before + " and for "
                            + instance + ", but keeps what it is initialized with: give it @Prototype");
        }
        validator.initialize(instance);
        return new CustomConstraint(validator, instance, clock.provider(), Map.copyOf(names));
    }

    private static boolean initializes(ConstraintValidator<?, ?> validator) {
        return ReflectionUtils.findMethodsByName(validator.getClass(), "initialize")
                .anyMatch(method -> method.getDeclaringClass() != ConstraintValidator.class);
    }

    @SuppressWarnings("unchecked") // the annotation says which validators are its own, and the type was compared
    private <A extends Annotation> ConstraintValidator<A, Object> validator(Class<A> annotation, Class<?> type) {
        Class<?> boxed = ReflectionUtils.getWrapperType(type);
        Constraint constraint = annotation.getAnnotation(Constraint.class);
        List<Candidate> candidates = new ArrayList<>();
        if (constraint == null || constraint.validatedBy().length == 0) {
            beans.getBeanDefinitions(ConstraintValidator.class)
                    .forEach(bean -> add(bean.getBeanType(), annotation, boxed, candidates));
        } else {
            for (Class<?> named : constraint.validatedBy()) {
                add(named, annotation, boxed, candidates);
            }
        }
        List<Candidate> best = candidates.stream()
                .filter(one -> candidates.stream()
                        .noneMatch(other -> other != one
                                && one.target() != other.target()
                                && one.target().isAssignableFrom(other.target())))
                .toList();
        if (best.size() != 1) {
            throw new IllegalStateException((best.isEmpty() ? "No" : "More than one")
                    + " ConstraintValidator of @" + annotation.getName() + " is for " + boxed.getName()
                    + (best.isEmpty() ? "" : ": " + best)
                    + "; name one in @Constraint(validatedBy = …) or make it a bean");
        }
        return (ConstraintValidator<A, Object>) instance(best.getFirst().validator());
    }

    /**
     * A validator that could be taken.
     *
     * @param target what it validates
     */
    private record Candidate(Class<?> validator, Class<?> target) {}

    private static void add(Class<?> validator, Class<?> annotation, Class<?> type, List<Candidate> candidates) {
        Class<?>[] arguments = GenericTypeUtils.resolveInterfaceTypeArguments(validator, ConstraintValidator.class);
        if (arguments.length == 2 && arguments[0] == annotation && arguments[1].isAssignableFrom(type)) {
            candidates.add(new Candidate(validator, arguments[1]));
        }
    }

    private Object instance(Class<?> validator) {
        return beans.findBean(validator).map(Object.class::cast).orElseGet(() -> constructed(validator));
    }

    private static Object constructed(Class<?> validator) {
        try {
            Constructor<?> constructor = validator.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The validator " + validator.getName()
                            + " cannot be made: give it a constructor without parameters, or make it a bean",
                    e);
        }
    }
}
