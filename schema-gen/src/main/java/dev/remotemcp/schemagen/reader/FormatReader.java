package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.ScalarKind.Json;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code @JsonFormat} where something is used.
 *
 * @param shape empty for none
 * @param pattern empty for none
 * @param timeZone whether it names one
 * @param features what it switches on
 * @param strict whether it wants values without any leniency
 */
record FormatReader(String shape, String pattern, boolean timeZone, Set<String> features, boolean strict) {
    private static final List<String> NEUTRAL = List.of("", "ANY", "NATURAL", "SCALAR");

    static Optional<FormatReader> of(AnnotationMetadata metadata) {
        return metadata.findAnnotation(Names.JACKSON + "JsonFormat").map(FormatReader::of);
    }

    private static FormatReader of(AnnotationValue<?> value) {
        return new FormatReader(
                value.stringValue("shape").orElse(""),
                value.stringValue("pattern").orElse(""),
                value.stringValue("timezone")
                        .filter(zone -> !zone.equals("##default"))
                        .isPresent(),
                Set.copyOf(Arrays.asList(value.stringValues("with"))),
                value.stringValue("lenient").filter("FALSE"::equals).isPresent());
    }

    /** Whether it asks for a form at all. */
    boolean isNeutral() {
        return NEUTRAL.contains(shape) && pattern.isEmpty() && !features.contains("WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED");
    }

    /** Why a class that has properties cannot have it, if it cannot. */
    Optional<String> refusedForClass() {
        if (shape.equals("ARRAY")) {
            return Optional.of("@JsonFormat(shape = ARRAY) makes its properties mean something by their place alone,"
                    + " which a model mistakes easily: remove it");
        }
        return isNeutral() || shape.equals("OBJECT") || shape.equals("POJO")
                ? Optional.empty()
                : Optional.of("the schema cannot follow the @JsonFormat of a class that has properties: remove it");
    }

    /** A type in this form; what is inside containers takes it, too. */
    JsonType apply(JsonType type, Direction direction) {
        if (isNeutral()) {
            return type;
        }
        if (features.contains("WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED")) {
            return refused("makes no array of a list with one element: leave WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED out");
        }
        return switch (type) {
            case JsonType.Scalar scalar -> scalar(scalar, direction);
            case JsonType.Choice _ -> choice(type);
            case JsonType.Composite _ when shape.equals("OBJECT") || shape.equals("POJO") -> type;
            case JsonType.Unbindable unbindable -> unbindable;
            default ->
                refused("has a shape or pattern here that the schema cannot follow: remove it, or use @JsonValue");
        };
    }

    private JsonType choice(JsonType type) {
        // The reader of enums has seen to numbers and objects.
        return shape.equals("STRING") || shape.startsWith("NUMBER") || type instanceof JsonType.Unbindable
                ? type
                : refused("has a shape that the constants of an enum cannot have: use @JsonValue");
    }

    private JsonType scalar(JsonType.Scalar scalar, Direction direction) {
        ScalarKind kind = scalar.kind();
        if (!pattern.isEmpty()) {
            return patterned(scalar, direction);
        }
        if (shape.equals("STRING")) {
            return text(scalar, direction);
        }
        if (shape.startsWith("NUMBER")) {
            return number(scalar, direction);
        }
        return refused("gives " + simpleName(kind) + " a shape that the schema cannot follow: remove it");
    }

