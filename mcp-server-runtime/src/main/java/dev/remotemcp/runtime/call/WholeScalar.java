package dev.remotemcp.runtime.call;

import java.math.BigDecimal;
import java.util.function.LongFunction;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An integer within bounds; JSON Schema counts {@code 42.0} among the integers, and so does this.
 *
 * @param min the smallest value
 * @param max the greatest value
 */
record WholeScalar<T>(long min, long max, LongFunction<T> convert) implements Scalar<T> {
    @Override
    public T read(JsonParser parser) {
        return convert.apply(readWithin(parser, min, max));
    }

    @Override
    public T parse(String text) {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ScalarMismatch.of("must be an integer", text);
        }
        if (value < min || value > max) {
            throw outOfRange(text, min, max);
        }
        return convert.apply(value);
    }

    static long readWithin(JsonParser parser, long min, long max) {
        long value = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    throw outOfRange(parser.getString(), min, max);
                }
                yield parser.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> fromFloat(parser, min, max);
            default -> throw new ScalarMismatch("must be an integer (was " + Scalars.describe(parser) + ")");
        };
        if (value < min || value > max) {
            throw outOfRange(parser.getString(), min, max);
        }
        return value;
    }

    private static long fromFloat(JsonParser parser, long min, long max) {
        BigDecimal value = parser.getDecimalValue();
        if (!isWhole(value)) {
            throw new ScalarMismatch("must be an integer (was " + parser.getString() + ")");
        }
        // Looks at the exponent first, so that 1e999999999 is never written out.
        if (value.precision() - (long) value.scale() > 19) {
            throw outOfRange(parser.getString(), min, max);
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw outOfRange(parser.getString(), min, max);
        }
    }

    static boolean isWhole(BigDecimal value) {
        return value.signum() == 0
                || value.scale() <= 0
                || value.stripTrailingZeros().scale() <= 0;
    }

    static boolean isNumber(JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    private static ScalarMismatch outOfRange(String was, long min, long max) {
        return new ScalarMismatch("must be an integer from " + min + " to " + max + " (was " + was + ")");
    }
}
