package dev.remotemcp.schemagen.model;

import java.math.BigDecimal;

/** A Jakarta constraint. */
public sealed interface Constraint {
    /** Name of the annotation, for messages. */
    String annotation();

    /** Not null. */
    record Present() implements Constraint {
        @Override
        public String annotation() {
            return "@NotNull";
        }
    }

    /** Text with something in it besides white space. */
    record NotBlank() implements Constraint {
        @Override
        public String annotation() {
            return "@NotBlank";
        }
    }

    /**
     * Length of text in code points, or number of elements.
     *
     * @param min 0 for none
     * @param max {@link Integer#MAX_VALUE} for none
     */
    record Size(String annotation, int min, int max) implements Constraint {}

    /** A lower bound. */
    record AtLeast(String annotation, BigDecimal bound, boolean inclusive) implements Constraint {}

    /** An upper bound. */
    record AtMost(String annotation, BigDecimal bound, boolean inclusive) implements Constraint {}

    /**
     * A pattern that the whole text matches.
     *
     * @param flagged whether the annotation has flags, which JSON Schema cannot express
     */
    record Matches(String regex, boolean flagged) implements Constraint {
        @Override
        public String annotation() {
            return "@Pattern";
        }
    }

    /** An e-mail address. */
    record Email() implements Constraint {
        @Override
        public String annotation() {
            return "@Email";
        }
    }

    /** A constraint that is neither advertised nor enforced. */
    record Unknown(String annotation) implements Constraint {}

    /** A bound that is no number. */
    record Malformed(String annotation, String value) implements Constraint {}
}
