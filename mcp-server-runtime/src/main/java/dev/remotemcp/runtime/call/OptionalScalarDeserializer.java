package dev.remotemcp.runtime.call;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads {@code OptionalInt} and its kin as strictly as the numbers themselves; null and nothing are empty. */
final class OptionalScalarDeserializer<T, O> extends StdScalarDeserializer<O> {
    private final Scalar<T> scalar;
    private final Function<T, O> of;
    private final O empty;

    OptionalScalarDeserializer(Class<O> type, Scalar<T> scalar, Function<T, O> of, O empty) {
        super(type);
        this.scalar = scalar;
        this.of = of;
        this.empty = empty;
    }

    @Override
    public O deserialize(JsonParser parser, DeserializationContext context) {
        try {
            return of.apply(scalar.read(parser));
        } catch (ScalarMismatch e) {
            throw DatabindException.from(parser, e.getMessage(), e);
        }
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return empty;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return empty;
    }
}
