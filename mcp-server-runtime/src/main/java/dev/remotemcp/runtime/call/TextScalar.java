package dev.remotemcp.runtime.call;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A type that is a JSON string.
 *
 * @param rule what the text must be, for messages
 * @param parser makes the value; throws {@link IllegalArgumentException} or {@link DateTimeException} when it cannot
 */
record TextScalar<T>(String rule, Function<String, T> parser) implements Scalar<T> {
    @Override
    public T read(JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new ScalarMismatch(rule + " (was " + Scalars.describe(json) + ")");
        }
        return parse(json.getString());
    }

    @Override
    public T parse(String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ScalarMismatch.of(rule, text);
        }
    }
}