    private JsonType patterned(JsonType.Scalar scalar, Direction direction) {
        ScalarKind kind = scalar.kind();
        if (!kind.relativeToNow() || kind == ScalarKind.DATE || kind == ScalarKind.OFFSET_TIME) {
            return kind == ScalarKind.STRING
                    ? refused("has a pattern, which is for dates and times: use @Pattern of Jakarta Validation")
                    : refused(
                            "has a pattern, which the schema can follow only for the types of java.time with a date or a"
                                    + " local time: use one of them");
        }
        Optional<DatePattern> parsed = DatePattern.parse(pattern, direction);
        if (parsed.isEmpty()) {
            return refused("has the pattern \"" + pattern
                    + "\", which is not made of numbers alone: use only yyyy, MM, dd, HH, mm, ss, SSS, XXX and"
                    + " literals, or leave it out");
        }
        if (strict) {
            return refused("is not lenient, so that it refuses what no schema can say: leave lenient out");
        }
        if (!parsed.get().suffices(kind, timeZone)) {
            return refused("has the pattern \"" + pattern + "\", which does not say all of " + simpleName(kind)
                    + ": add the rest" + (kind == ScalarKind.INSTANT ? ", and a timezone" : ", or use another type"));
        }
        return new JsonType.Formatted(
                scalar,
                new JsonType.Format(
                        Json.STRING, parsed.get().regex(), parsed.get().example()));
    }

    private JsonType text(JsonType.Scalar scalar, Direction direction) {
        boolean input = direction == Direction.INPUT;
        return switch (scalar.kind()) {
            case BYTE, SHORT, INT, LONG, BIG_INTEGER, YEAR, ATOMIC_INTEGER, ATOMIC_LONG ->
                formatted(scalar, Json.STRING, "^-?\\d{1," + digits(scalar.kind(), input) + "}$", "42");
            case FLOAT, DOUBLE, BIG_DECIMAL ->
                formatted(scalar, Json.STRING, input ? "^-?\\d{1,30}(?:\\.\\d{1,30})?$" : "", "1.5");
            case BOOLEAN -> formatted(scalar, Json.STRING, "^(?:true|false)$", "true");
            case NUMBER, ATOMIC_BOOLEAN ->
                refused("makes text of " + simpleName(scalar.kind())
                        + ", which the schema cannot follow: use another type");
            default -> scalar;
        };
    }

    // Of input only as many digits as always fit; of output as many as there can be.
    private static int digits(ScalarKind kind, boolean input) {
        return switch (kind) {
            case BYTE -> input ? 2 : 3;
            case SHORT -> input ? 4 : 5;
            case INT, ATOMIC_INTEGER -> input ? 9 : 10;
            case YEAR -> 9;
            case LONG, ATOMIC_LONG -> input ? 18 : 19;
            default -> 1000;
        };
    }

    private JsonType number(JsonType.Scalar scalar, Direction direction) {
        boolean whole = shape.equals("NUMBER_INT");
        boolean input = direction == Direction.INPUT;
        return switch (scalar.kind()) {
            case INSTANT, OFFSET_DATE_TIME, ZONED_DATE_TIME, DURATION ->
                input ? unitUnknown(scalar) : formatted(scalar, whole ? Json.INTEGER : Json.NUMBER, "", "");
            case DATE -> input ? unitUnknown(scalar) : formatted(scalar, Json.INTEGER, "", "");
            case BOOLEAN ->
                input
                        ? refused(
                                "makes a number of a boolean, which cannot be read back: leave it out, or take an int")
                        : formatted(scalar, Json.INTEGER, "", "");
            default ->
                scalar.kind().numeric() && (!whole || scalar.kind().json() == Json.INTEGER)
                        ? scalar
                        : refused("makes a number of " + simpleName(scalar.kind())
                                + ", which the schema cannot follow: leave it out");
        };
    }

    private static JsonType unitUnknown(JsonType.Scalar scalar) {
        return refused("makes a number of " + simpleName(scalar.kind())
                + ", which a client cannot know the unit of: leave it out, or take a long");
    }

    private static JsonType formatted(JsonType.Scalar scalar, Json json, String pattern, String example) {
        return new JsonType.Formatted(scalar, new JsonType.Format(json, pattern, example));
    }

    private static JsonType refused(String reason) {
        return new JsonType.Unbindable("its JSON form", "@JsonFormat " + reason);
    }

    private static String simpleName(ScalarKind kind) {
        return kind.className().substring(kind.className().lastIndexOf('.') + 1);
    }
}
