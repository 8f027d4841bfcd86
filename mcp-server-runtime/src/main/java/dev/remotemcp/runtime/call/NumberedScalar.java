package dev.remotemcp.runtime.call;

import java.util.Map;
import tools.jackson.core.JsonParser;

/**
 * An enum whose constants are integers.
 *
 * @param byNumber the constants by their numbers, written out
 */
record NumberedScalar<E extends Enum<E>>(Map<String, E> byNumber) implements Scalar<E> {
    @Override
    public E read(JsonParser parser) {
        if (!WholeScalar.isNumber(parser.currentToken())) {
            throw new ScalarMismatch(rule() + " (was " + Scalars.describe(parser) + ")");
        }
        return parse(String.valueOf(Scalars.LONG.read(parser)));
    }

    @Override
    public E parse(String text) {
        E value = byNumber.get(text);
        if (value == null) {
            throw ScalarMismatch.of(rule(), text);
        }
        return value;
    }

    private String rule() {
        return "must be one of " + String.join(", ", byNumber.keySet());
    }
}
