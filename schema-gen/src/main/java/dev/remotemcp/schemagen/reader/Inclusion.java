package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Marks;
import dev.remotemcp.schemagen.model.Absence;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;

/** When Jackson writes a property: what {@code @JsonInclude} makes of it, on the property or else on the class. */
final class Inclusion {
    private final Marks owner;

    Inclusion(Marks owner) {
        this.owner = owner;
    }

    /**
     * The property with the rule for when it is written.
     *
     * @param neverNull whether its value is never null in Java
     */
    Property apply(Property property, Marks marks, boolean neverNull) {
        Use use = property.use();
        boolean always = neverNull && !use.optional() && !use.nullable();
        return switch (rule(marks)) {
            case "ALWAYS" -> property.withPresence(true, always ? Absence.NO_VALUE : Absence.NULL);
            case "NON_EMPTY" -> property.withPresence(always && neverEmpty(use.type()), Absence.NO_VALUE);
            case "NON_DEFAULT", "CUSTOM" -> property.withPresence(false, Absence.NO_VALUE);
            default -> property.withPresence(always, Absence.NO_VALUE);
        };
    }

    private String rule(Marks marks) {
        return marks.text("JsonInclude", "value")
                .filter(value -> !value.equals("USE_DEFAULTS"))
                .or(() -> owner.text("JsonInclude", "value"))
                .orElse("USE_DEFAULTS");
    }

    private static boolean neverEmpty(JsonType type) {
        return type instanceof JsonType.Scalar(var _, boolean primitive) && primitive
                || type instanceof JsonType.Choice;
    }
}
