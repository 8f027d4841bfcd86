package dev.remotemcp.runtime.call;

import java.math.BigDecimal;
import java.util.function.Function;
import tools.jackson.core.JsonParser;

/** Any JSON number. */
record DecimalScalar<T>(Function<BigDecimal, T> convert) implements Scalar<T> {
    @Override
    public T read(JsonParser parser) {
        if (!WholeScalar.isNumber(parser.currentToken())) {
            throw new ScalarMismatch("must be a number (was " + Scalars.describe(parser) + ")");
        }
        return convert.apply(parser.getDecimalValue());
    }

    @Override
    public T parse(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw ScalarMismatch.of("must be a number", text);
        }
        return convert.apply(value);
    }
}
