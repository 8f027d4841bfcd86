package dev.remotemcp.runtime.call;

import tools.jackson.core.JsonParser;

/**
 * How one Java type is read from a JSON scalar, or from text where everything is text over the wire.
 *
 * <p>Reading is strict: exactly what the generated schema accepts. {@link Scalars} has the types.
 *
 * @param <T> the Java type
 */
public interface Scalar<T> {
    /**
     * Reads the parser's current token.
     *
     * @throws ScalarMismatch if the token is of another type or does not fit
     */
    T read(JsonParser parser);

    /**
     * Reads plain text.
     *
     * @throws ScalarMismatch if the text does not fit
     */
    T parse(String text);
}
