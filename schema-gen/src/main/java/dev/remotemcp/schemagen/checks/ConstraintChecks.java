package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
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

    /** More would not help anybody, and the bound is written out. */
    private static final int MOST_DIGITS = 500;

    private ConstraintChecks() {}

    /** Why a constraint cannot stand on a type, as what follows the subject of a sentence. */
    static Optional<String> problem(Constraint constraint, JsonType type) {
        if (type instanceof JsonType.Unbindable) {
            return Optional.empty();
        }
        if (type instanceof JsonType.Formatted(JsonType.Scalar scalar, var _)) {
            return problem(constraint, scalar);
        }
        boolean evaluated = constraint.source().message().stream()
                .anyMatch(message -> message.template().contains("${"));
        if (evaluated) {
            return Optional.of("has " + constraint.annotation()
                    + " with a message that has an expression in ${…}, which nothing evaluates: write it without");
        }
        return switch (constraint) {
            case Constraint.Present _, Constraint.Custom _, Constraint.Ignored _ -> Optional.empty();
            case Constraint.Malformed malformed ->
                Optional.of("has " + malformed.annotation()
                        + (malformed.problem().startsWith("which") ? ", " : " ") + malformed.problem());
            case Constraint.Absent _ ->
                type instanceof JsonType.Scalar(var _, boolean primitive) && primitive
                        ? Optional.of("has @Null, which no primitive can be: remove it or use the box")
                        : Optional.empty();
            case Constraint.Truth _ ->
                isKind(type, ScalarKind.BOOLEAN) ? Optional.empty() : misplaced(constraint, "booleans");
            case Constraint.NotBlank _, Constraint.Email _ ->
                isKind(type, ScalarKind.STRING) ? Optional.empty() : misplaced(constraint, "String");
            case Constraint.Matches matches ->
                isKind(type, ScalarKind.STRING) ? pattern(matches) : misplaced(constraint, "String");
            case Constraint.Size(var _, int min, int max) -> size(constraint, type, min, max);
            case Constraint.AtLeast _, Constraint.AtMost _ -> number(constraint, type);
            case Constraint.Digits(var _, int integer, int fraction) ->
                integer < 0 || fraction < 0 || integer + fraction > MOST_DIGITS
                        ? Optional.of("has @Digits out of range: use 0 to " + MOST_DIGITS + " digits")
                        : number(constraint, type);
            case Constraint.Relative _ ->
                type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind.relativeToNow()
                        ? Optional.empty()
                        : misplaced(constraint, "dates and times");
            case Constraint.Single(var _, var parts) ->
                parts.stream()
                        .flatMap(part -> problem(part, type).stream())
                        .findFirst()
                        .map(problem -> "has " + constraint.annotation() + ", which in turn " + problem);
        };
    }

    /** Constraints that no value fulfils together, with the mend. */
    static Optional<String> contradiction(Use use) {
        return Range.contradiction(use)
                .map(annotations -> annotations + ", which no value fulfils: change one of them");
    }

    private static Optional<String> size(Constraint constraint, JsonType type, int min, int max) {
        boolean fits = isKind(type, ScalarKind.STRING)
                || isKind(type, ScalarKind.BYTES)
                || type instanceof JsonType.Sequence
                || type instanceof JsonType.Dictionary;
        if (!fits) {
            return misplaced(constraint, "String, collections, maps and arrays");
        }
        return min > max || min < 0
                ? Optional.of("has " + constraint.annotation()
                        + " with a minimum that is negative or above the maximum: change one of them")
                : Optional.empty();
    }

    private static Optional<String> number(Constraint constraint, JsonType type) {
        if (isKind(type, ScalarKind.STRING)) {
            return Optional.of("has " + constraint.annotation()
                    + ", which is for numbers, not for text: remove it, or make the type BigDecimal");
        }
        if (!isNumber(type)) {
            return misplaced(constraint, "numbers");
        }
        ScalarKind kind = ((JsonType.Scalar) type).kind();
        boolean reachable = switch (constraint) {
            case Constraint.AtLeast(var _, BigDecimal bound, boolean inclusive) ->
                kind.most().isEmpty() || bound.compareTo(kind.most().get()) < (inclusive ? 1 : 0);
            case Constraint.AtMost(var _, BigDecimal bound, boolean inclusive) ->
                kind.least().isEmpty() || bound.compareTo(kind.least().get()) > (inclusive ? -1 : 0);
            default -> true;
        };
        return reachable
                ? Optional.empty()
                : Optional.of("has " + constraint.annotation()
                        + ", which no value of its type fulfils: change the bound or the type");
    }

    private static Optional<String> misplaced(Constraint constraint, String target) {
        return Optional.of(
                "has " + constraint.annotation() + ", which is for " + target + ": remove it or change the type");
    }

    private static Optional<String> pattern(Constraint.Matches matches) {
        try {
            Pattern.compile(matches.regex());
        } catch (PatternSyntaxException e) {
            return Optional.of("has a " + matches.annotation() + " that is no regular expression: " + e.getDescription()
                    + " near index " + e.getIndex());
        }
        var javaOnly = JAVA_ONLY.matcher(matches.regex());
        return javaOnly.find()
                ? Optional.of(
                        "has a " + matches.annotation() + " with '" + javaOnly.group()
                                + "', which the regular expressions of JSON Schema (ECMA-262) do not know: write it another way")
                : Optional.empty();
    }

    /** Describes a pattern that is slow for engines which backtrack, as most clients' do; empty for others. */
    static Optional<String> growth(Constraint constraint) {
        return Constraint.flat(List.of(constraint)).stream()
                .filter(part ->
                        part instanceof Constraint.Matches(var _, String regex) && PatternGrowth.isExponential(regex))
                .findFirst()
                .map(part ->
                        "has a " + part.annotation() + " with a repetition that takes some texts in many ways, so that"
                                + " clients may try them for ever: leave one way, for example a+ instead of (a+)+");
    }

    private static boolean isKind(JsonType type, ScalarKind expected) {
        return type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind == expected;
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
            case JsonType.Delegate(var _, var _, Use value) -> bindable(value.type(), component, seen);
            case JsonType.Composite(var _, var _, String key) -> {
                Definition definition = component.inputs().get(key);
                if (definition == null || !seen.add(key)) {
                    yield Optional.empty();
                }
                yield Stream.concat(
                                definition.properties().stream()
                                        .map(property -> property.use().type()),
                                definition.alternatives().stream())
                        .flatMap(inner -> bindable(inner, component, seen).stream())
                        .findFirst();
            }
            case JsonType.Scalar _, JsonType.Formatted _, JsonType.Choice _, JsonType.Anything _ -> Optional.empty();
        };
    }
}
