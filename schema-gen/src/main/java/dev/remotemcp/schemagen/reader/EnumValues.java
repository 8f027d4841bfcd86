package dev.remotemcp.schemagen.reader;

import io.micronaut.inject.ast.EnumConstantElement;
import io.micronaut.inject.ast.EnumElement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the constants of an enum have as their {@code @JsonValue}: the source tells where it is at hand, else the class
 * file.
 */
final class EnumValues {
    private final Classes classes;

    EnumValues(Classes classes) {
        this.classes = classes;
    }

    /** The field or method with {@code @JsonValue}. */
    record Member(String name, boolean field) {}

    /** Strings and integers by the constants' names, if all are known. */
    Optional<Map<String, Object>> of(EnumElement type, Member member) {
        Optional<Map<String, Object>> found = Classes.compiled(type)
                .flatMap(compiled -> classes.environment()
                        .flatMap(environment -> EnumSource.values(environment, compiled, member.name(), member.field())
                                .or(() -> EnumClassFile.values(environment, compiled, member.name(), member.field()))));
        Map<String, Object> values = new LinkedHashMap<>();
        for (EnumConstantElement constant : type.elements()) {
            Object value = found.map(map -> map.get(constant.getName())).orElse(null);
            boolean usable = value instanceof String
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Short
                    || value instanceof Byte;
            if (value == null || !usable) {
                return Optional.empty();
            }
            values.put(constant.getName(), value);
        }
        boolean strings = values.values().stream().allMatch(String.class::isInstance);
        boolean integers = values.values().stream().allMatch(Number.class::isInstance);
        return strings || integers ? Optional.of(values) : Optional.empty();
    }
}
