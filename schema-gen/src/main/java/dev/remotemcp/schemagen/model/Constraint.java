package dev.remotemcp.schemagen.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A constraint of Jakarta Validation. */
public sealed interface Constraint {
    /** Where it comes from. */
    Source source();

    /** Name of the annotation, for messages. */
    default String annotation() {
        return source().annotation();
    }

    /** Whether null breaks it, so that a value must be given. */
    default boolean forbidsNull() {
        return switch (this) {
            case Present _, NotBlank _ -> true;
            case Size size -> size.annotation().equals("@NotEmpty");
            case Single(var _, var parts) -> parts.stream().anyMatch(Constraint::forbidsNull);
            default -> false;
        };
    }

    /** The constraints with the parts of those that are reported as one. */
    static List<Constraint> flat(List<Constraint> constraints) {
        return constraints.stream()
                .flatMap(constraint ->
                        constraint instanceof Single(var _, var parts) ? flat(parts).stream() : Stream.of(constraint))
                .toList();
    }

    /**
     * Where a constraint comes from.
     *
     * @param annotation name of the annotation, for messages
     * @param message what the annotation says of a value that breaks it; empty for the project's own words
     */
    record Source(String annotation, Optional<Message> message) {
        /** One without a message of its own. */
        public static Source of(String annotation) {
            return new Source(annotation, Optional.empty());
        }
    }

    /**
     * A message.
     *
     * @param template text, in which names of members and keys of the bundle {@code ValidationMessages} stand in braces
     * @param members the annotation's members
     */
    record Message(String template, List<Parameter.Member> members) {
        /** Whether the template is the text. */
        public boolean plain() {
            return template.chars().noneMatch(c -> c == '{' || c == '}' || c == '\\' || c == '$');
        }
    }

    /** Not null. */
    record Present(Source source) implements Constraint {}

    /** Null. */
    record Absent(Source source) implements Constraint {}

    /** One of the two booleans. */
    record Truth(Source source, boolean value) implements Constraint {}

    /** Text with something in it besides white space. */
    record NotBlank(Source source) implements Constraint {}

    /**
     * Length of text in code points, or number of bytes, elements or entries.
     *
     * @param min 0 for none
     * @param max {@link Integer#MAX_VALUE} for none
     */
    record Size(Source source, int min, int max) implements Constraint {}

    /** A lower bound. */
    record AtLeast(Source source, BigDecimal bound, boolean inclusive) implements Constraint {}

    /** An upper bound. */
    record AtMost(Source source, BigDecimal bound, boolean inclusive) implements Constraint {}

    /**
     * Number of digits.
     *
     * @param integer how many before the point at most
     * @param fraction how many behind it at most
     */
    record Digits(Source source, int integer, int fraction) implements Constraint {
        /** The greatest number that has no more digits. */
        public BigDecimal most() {
            return BigDecimal.ONE.scaleByPowerOfTen(integer).subtract(step());
        }

        /** What every number that has no more digits is a multiple of. */
        public BigDecimal step() {
            return BigDecimal.ONE.scaleByPowerOfTen(-fraction);
        }
    }

    /** A pattern that the whole text matches. */
    record Matches(Source source, String regex) implements Constraint {}

    /** An e-mail address. */
    record Email(Source source) implements Constraint {}

    /** A date or time before or after now. */
    record Relative(Source source, Tense tense) implements Constraint {}

    /** How a time stands to now. */
    enum Tense {
        PAST("must be in the past"),
        PAST_OR_PRESENT("must be in the past or present"),
        FUTURE("must be in the future"),
        FUTURE_OR_PRESENT("must be in the present or future");

        private final String rule;

        Tense(String rule) {
            this.rule = rule;
        }

        /** The rule in words. */
        public String rule() {
            return rule;
        }
    }

    /**
     * A constraint of the application's own, which its validator checks at run time.
     *
     * @param members the annotation's members as far as they are given
     */
    record Custom(Source source, ClassRef type, List<Parameter.Member> members) implements Constraint {}

    /** Several constraints that are reported as one. */
    record Single(Source source, List<Constraint> parts) implements Constraint {}

    /** A constraint that is neither advertised nor enforced; {@code reason} says why. */
    record Ignored(Source source, String reason) implements Constraint {}

    /** A constraint that makes no sense; {@code problem} says why, and how to mend it. */
    record Malformed(Source source, String problem) implements Constraint {}
}
