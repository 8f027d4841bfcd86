package dev.remotemcp.runtime.call;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes arrays of text as Jackson does, but nulls among them as those of other arrays, so that they are noticed. */
final class TextArraySerializer extends StdSerializer<@Nullable String[]> {
    TextArraySerializer() {
        super(String[].class);
    }

    @Override
    public boolean isEmpty(SerializationContext context, @Nullable String[] texts) {
        return texts.length == 0;
    }

    @Override
    public void serialize(@Nullable String[] texts, JsonGenerator generator, SerializationContext context) {
        generator.writeStartArray(texts, texts.length);
        for (String text : texts) {
            if (text == null) {
                context.defaultSerializeNullValue(generator);
            } else {
                generator.writeString(text);
            }
        }
        generator.writeEndArray();
    }
}
