package dev.remotemcp.schemagen.lock;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The types of JSON values, with integers apart from other numbers. */
enum JsonKind {
    NULL,
    BOOLEAN,
    INTEGER,
    FRACTION,
    STRING,
    ARRAY,
    OBJECT;

    static final Set<JsonKind> NUMBERS = Set.of(INTEGER, FRACTION);

    /** The types that the keyword {@code type} names. */
    static Set<JsonKind> named(JsonNode type) {
        EnumSet<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        if (type.isArray()) {
            type.forEach(one -> kinds.addAll(named(one)));
        } else if (type.asString().equals("number")) {
            kinds.addAll(NUMBERS);
        } else {
            kinds.add(valueOf(type.asString().toUpperCase(Locale.ROOT)));
        }
        return kinds;
    }

    /** The type of a value. */
    static JsonKind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> NULL;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? INTEGER : FRACTION;
            case ARRAY -> ARRAY;
            case OBJECT, POJO -> OBJECT;
            case STRING, BINARY -> STRING;
        };
    }
}
