package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Checks that constraints fit their types and that a schema can say them. */
final class ConstraintChecks {
    /** What Java's regular expressions have and ECMA-262's have not. */
    private static final Pattern JAVA_ONLY = Pattern.compile(
            "\\(\\?[a-zA-Z]+[:)]|\\(\\?>|\\\\[QAZzGhHR]|\\\\p\\{(?:java|Is|In|Alpha|Digit|Punct|Upper|Lower|Alnum|ASCII)|[*+?}]\\+|&&\\[");

    private ConstraintChecks() {}

    static Optional<String> problem(Constraint constraint, JsonType type) {
        if (type instanceof JsonType.Unbindable) {
            return Optional.empty();
        }
        if (type instanceof JsonType.Formatted(JsonType.Scalar scalar, var _)) {
            return problem(constraint, scalar);
        }
        return switch (constraint) {
            case Constraint.Present _ -> Optional.empty();
            case Constraint.Unknown(String annotation) ->
                Optional.of(
                        "has " + annotation
                                + ", which is neither advertised nor enforced: use @NotNull, @NotBlank, @NotEmpty, @Size, @Min, @Max,"
                                + " @DecimalMin, @DecimalMax, @Positive, @Negative, @Pattern or @Email, or check it in the method");
            case Constraint.Malformed(String annotation, String value) ->
                Optional.of("has " + annotation + " with \"" + value + "\", which is no number: write it like 0.5");
            case Constraint.NotBlank _, Constraint.Email _ ->
                isString(type) ? Optional.empty() : misplaced(constraint, "String");
            case Constraint.Matches matches -> isString(type) ? pattern(matches) : misplaced(constraint, "String");
            case Constraint.Size(var _, int min, int max) -> {
                boolean fits =
                        isString(type)
                        || type instanceof JsonType.Sequence(JsonType.Shape shape, var _)
                                && shape != JsonType.Shape.ITERABLE
                        || type instanceof JsonType.Dictionary;
                if (!fits) {
                    yield misplaced(constraint, "String, collections, maps and arrays");
                }
                yield min > max || min < 0
                        ? Optional.of(
                                "has " + constraint.annotation() + " with a minimum above its maximum: no value fits")
                        : Optional.empty();
            }
            case Constraint.AtLeast _, Constraint.AtMost _ ->
                isNumber(type) ? Optional.empty() : misplaced(constraint, "numbers");
        };
    }

    private static Optional<String> misplaced(Constraint constraint, String target) {
        return Optional.of(
                "has " + constraint.annotation() + ", which is for " + target + ": remove it or change the type");
    }

    private static Optional<String> pattern(Constraint.Matches matches) {
        if (matches.flagged()) {
            return Optional.of(
                    "has @Pattern with flags, which JSON Schema cannot express: write the pattern without, for example [Aa]");
        }
        try {
            Pattern.compile(matches.regex());
        } catch (PatternSyntaxException e) {
            return Optional.of("has a @Pattern that is no regular expression: " + e.getDescription() + " near index "
                    + e.getIndex());
        }
        var javaOnly = JAVA_ONLY.matcher(matches.regex());
        return javaOnly.find()
                ? Optional.of(
                        "has a @Pattern with '" + javaOnly.group()
                                + "', which the regular expressions of JSON Schema (ECMA-262) do not know: write it another way")
                : Optional.empty();
    }

    private static boolean isString(JsonType type) {
        return type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind == ScalarKind.STRING;
    }

    private static boolean isNumber(JsonType type) {
        return type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind.numeric() && kind != ScalarKind.YEAR;
    }

    /** A type within that cannot be bound, if there is one. */
    static Optional<JsonType.Unbindable> bindable(Use use, Component component) {
        return bindable(use.type(), component, new HashSet<>());
    }

    private static Optional<JsonType.Unbindable> bindable(JsonType type, Component component, Set<String> seen) {
        return switch (type) {
            case JsonType.Unbindable unbindable -> Optional.of(unbindable);
            case JsonType.Sequence(var _, Use element) -> bindable(element.type(), component, seen);
            case JsonType.Dictionary(var _, Use keys, Use value) ->
                bindable(keys.type(), component, seen).or(() -> bindable(value.type(), component, seen));
            case JsonType.Maybe(Use value) -> bindable(value.type(), component, seen);
            case JsonType.Composite(var _, var _, String key) -> {
                Definition definition = component.inputs().get(key);
                if (definition == null || !seen.add(key)) {
                    yield Optional.empty();
                }
                yield Stream.concat(
                                definition.properties().stream().map(property -> property.use().type()),
                                definition.alternatives().stream())
                        .flatMap(inner -> bindable(inner, component, seen).stream())
                        .findFirst();
            }
            case JsonType.Scalar _, JsonType.Formatted _, JsonType.Choice _, JsonType.Anything _ -> Optional.empty();
        };
    }
}
