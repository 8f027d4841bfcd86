package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.JsonType;
import java.math.BigDecimal;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The compiler side's own JSON. */
public final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private Json() {}

    /**
     * Parses strict JSON.
     *
     * @throws tools.jackson.core.JacksonException if it is malformed
     */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** Indented text with {@code \n} at line ends on every machine. */
    public static String pretty(JsonNode node) {
        return MAPPER.writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }

    /** How many bytes a value has without white space. */
    static int bytes(JsonNode node) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(node).length;
    }

    /** The values of an enum. */
    static ArrayNode wires(JsonType.Choice choice) {
        ArrayNode values = NODES.arrayNode();
        for (JsonType.Constant constant : choice.constants()) {
            values.add(wire(constant));
        }
        return values;
    }

    /** The value of a constant. */
    public static JsonNode wire(JsonType.Constant constant) {
        return constant.number()
                ? NODES.numberNode(new java.math.BigInteger(constant.wire()))
                : NODES.stringNode(constant.wire());
    }

    /** A number as short as it can be said. */
    static JsonNode number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 20) {
            return NODES.numberNode(plain.toBigIntegerExact());
        }
        return NODES.numberNode(plain);
    }
}
