package dev.remotemcp.runtime.call;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.TokenBuffer;

/** Reads enums whose constants are integers from 10.0 as from 10: JSON Schema does not tell them apart. */
final class WholeEnumDeserializer extends DelegatingDeserializer {
    WholeEnumDeserializer(ValueDeserializer<?> delegate) {
        super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new WholeEnumDeserializer(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            return super.deserialize(parser, context);
        }
        BigDecimal value = parser.getDecimalValue();
        boolean fits = WholeScalar.isWhole(value) && value.precision() - (long) value.scale() <= 18;
        if (!fits) {
            return super.deserialize(parser, context);
        }
        try (TokenBuffer buffer = context.bufferForInputBuffering(parser)) {
            buffer.writeNumber(value.longValueExact());
            try (JsonParser whole = buffer.asParserOnFirstToken(context, parser)) {
                return super.deserialize(whole, context);
            }
        }
    }
}
