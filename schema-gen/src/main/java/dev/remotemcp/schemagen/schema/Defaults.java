package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Default values: from the annotation's text to JSON. */
public final class Defaults {
    private Defaults() {}

    /**
     * The JSON of a default: the text itself where the type is a JSON string, else the JSON that the text is.
     *
     * @throws BadDefault if the text is no JSON where it must be
     */
    public static JsonNode parse(String text, Use use) throws BadDefault {
        if (isText(use.present().type())) {
            return Json.NODES.stringNode(text);
        }
        try {
            JsonNode node = Json.parse(text);
            if (node.isMissingNode()) {
                throw new BadDefault("is empty where JSON is wanted");
            }
            return node;
        } catch (JacksonException e) {
            throw new BadDefault("is not JSON (" + e.getOriginalMessage() + ")");
        }
    }

    /** Whether defaults of the type are written as plain text. */
    public static boolean isText(JsonType type) {
        return switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _) -> kind.json() == ScalarKind.Json.STRING;
            case JsonType.Choice choice -> choice.json() == ScalarKind.Json.STRING;
            case JsonType.Formatted(var _, JsonType.Format format) -> format.json() == ScalarKind.Json.STRING;
            default -> false;
        };
    }
}
