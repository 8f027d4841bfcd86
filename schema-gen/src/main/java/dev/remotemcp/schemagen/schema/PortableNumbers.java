package dev.remotemcp.schemagen.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps to numbers that every JSON parser reads as they are written. Hosts written in JavaScript read all numbers as
 * doubles and hand the schema on with what they have read; 9223372036854775807 becomes 9223372036854776000, which no
 * longer fits where a 64-bit integer is wanted.
 */
public final class PortableNumbers {
    /** 2^53 - 1, JavaScript's {@code Number.MAX_SAFE_INTEGER}. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf((1L << 53) - 1);

    private static final BigDecimal NEGATIVE_ONE = BigDecimal.ONE.negate();

    private static final Map<String, String> WORDS = Map.of(
            "minimum", "at least ",
            "exclusiveMinimum", "greater than ",
            "maximum", "at most ",
            "exclusiveMaximum", "less than ",
            "multipleOf", "a multiple of ");

    private PortableNumbers() {}

    /** Whether a number stays the same in a double. */
    static boolean isExact(BigDecimal number) {
        return number.abs().compareTo(LARGEST) <= 0
                && new BigDecimal(Double.toString(number.doubleValue())).compareTo(number) == 0;
    }

    /** Whether all the numbers of a value do. */
    public static boolean isExact(JsonNode value) {
        return value.isNumber()
                ? isExact(value.decimalValue())
                : value.values().stream().allMatch(PortableNumbers::isExact);
    }

    /**
     * Makes bounds inclusive, because Copilot Studio fails at exclusive ones, and says in words what they cannot say.
     */
    static void apply(ObjectNode schema) {
        boolean integer = schema.path("type").asString("").equals("integer");
        if (integer) {
            within(schema, "minimum", RoundingMode.CEILING, "exclusiveMinimum", RoundingMode.FLOOR, BigDecimal.ONE);
            within(schema, "maximum", RoundingMode.FLOOR, "exclusiveMaximum", RoundingMode.CEILING, NEGATIVE_ONE);
        } else {
            include(schema, "exclusiveMinimum", "minimum");
            include(schema, "exclusiveMaximum", "maximum");
        }
        for (String keyword : List.of("minimum", "maximum", "multipleOf")) {
            if (schema.path(keyword).isNumber() && !isExact(schema.path(keyword).decimalValue())) {
                say(schema, keyword, schema.path(keyword).decimalValue());
                schema.remove(keyword);
            }
        }
    }

    private static void include(ObjectNode schema, String exclusive, String inclusive) {
        if (schema.path(exclusive).isNumber()) {
            BigDecimal bound = schema.path(exclusive).decimalValue();
            schema.remove(exclusive);
            say(schema, exclusive, bound);
            if (isExact(bound)) {
                schema.set(inclusive, Json.number(bound));
            }
        }
    }

    private static void say(ObjectNode schema, String keyword, BigDecimal bound) {
        Bounds.describe(schema, "must be " + WORDS.get(keyword) + bound.toPlainString());
    }

    /** Puts the first or last integer that is allowed in place of a bound, of which there is one on each side. */
    private static void within(
            ObjectNode schema,
            String inclusive,
            RoundingMode rounding,
            String exclusive,
            RoundingMode exclusiveRounding,
            BigDecimal step) {
        if (schema.path(inclusive).isNumber()) {
            schema.set(
                    inclusive, Json.number(schema.path(inclusive).decimalValue().setScale(0, rounding)));
        } else if (schema.path(exclusive).isNumber()) {
            BigDecimal bound = schema.path(exclusive).decimalValue().setScale(0, exclusiveRounding);
            schema.remove(exclusive);
            schema.set(inclusive, Json.number(bound.add(step)));
        }
    }
}
