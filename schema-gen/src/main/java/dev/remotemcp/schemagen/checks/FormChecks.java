package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Checks that a form is flat and that clients can show its fields. */
final class FormChecks {
    private static final Set<ScalarKind> SHOWN = EnumSet.of(
            ScalarKind.STRING,
            ScalarKind.BOOLEAN,
            ScalarKind.BYTE,
            ScalarKind.SHORT,
            ScalarKind.INT,
            ScalarKind.LONG,
            ScalarKind.BIG_INTEGER,
            ScalarKind.FLOAT,
            ScalarKind.DOUBLE,
            ScalarKind.BIG_DECIMAL,
            ScalarKind.LOCAL_DATE,
            ScalarKind.OFFSET_DATE_TIME,
            ScalarKind.INSTANT,
            ScalarKind.URI);

    private FormChecks() {}

    static void check(Property property, Problems problems) {
        JsonType type = property.use().present().type();
        boolean fits = switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _) -> SHOWN.contains(kind);
            case JsonType.Choice choice -> choice.json() == ScalarKind.Json.STRING;
            case JsonType.Unbindable _ -> true;
            case JsonType.Sequence(var _, Use element) ->
                element.type() instanceof JsonType.Choice choice
                        && choice.json() == ScalarKind.Json.STRING
                        && !element.nullable();
            default -> false;
        };
        if (!fits) {
            problems.add(
                    property.origin(),
                    "The field '" + property.javaName()
                            + "' cannot be shown in a form: use String, a number, boolean, enum, a list or set of enums,"
                            + " LocalDate, OffsetDateTime, Instant or URI");
        }
    }

    /** What is wrong with {@code enumNames}. */
    static Optional<String> enumNames(Property property, PropertyChecks.Place place) {
        if (!property.enumNames()) {
            return Optional.empty();
        }
        if (place != PropertyChecks.Place.FORM) {
            return Optional.of("has enumNames, which only a form can show: remove it");
        }
        if (!(property.use().present().type() instanceof JsonType.Choice(var choice, var constants))) {
            return Optional.of(
                    "has enumNames, which is for one constant of an enum: remove it, or make the type an enum");
        }
        return constants.stream().anyMatch(constant -> constant.title().isPresent())
                ? Optional.empty()
                : Optional.of("has enumNames, but " + choice.simpleName()
                        + " has no titles to show: put @McpTitle on its constants, or remove it");
    }
}
