package dev.remotemcp.runtime.call;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Turns Jackson's failures into a path and a rule; the names of Java classes stay inside. */
final class BindingProblem {
    private static final Pattern ACCEPTED_NAMES = Pattern.compile("Enum class: \\[(.*)]");

    private static final Pattern MISSING = Pattern.compile("Missing required creator property '([^']*)'");

    private static final Pattern MISSING_ID = Pattern.compile("missing type id property '([^']*)'");

    private static final Pattern KNOWN_IDS = Pattern.compile("known type ids = \\[([^]]*)]");

    private BindingProblem() {}

    /** Where inside the value the failure lies: {@code .items[2].name}, empty for the value itself. */
    static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() != null) {
                path.append('.').append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        for (Pattern absent : List.of(MISSING, MISSING_ID)) {
            Matcher missing = absent.matcher(failure.getOriginalMessage());
            if (missing.find()) {
                path.append('.').append(missing.group(1));
            }
        }
        return path.toString();
    }

    /** The rule that is broken. */
    static String rule(JacksonException failure) {
        if (failure.getCause() instanceof ScalarMismatch mismatch) {
            return String.valueOf(mismatch.getMessage());
        }
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            // A record's own constructor refused; what it says is meant for whoever made the values.
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null ->
                cause.getMessage();
            case InvalidFormatException format -> format(format);
            case InvalidTypeIdException variant -> variant(variant);
            case MismatchedInputException missing
            when MISSING.matcher(missing.getOriginalMessage()).find() -> "is required";
            case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType());
            default -> "is not valid";
        };
    }

    private static String unknown(UnrecognizedPropertyException failure) {
        List<String> known = failure.getKnownPropertyIds() == null
                ? List.of()
                : failure.getKnownPropertyIds().stream().map(String::valueOf).toList();
        return "is unknown" + Spelling.question(failure.getPropertyName(), known);
    }

    private static String format(InvalidFormatException failure) {
        Matcher names = ACCEPTED_NAMES.matcher(failure.getOriginalMessage());
        String rule = names.find() ? "must be one of " + names.group(1) : "is not valid";
        return failure.getValue() instanceof String text
                ? rule + " (was " + ScalarMismatch.quote(text) + ")"
                : rule + " (was " + failure.getValue() + ")";
    }

    private static String variant(InvalidTypeIdException failure) {
        String message = failure.getOriginalMessage();
        if (MISSING_ID.matcher(message).find()) {
            return "is required";
        }
        Matcher known = KNOWN_IDS.matcher(message);
        return known.find() && failure.getTypeId() != null
                ? "must be one of the variants " + known.group(1) + " (was " + ScalarMismatch.quote(failure.getTypeId())
                        + ")"
                : "must have the properties of exactly one of its variants";
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isEnum() ? "a string" : "an object";
    }
}
