package dev.remotemcp.runtime.builder;

import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.UUID;
import tools.jackson.databind.ObjectWriter;

/** Values that are text where nothing else is declared. */
final class Texts {
    private Texts() {}

    static boolean is(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof UUID
                || value instanceof URI
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount;
    }

    /** The text; an enum constant goes by its name on the wire. */
    static String of(Object value, ObjectWriter writer) {
        if (value instanceof Enum<?>) {
            String json = writer.writeValueAsString(value);
            return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
        }
        return value.toString();
    }
}
