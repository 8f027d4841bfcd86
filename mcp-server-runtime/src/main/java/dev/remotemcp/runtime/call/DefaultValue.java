package dev.remotemcp.runtime.call;

import java.util.Collection;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.node.StringNode;
import tools.jackson.databind.util.AccessPattern;

/**
 * The value of an absent component: the text itself where its type is a JSON string, else the JSON that the text is.
 */
record DefaultValue(JavaType type, String text) implements NullValueProvider {
    @Override
    public Object getNullValue(DeserializationContext context) {
        JavaType valueType = type.isReferenceType() ? type.getReferencedType() : type;
        if (!isJson(valueType.getRawClass())) {
            return context.readTreeAsValue(new StringNode(text), type);
        }
        try (JsonParser json = context.tokenStreamFactory().createParser(context, text)) {
            json.nextToken();
            return context.readValue(json, type);
        }
    }

    private static boolean isJson(Class<?> type) {
        return type.isPrimitive() && type != char.class
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == java.time.Year.class
                || type.isRecord()
                || type.isArray() && type != byte[].class
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type.getName().startsWith("java.util.Optional")
                || tools.jackson.databind.JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }
}
