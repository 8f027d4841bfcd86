package dev.remotemcp.runtime.call;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/** Reads the scalar that a class is made from as strictly, and as generously, as one of its own. */
final class ScalarCreatorDeserializer extends DelegatingDeserializer {
    private final transient ValueInstantiator maker;
    private final transient Creator creator;

    private ScalarCreatorDeserializer(ValueDeserializer<?> delegate, ValueInstantiator maker, Creator creator) {
        super(delegate);
        this.maker = maker;
        this.creator = creator;
    }

    /** Makes an object from the parser's current token. */
    @FunctionalInterface
    private interface Creator {
        Object create(JsonParser parser, DeserializationContext context, ValueInstantiator maker);
    }

    /** The deserializer as it is, unless its class is made from a scalar. */
    static ValueDeserializer<?> around(ValueDeserializer<?> deserializer) {
        if (!(deserializer instanceof BeanDeserializerBase bean)) {
            return deserializer;
        }
        ValueInstantiator maker = bean.getValueInstantiator();
        return creator(maker)
                .<ValueDeserializer<?>>map(creator -> new ScalarCreatorDeserializer(deserializer, maker, creator))
                .orElse(deserializer);
    }

    private static Optional<Creator> creator(ValueInstantiator maker) {
        if (maker.canCreateFromString()) {
            return Optional.of((p, context, m) -> m.createFromString(context, Scalars.STRING.read(p)));
        }
        if (maker.canCreateFromInt()) {
            return Optional.of((p, context, m) -> m.createFromInt(context, Scalars.INT.read(p)));
        }
        if (maker.canCreateFromLong()) {
            return Optional.of((p, context, m) -> m.createFromLong(context, Scalars.LONG.read(p)));
        }
        if (maker.canCreateFromBigInteger()) {
            return Optional.of((p, context, m) -> m.createFromBigInteger(context, Scalars.BIG_INTEGER.read(p)));
        }
        if (maker.canCreateFromDouble()) {
            return Optional.of((p, context, m) -> m.createFromDouble(context, Scalars.DOUBLE.read(p)));
        }
        if (maker.canCreateFromBigDecimal()) {
            return Optional.of((p, context, m) -> m.createFromBigDecimal(context, Scalars.BIG_DECIMAL.read(p)));
        }
        return maker.canCreateFromBoolean()
                ? Optional.of((p, context, m) -> m.createFromBoolean(context, Scalars.BOOLEAN.read(p)))
                : Optional.empty();
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new ScalarCreatorDeserializer(delegate, maker, creator);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        JsonToken token = parser.currentToken();
        boolean made = token != null && token.isScalarValue()
                || !maker.canCreateFromObjectWith() && !maker.canCreateUsingDefault();
        if (!made) {
            return super.deserialize(parser, context);
        }
        try {
            return creator.create(parser, context, maker);
        } catch (ScalarMismatch e) {
            throw DatabindException.from(parser, e.getMessage(), e);
        }
    }
}
