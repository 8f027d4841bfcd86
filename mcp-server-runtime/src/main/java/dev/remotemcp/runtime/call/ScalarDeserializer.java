package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
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
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        if (property == null) {
            return this;
        }
        JsonFormat.Value format = property.findPropertyFormat(context.getConfig(), handledType());
        if (format == null || isNeutral(format)) {
            return this;
        }
        return Formats.patterned(handledType(), format, context, property)
                .orElseGet(() -> quoted(format) ? new ScalarDeserializer<>(type(), new QuotedScalar<>(scalar)) : this);
    }

    private static boolean isNeutral(JsonFormat.Value format) {
        return !format.hasPattern() && format.getShape() != JsonFormat.Shape.STRING;
    }

    private boolean quoted(JsonFormat.Value format) {
        return format.getShape() == JsonFormat.Shape.STRING && !(scalar instanceof TextScalar);
    }

    @SuppressWarnings("unchecked") // as the constructor was given it
    private Class<T> type() {
        return (Class<T>) handledType();
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
