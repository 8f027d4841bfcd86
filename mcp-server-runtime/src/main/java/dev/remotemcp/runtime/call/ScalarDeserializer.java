package dev.remotemcp.runtime.call;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Lets Jackson read a scalar inside a record as strictly as an argument of its own. */
final class ScalarDeserializer<T> extends StdScalarDeserializer<T> {
    private final Scalar<T> scalar;
    private final boolean primitive;

    ScalarDeserializer(Class<T> type, Scalar<T> scalar) {
        super(type);
        this.scalar = scalar;
        this.primitive = type.isPrimitive();
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        try {
            return scalar.read(parser);
        } catch (ScalarMismatch e) {
            throw DatabindException.from(parser, e.getMessage(), e);
        }
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        if (primitive) {
            throw DatabindException.from(context, "is required", new ScalarMismatch("is required"));
        }
        return super.getNullValue(context);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return getNullValue(context);
    }
}
