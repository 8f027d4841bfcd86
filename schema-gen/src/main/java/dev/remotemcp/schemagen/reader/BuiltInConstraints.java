package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Constraint.Source;
import dev.remotemcp.schemagen.model.Constraint.Tense;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the constraints that come with Jakarta Validation. */
final class BuiltInConstraints {
    private static final Map<String, Map<String, Object>> DEFAULTS = Map.of(
            "Size", Map.of("min", 0, "max", Integer.MAX_VALUE),
            "DecimalMin", Map.of("inclusive", true),
            "DecimalMax", Map.of("inclusive", true),
            "Email", Map.of("regexp", ".*"));

    private BuiltInConstraints() {}

    static List<Constraint> read(GivenConstraint given) {
        Source source = source(given);
        if (given.simpleName().equals("Email")) {
            Constraint email = new Constraint.Email(source);
            return given.text("regexp")
                    .filter(regex -> !regex.equals(".*"))
                    .map(regex -> List.of(email, pattern(given, source)))
                    .orElse(List.of(email));
        }
        return List.of(one(given, source));
    }

    private static Source source(GivenConstraint given) {
        Optional<String> template = given.text("message").filter(text -> !text.startsWith("{" + Names.CONSTRAINTS));
        Map<String, Object> members = new LinkedHashMap<>(DEFAULTS.getOrDefault(given.simpleName(), Map.of()));
        members.putAll(given.values());
        return new Source(
                given.annotation(),
                template.map(text -> new Constraint.Message(text, GivenConstraint.members(members))));
    }

    private static Constraint one(GivenConstraint given, Source source) {
        return switch (given.simpleName()) {
            case "NotNull" -> new Constraint.Present(source);
            case "Null" -> new Constraint.Absent(source);
            case "AssertTrue" -> new Constraint.Truth(source, true);
            case "AssertFalse" -> new Constraint.Truth(source, false);
            case "NotBlank" -> new Constraint.NotBlank(source);
            case "NotEmpty" -> new Constraint.Size(source, 1, Integer.MAX_VALUE);
            case "Size" ->
                new Constraint.Size(source, given.integer("min", 0), given.integer("max", Integer.MAX_VALUE));
            case "Min" -> atLeast(given, source);
            case "Max" -> atMost(given, source);
            case "DecimalMin" -> atLeast(given, source);
            case "DecimalMax" -> atMost(given, source);
            case "Positive" -> new Constraint.AtLeast(source, BigDecimal.ZERO, false);
            case "PositiveOrZero" -> new Constraint.AtLeast(source, BigDecimal.ZERO, true);
            case "Negative" -> new Constraint.AtMost(source, BigDecimal.ZERO, false);
            case "NegativeOrZero" -> new Constraint.AtMost(source, BigDecimal.ZERO, true);
            case "Digits" -> new Constraint.Digits(source, given.integer("integer", 0), given.integer("fraction", 0));
            case "Pattern" -> pattern(given, source);
            case "Past" -> new Constraint.Relative(source, Tense.PAST);
            case "PastOrPresent" -> new Constraint.Relative(source, Tense.PAST_OR_PRESENT);
            case "Future" -> new Constraint.Relative(source, Tense.FUTURE);
            case "FutureOrPresent" -> new Constraint.Relative(source, Tense.FUTURE_OR_PRESENT);
            default ->
                new Constraint.Malformed(
                        source, "which is neither advertised nor enforced: remove it and check it in the method");
        };
    }

    private static Constraint atLeast(GivenConstraint given, Source source) {
        return bound(given)
                .<Constraint>map(bound -> new Constraint.AtLeast(source, bound, inclusive(given)))
                .orElseGet(() -> noNumber(given, source));
    }

    private static Constraint atMost(GivenConstraint given, Source source) {
        return bound(given)
                .<Constraint>map(bound -> new Constraint.AtMost(source, bound, inclusive(given)))
                .orElseGet(() -> noNumber(given, source));
    }

    private static Optional<BigDecimal> bound(GivenConstraint given) {
        try {
            return Optional.of(new BigDecimal(given.text("value").orElse("0")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean inclusive(GivenConstraint given) {
        return !Boolean.FALSE.equals(given.values().get("inclusive"));
    }

    private static Constraint noNumber(GivenConstraint given, Source source) {
        return new Constraint.Malformed(
                source, "with \"" + given.text("value").orElse("") + "\", which is no number: write it like 0.5");
    }

    private static Constraint pattern(GivenConstraint given, Source source) {
        String regex = given.text("regexp").orElse("");
        List<String> flags = given.list("flags");
        return PatternFlags.writtenOut(regex, flags)
                .<Constraint>map(written -> new Constraint.Matches(source, written))
                .orElseGet(() -> new Constraint.Malformed(
                        source,
                        "with flags that cannot be written out, and JSON Schema has none: write the pattern without them,"
                                + " for example [Aa]"));
    }
}
