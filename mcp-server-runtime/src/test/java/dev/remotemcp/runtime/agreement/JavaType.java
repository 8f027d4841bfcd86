package dev.remotemcp.runtime.agreement;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Java type with its annotations, and what the type variables in it stand for.
 *
 * @param annotated the type as written
 * @param variables what its variables stand for
 */
record JavaType(AnnotatedType annotated, Map<TypeVariable<?>, JavaType> variables) {
    static JavaType of(AnnotatedType type) {
        return new JavaType(type, Map.of()).resolved();
    }

    /** Another type written where the same variables are known. */
    JavaType with(AnnotatedType other) {
        return new JavaType(other, variables).resolved();
    }

    private JavaType resolved() {
        return switch (annotated) {
            case AnnotatedTypeVariable variable -> {
                JavaType bound = variables.get((TypeVariable<?>) variable.getType());
                yield bound == null ? with(variable.getAnnotatedBounds()[0]) : bound;
            }
            case AnnotatedWildcardType wildcard -> {
                AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
                yield with(lower.length > 0 ? lower[0] : wildcard.getAnnotatedUpperBounds()[0]);
            }
            default -> this;
        };
    }

    /** The class without its arguments. */
    Class<?> raw() {
        return raw(annotated.getType());
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default -> Object.class;
        };
    }

    /** The type arguments; {@code Object} where there are none. */
    JavaType argument(int index) {
        return annotated instanceof AnnotatedParameterizedType generic
                ? with(generic.getAnnotatedActualTypeArguments()[index])
                : of(raw(annotated.getType()).getTypeParameters()[index].getAnnotatedBounds()[0]);
    }

    /** The type of an array's elements. */
    JavaType element() {
        return annotated instanceof AnnotatedArrayType array ? with(array.getAnnotatedGenericComponentType()) : this;
    }

    /** Whether it carries {@code @Nullable}. */
    boolean nullable() {
        return Stream.of(annotated.getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    /** The types of things declared in its class see what its variables stand for. */
    JavaType inside() {
        if (annotated instanceof PlainType) {
            return this;
        }
        Map<TypeVariable<?>, JavaType> inner = new HashMap<>();
        TypeVariable<?>[] declared = raw().getTypeParameters();
        for (int i = 0; i < declared.length; i++) {
            inner.put(declared[i], argument(i));
        }
        return new JavaType(annotated, inner);
    }

    /** It and its superclasses, the highest first, each so that its members can be read. */
    List<JavaType> lineage() {
        List<JavaType> lineage = new ArrayList<>();
        for (JavaType type = inside(); type.raw() != Object.class; ) {
            lineage.addFirst(type);
            AnnotatedType parent = type.raw().getAnnotatedSuperclass();
            if (parent == null) {
                break;
            }
            type = type.with(parent).inside();
        }
        return lineage;
    }

    /** Another class, with the same arguments where it has as many variables. */
    JavaType as(Class<?> subtype) {
        Map<TypeVariable<?>, JavaType> inner = new HashMap<>();
        TypeVariable<?>[] declared = subtype.getTypeParameters();
        for (int i = 0; i < declared.length; i++) {
            inner.put(declared[i], argument(i));
        }
        return new JavaType(new PlainType(subtype), inner);
    }

    /** A class as an annotated type without annotations. */
    private record PlainType(Class<?> getType) implements AnnotatedType {
        @Override
        public <T extends java.lang.annotation.Annotation> T getAnnotation(Class<T> type) {
            return null;
        }

        @Override
        public java.lang.annotation.Annotation[] getAnnotations() {
            return new java.lang.annotation.Annotation[0];
        }

        @Override
        public java.lang.annotation.Annotation[] getDeclaredAnnotations() {
            return getAnnotations();
        }
    }
}
