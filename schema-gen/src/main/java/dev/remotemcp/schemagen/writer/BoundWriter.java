package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Writes the comparison of a number with a bound; none where every value of the Java type is within. */
final class BoundWriter {
    private final Members members;

    BoundWriter(Members members) {
        this.members = members;
    }

    /** The condition that a value is below a lower bound. */
    Optional<CodeBlock> below(CodeBlock value, ScalarKind kind, BigDecimal bound, boolean inclusive) {
        if (kind.least().isEmpty()) {
            return compared(value, kind, bound, inclusive ? "<" : "<=");
        }
        BigDecimal whole = bound.setScale(0, RoundingMode.CEILING);
        boolean within = inclusive || whole.compareTo(bound) != 0;
        return whole.compareTo(kind.least().get()) < (within ? 1 : 0)
                ? Optional.empty()
                : Optional.of(CodeBlock.of("$L $L $L", value, within ? "<" : "<=", whole(whole)));
    }

    /** The condition that a value is above an upper bound. */
    Optional<CodeBlock> above(CodeBlock value, ScalarKind kind, BigDecimal bound, boolean inclusive) {
        if (kind.most().isEmpty()) {
            return compared(value, kind, bound, inclusive ? ">" : ">=");
        }
        BigDecimal whole = bound.setScale(0, RoundingMode.FLOOR);
        boolean within = inclusive || whole.compareTo(bound) != 0;
        return whole.compareTo(kind.most().get()) > (within ? -1 : 0)
                ? Optional.empty()
                : Optional.of(CodeBlock.of("$L $L $L", value, within ? ">" : ">=", whole(whole)));
    }

    private Optional<CodeBlock> compared(CodeBlock value, ScalarKind kind, BigDecimal bound, String operator) {
        return switch (kind) {
            case BIG_DECIMAL ->
                Optional.of(CodeBlock.of("$L.compareTo($N) $L 0", value, members.decimal(bound), operator));
            case BIG_INTEGER ->
                Optional.of(CodeBlock.of(
                        "new $T($L).compareTo($N) $L 0", BigDecimal.class, value, members.decimal(bound), operator));
            case FLOAT ->
                Float.isInfinite(bound.floatValue())
                        ? Optional.empty()
                        : Optional.of(
                                CodeBlock.of("$L $L $L", value, operator, fraction(bound, bound.floatValue() + "f")));
            default ->
                Double.isInfinite(bound.doubleValue())
                        ? Optional.empty()
                        : Optional.of(CodeBlock.of(
                                "$L $L $L", value, operator, fraction(bound, String.valueOf(bound.doubleValue()))));
        };
    }

    // JSON's numbers become the nearest of Java's, and so does the bound: what is on its right side stays there.
    private static String fraction(BigDecimal bound, String nearest) {
        boolean whole = bound.stripTrailingZeros().scale() <= 0;
        return whole && fits(bound) ? String.valueOf(bound.intValue()) : nearest;
    }

    private static String whole(BigDecimal bound) {
        return bound.toBigInteger() + (fits(bound) ? "" : "L");
    }

    private static boolean fits(BigDecimal bound) {
        return bound.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }
}
