package dev.remotemcp.runtime.call;

import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes the seconds even where they are zero, as the format {@code time} wants them. */
final class OffsetTimeSerializer extends StdSerializer<OffsetTime> {
    OffsetTimeSerializer() {
        super(OffsetTime.class);
    }

    @Override
    public void serialize(OffsetTime value, JsonGenerator json, SerializationContext context) {
        json.writeString(DateTimeFormatter.ISO_OFFSET_TIME.format(value));
    }
}
