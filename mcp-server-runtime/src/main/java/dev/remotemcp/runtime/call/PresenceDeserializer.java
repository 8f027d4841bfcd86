package dev.remotemcp.runtime.call;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.NameTransformer;
import tools.jackson.databind.util.TokenBuffer;

/** Refuses objects without properties that must be there; null counts as absent. */
final class PresenceDeserializer extends DelegatingDeserializer {
    /** The required names, each with the names that stand for it too. */
    private final transient Map<String, Set<String>> required;

    PresenceDeserializer(ValueDeserializer<?> delegate, Map<String, Set<String>> required) {
        super(delegate);
        this.required = required;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
        return new PresenceDeserializer(delegate, required);
    }

    // The properties of an unwrapped object stand among others; the class around it has them in its own.
    @Override
    public ValueDeserializer<Object> unwrappingDeserializer(DeserializationContext context, NameTransformer names) {
        @SuppressWarnings("unchecked") // as all deserializers of beans
        ValueDeserializer<Object> delegate = (ValueDeserializer<Object>) getDelegatee();
        return delegate.unwrappingDeserializer(context, names);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.START_OBJECT && parser.currentToken() != JsonToken.PROPERTY_NAME) {
            return super.deserialize(parser, context);
        }
        TokenBuffer object = context.bufferForInputBuffering(parser).deserialize(parser, context);
        Set<String> given = given(object, context);
        required.forEach((name, names) -> {
            if (names.stream().noneMatch(given::contains)) {
                throw DatabindException.from(parser, "is required", new ScalarMismatch("is required"))
                        .prependPath(new JacksonException.Reference(handledType(), name));
            }
        });
        try (JsonParser again = object.asParserOnFirstToken(context)) {
            return super.deserialize(again, context);
        }
    }

    private static Set<String> given(TokenBuffer object, DeserializationContext context) {
        Set<String> given = new HashSet<>();
        try (JsonParser parser = object.asParserOnFirstToken(context)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_NULL) {
                    given.add(name);
                }
                parser.skipChildren();
            }
        }
        return given;
    }
}
