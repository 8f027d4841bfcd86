package dev.remotemcp.runtime.call;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A number or boolean that {@code @JsonFormat(shape = STRING)} puts in quotes. */
record QuotedScalar<T>(Scalar<T> scalar) implements Scalar<T> {
    @Override
    public T read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new ScalarMismatch("must be a string (was " + Scalars.describe(parser) + ")");
        }
        return parse(parser.getString());
    }

    @Override
    public T parse(String text) {
        return scalar.parse(text);
    }
}
