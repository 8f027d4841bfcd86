package dev.remotemcp.runtime.call;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An annotation made of what the compiler read, so that nobody has to search for it by reflection. */
final class AnnotationInstance implements InvocationHandler {
    private final Class<? extends Annotation> type;
    private final Map<String, Object> members;

    private AnnotationInstance(Class<? extends Annotation> type, Map<String, Object> members) {
        this.type = type;
        this.members = members;
    }

    /**
     * An annotation.
     *
     * @param given members that have another value than their default, as {@link CustomConstraints#of} takes them
     */
    static <A extends Annotation> A of(Class<A> type, Map<String, ?> given) {
        Map<String, Object> members = new TreeMap<>();
        for (Method member : type.getDeclaredMethods()) {
            Object value = given.get(member.getName());
            members.put(
                    member.getName(),
                    value == null
                            ? Objects.requireNonNull(member.getDefaultValue(), member::toString)
                            : convert(value, member.getReturnType(), type.getClassLoader()));
        }
        InvocationHandler handler = new AnnotationInstance(type, members);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The members of an annotation that was made here. */
    static Map<String, Object> members(Annotation annotation) {
        return ((AnnotationInstance) Proxy.getInvocationHandler(annotation)).members;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        if (arguments != null && arguments.length == 1) {
            return isEqual(arguments[0]);
        }
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "hashCode" -> hash();
            case "toString" -> "@" + type.getName() + shown();
            default -> copy(Objects.requireNonNull(members.get(method.getName())));
        };
    }

    private boolean isEqual(@Nullable Object other) {
        if (!(other instanceof Annotation annotation) || annotation.annotationType() != type) {
            return false;
        }
        return members.entrySet().stream().allMatch(member -> {
            try {
                Method method = type.getDeclaredMethod(member.getKey());
                method.setAccessible(true);
                return Objects.deepEquals(member.getValue(), method.invoke(annotation));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    // As java.lang.annotation.Annotation has it.
    private int hash() {
        return members.entrySet().stream()
                .mapToInt(member -> 127 * member.getKey().hashCode() ^ hash(member.getValue()))
                .sum();
    }

    private static int hash(Object value) {
        return value.getClass().isArray() ? Arrays.deepHashCode(new Object[] {value}) - 31 : value.hashCode();
    }

    private String shown() {
        Map<String, String> shown = new TreeMap<>();
        members.forEach((name, value) -> {
            String text = Arrays.deepToString(new Object[] {value});
            shown.put(name, text.substring(1, text.length() - 1));
        });
        shown.keySet().removeAll(List.of("groups", "payload", "message"));
        return shown.isEmpty() ? "" : shown.toString().replace('{', '(').replace('}', ')');
    }

    private static Object copy(Object value) {
        if (!value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().componentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the member's type says which enum it is
    private static Object convert(Object value, Class<?> type, ClassLoader loader) {
        if (type.isArray()) {
            List<?> values = value instanceof List<?> several ? several : List.of(value);
            Object array = Array.newInstance(type.componentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, convert(values.get(i), type.componentType(), loader));
            }
            return array;
        }
        if (type.isEnum()) {
            return Enum.valueOf((Class<Enum>) type, value.toString());
        }
        if (type == Class.class) {
            return classOf(value.toString(), loader);
        }
        return value instanceof Number number
                ? number(number, type)
                : type == char.class ? value.toString().charAt(0) : value;
    }

    private static Object number(Number value, Class<?> type) {
        return switch (type.getName()) {
            case "byte" -> value.byteValue();
            case "short" -> value.shortValue();
            case "long" -> value.longValue();
            case "float" -> value.floatValue();
            case "double" -> value.doubleValue();
            default -> value.intValue();
        };
    }

    private static Class<?> classOf(String name, ClassLoader loader) {
        try {
            Class<?> primitive = Class.forPrimitiveName(name);
            return primitive == null ? Class.forName(name, false, loader) : primitive;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "A member of a constraint names the class " + name + ", which is not there", e);
        }
    }
}
