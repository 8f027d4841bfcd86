package dev.remotemcp.runtime.call;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Lets Jackson read arrays of primitives as strictly as their elements alone. */
final class PrimitiveArrayDeserializer<T> extends StdDeserializer<Object> {
    private final Class<?> element;
    private final transient Scalar<T> scalar;

    PrimitiveArrayDeserializer(Class<?> array, Scalar<T> scalar) {
        super(array);
        this.element = array.getComponentType();
        this.scalar = scalar;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            ScalarMismatch mismatch = new ScalarMismatch("must be an array (was " + Scalars.describe(parser) + ")");
            throw DatabindException.from(parser, mismatch.getMessage(), mismatch);
        }
        List<T> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                values.add(scalar.read(parser));
            } catch (ScalarMismatch e) {
                throw DatabindException.from(parser, e.getMessage(), e)
                        .prependPath(new JacksonException.Reference(values, values.size()));
            }
        }
        Object array = Array.newInstance(element, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }
}
