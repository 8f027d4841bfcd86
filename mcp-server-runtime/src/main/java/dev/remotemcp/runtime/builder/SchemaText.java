package dev.remotemcp.runtime.builder;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Schemas as text. */
final class SchemaText {
    private static final ObjectReader STRICT = JsonMapper.shared()
            .readerFor(JsonNode.class)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SchemaText() {}

    static JsonNode parse(String what, String subject, String json) {
        try {
            return STRICT.readValue(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The " + what + " of " + subject + " is not JSON: " + e.getOriginalMessage()
                            + (e.getLocation() == null
                                    ? ""
                                    : " (line " + e.getLocation().getLineNr() + ")"),
                    e);
        }
    }
}
