package dev.remotemcp.runtime.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Random values of any Java type, as a method may return them: nothing about JSON is known here.
 *
 * <p>Null stands wherever the Java type allows it: in properties that are neither primitive nor said to be not null,
 * and in containers where the element is {@code @Nullable}.
 */
final class Instances {
    private static final int DEEP = 4;

    private final Random random;
    private final Values values;

    Instances(Random random) {
        this.random = random;
        this.values = new Values(random);
    }

    /** A value of a type; null only where the type cannot be had without going on for ever. */
    Object of(JavaType type) {
        return of(type, 0);
    }

    private Object of(JavaType type, int depth) {
        Class<?> raw = type.raw();
        if (values.knows(raw)) {
            return values.of(raw);
        }
        if (raw.isArray()) {
            return array(type, depth);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw == Optional.class) {
            return depth > DEEP || random.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.ofNullable(of(type.argument(0), depth + 1));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(type, depth);
        }
        if (Iterable.class.isAssignableFrom(raw) && raw.getName().startsWith("java.")) {
            return collection(type, depth);
        }
        return object(type, depth);
    }

    private Object array(JavaType type, int depth) {
        Object array = Array.newInstance(type.raw().getComponentType(), size(depth));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, element(type.element(), depth));
        }
        return array;
    }

    private Object element(JavaType type, int depth) {
        return type.nullable() && random.nextInt(3) == 0 ? null : of(type, depth + 1);
    }

    private int size(int depth) {
        return depth > DEEP ? 0 : random.nextInt(4);
    }

    private Map<Object, Object> map(JavaType type, int depth) {
        Class<?> raw = type.raw();
        Map<Object, Object> map = SortedMap.class.isAssignableFrom(raw) ? new TreeMap<>() : new LinkedHashMap<>();
        for (int i = size(depth); i > 0; i--) {
            Object value = element(type.argument(1), depth);
            if (value != null || type.argument(1).nullable()) {
                map.put(of(type.argument(0), depth + 1), value);
            }
        }
        if (raw == EnumMap.class) {
            return enumMap(type.argument(0).raw(), map);
        }
        return raw.isInstance(map)
                ? map
                : raw == SequencedMap.class ? new LinkedHashMap<>(map) : new ConcurrentHashMap<>(map);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the key's class is known at run time only
    private static Map<Object, Object> enumMap(Class<?> keys, Map<Object, Object> entries) {
        EnumMap map = new EnumMap(keys);
        map.putAll(entries);
        return map;
    }

    private Object collection(JavaType type, int depth) {
        Class<?> raw = type.raw();
        Collection<Object> elements = SortedSet.class.isAssignableFrom(raw)
                ? new TreeSet<>()
                : raw.getName().contains("Set")
                        ? new LinkedHashSet<>()
                        : Deque.class.isAssignableFrom(raw) || raw.getName().endsWith("Queue")
                                ? new java.util.ArrayDeque<>()
                                : new ArrayList<>();
        for (int i = size(depth); i > 0; i--) {
            Object element = element(type.argument(0), depth);
            if (element != null || type.argument(0).nullable()) {
                elements.add(element);
            }
        }
        if (raw == EnumSet.class) {
            return enumSet(type.argument(0).raw(), elements);
        }
        return raw.isInstance(elements) ? elements : copied(raw, elements);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the element's class is known at run time only
    private static Object enumSet(Class<?> element, Collection<Object> elements) {
        EnumSet set = EnumSet.noneOf((Class) element);
        set.addAll(elements);
        return set;
    }

    private static Object copied(Class<?> raw, Collection<Object> elements) {
        try {
            return raw.getConstructor(Collection.class).newInstance(elements);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No values of " + raw + " can be made", e);
        }
    }

    private Object object(JavaType type, int depth) {
        Class<?> raw = type.raw();
        List<Class<?>> variants = variants(raw);
        if (!variants.isEmpty()) {
            List<Class<?>> possible = new ArrayList<>(variants);
            if (!raw.isInterface() && !Modifier.isAbstract(raw.getModifiers())) {
                possible.add(null);
            }
            Class<?> chosen = possible.get(depth > DEEP ? 0 : random.nextInt(possible.size()));
            if (chosen != null) {
                return of(type.as(chosen), depth);
            }
        }
        if (raw.isInterface()) {
            return of(type.as(implementation(raw)), depth);
        }
        if (depth > DEEP + 3) {
            return null;
        }
        try {
            return raw.isRecord() ? record(type, depth) : bean(type, depth);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("No values of " + raw + " can be made", e);
        }
    }

    private static Class<?> implementation(Class<?> type) {
        return Stream.of(type.getEnclosingClass().getDeclaredClasses())
                .filter(other -> other != type && type.isAssignableFrom(other))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing implements " + type));
    }

    private static List<Class<?>> variants(Class<?> type) {
        if (type.isSealed()) {
            return List.of(type.getPermittedSubclasses());
        }
        JsonSubTypes listed = type.getDeclaredAnnotation(JsonSubTypes.class);
        return listed == null
                ? List.of()
                : Stream.of(listed.value())
                        .<Class<?>>map(JsonSubTypes.Type::value)
                        .toList();
    }

    private Object record(JavaType type, int depth) throws ReflectiveOperationException {
        RecordComponent[] components = type.raw().getRecordComponents();
        JavaType inside = type.inside();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            JavaType component = inside.with(components[i].getAnnotatedType());
            arguments[i] = property(component, components[i].getAccessor(), type.raw(), depth);
        }
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return invoke(type.raw().getDeclaredConstructor(types), arguments);
    }

    private Object bean(JavaType type, int depth) throws ReflectiveOperationException {
        Optional<Executable> creator = creator(type.raw());
        if (creator.isPresent()) {
            Object made = invoke(creator.get(), arguments(type, creator.get(), depth));
            return filled(type, made, depth);
        }
        Class<?> builder = Stream.of(type.raw().getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException("no constructor"));
        Object made = filled(type.as(builder), invoke(builder.getDeclaredConstructor()), depth);
        Method build = Stream.of(builder.getDeclaredMethods())
                .filter(method ->
                        method.getParameterCount() == 0 && type.raw().isAssignableFrom(method.getReturnType()))
                .findFirst()
                .orElseThrow();
        build.setAccessible(true);
        return build.invoke(made);
    }

    private static Optional<Executable> creator(Class<?> type) {
        List<Executable> executables = new ArrayList<>(Arrays.asList(type.getDeclaredConstructors()));
        executables.addAll(Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .toList());
        Optional<Executable> marked = executables.stream()
                .filter(executable -> executable.isAnnotationPresent(JsonCreator.class))
                .filter(executable ->
                        executable.getAnnotation(JsonCreator.class).mode() != JsonCreator.Mode.DISABLED)
                .findFirst();
        if (marked.isPresent()) {
            return marked;
        }
        List<Constructor<?>> open = Stream.of(type.getDeclaredConstructors())
                .filter(constructor ->
                        !Modifier.isPrivate(constructor.getModifiers()) || constructor.getParameterCount() == 0)
                .toList();
        return open.stream()
                .filter(constructor -> constructor.getParameterCount() == 0)
                .findFirst()
                .or(() -> open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty())
                .map(Executable.class::cast);
    }

    private Object[] arguments(JavaType type, Executable creator, int depth) {
        JavaType inside = type.inside();
        Parameter[] parameters = creator.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < arguments.length; i++) {
            JavaType parameter = inside.with(parameters[i].getAnnotatedType());
            arguments[i] = property(parameter, parameters[i], type.raw(), depth);
        }
        return arguments;
    }

    private Object filled(JavaType type, Object made, int depth) throws ReflectiveOperationException {
        for (JavaType owner : type.lineage()) {
            for (Field field : owner.raw().getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (!Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    field.set(made, property(owner.with(field.getAnnotatedType()), field, owner.raw(), depth));
                }
            }
        }
        return made;
    }

    private Object property(JavaType type, AnnotatedElement annotated, Class<?> owner, int depth) {
        boolean maybeNull = !type.raw().isPrimitive()
                && !neverNull(annotated)
                && !neverNull(type.annotated())
                && (type.nullable() || !nullMarked(owner));
        return maybeNull && random.nextInt(4) == 0 ? null : of(type, depth + 1);
    }

    private static boolean neverNull(AnnotatedElement annotated) {
        return Stream.of(annotated.getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .anyMatch(
                        List.of("NotNull", "NotBlank", "NotEmpty", "JsonAnySetter", "JsonAnyGetter", "JsonUnwrapped")
                                ::contains);
    }

    private static boolean nullMarked(Class<?> type) {
        for (Class<?> scope = type; scope != null; scope = scope.getEnclosingClass()) {
            if (scope.isAnnotationPresent(org.jspecify.annotations.NullMarked.class)) {
                return true;
            }
        }
        return false;
    }

    private static Object invoke(Executable executable, Object... arguments) throws ReflectiveOperationException {
        executable.setAccessible(true);
        try {
            return executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) executable).invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(executable + Arrays.deepToString(arguments), e.getCause());
        }
    }
}
