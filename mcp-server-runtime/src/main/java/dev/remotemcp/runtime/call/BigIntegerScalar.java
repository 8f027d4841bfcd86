package dev.remotemcp.runtime.call;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonParser;

/** An integer of any size up to a thousand digits. */
record BigIntegerScalar() implements Scalar<BigInteger> {
    /** More digits than any use has, few enough that arithmetic stays cheap; Jackson's own limit for a number. */
    private static final int MOST_DIGITS = 1000;

    @Override
    public BigInteger read(JsonParser parser) {
        if (!WholeScalar.isNumber(parser.currentToken())) {
            throw new ScalarMismatch("must be an integer (was " + Scalars.describe(parser) + ")");
        }
        return exact(parser.getDecimalValue(), parser.getString());
    }

    @Override
    public BigInteger parse(String text) {
        try {
            return exact(new BigDecimal(text), text);
        } catch (NumberFormatException e) {
            throw ScalarMismatch.of("must be an integer", text);
        }
    }

    private static BigInteger exact(BigDecimal value, String was) {
        if (!WholeScalar.isWhole(value)) {
            throw new ScalarMismatch("must be an integer (was " + was + ")");
        }
        if (value.precision() - (long) value.scale() > MOST_DIGITS) {
            throw ScalarMismatch.of("must have at most " + MOST_DIGITS + " digits", was);
        }
        return value.toBigIntegerExact();
    }
}
