package dev.remotemcp.runtime.catalog;

import java.nio.charset.StandardCharsets;

/**
 * A tool, resource, template or prompt as it goes over the wire: one compact JSON object.
 *
 * @param json the object, UTF-8, without line breaks
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
public record Descriptor(byte[] json) {
    /** A descriptor from compact JSON text. */
    public static Descriptor of(String json) {
        return new Descriptor(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
