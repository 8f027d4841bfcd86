package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to a schema what the decoder enforces: constraints, and the ranges of Java's types. */
final class Bounds {
    private static final String BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

    private Bounds() {}

    static void apply(ObjectNode node, Use use) {
        if (use.type() instanceof JsonType.Formatted) {
            // The constraints are those of the Java value, which JSON writes differently.
            return;
        }
        List<String> patterns = new ArrayList<>();
        if (use.type() instanceof JsonType.Scalar(ScalarKind kind, boolean _)) {
            range(node, kind);
            if (kind == ScalarKind.CHAR) {
                node.put("minLength", 1).put("maxLength", 1);
            } else if (kind == ScalarKind.BYTES) {
                patterns.add(BASE64);
            }
        }
        for (Constraint constraint : use.constraints()) {
            switch (constraint) {
                case Constraint.Size size -> size(node, use.type(), size);
                case Constraint.NotBlank _ -> {
                    raise(node, "minLength", 1);
                    patterns.add("\\S");
                }
                case Constraint.AtLeast(var _, BigDecimal bound, boolean inclusive) -> atLeast(node, bound, inclusive);
                case Constraint.AtMost(var _, BigDecimal bound, boolean inclusive) -> atMost(node, bound, inclusive);
                case Constraint.Matches(String regex, var _) -> patterns.add(anchored(regex));
                case Constraint.Email _ -> node.put("format", "email");
                case Constraint.Present _, Constraint.Unknown _, Constraint.Malformed _ -> {}
            }
        }
        patterns(node, patterns);
    }

    /** Jakarta's patterns match the whole text, JSON Schema's any part of it. */
    static String anchored(String regex) {
        return "^(?:" + regex + ")$";
    }

    private static void range(ObjectNode node, ScalarKind kind) {
        switch (kind) {
            case BYTE -> between(node, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SHORT -> between(node, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT, ATOMIC_INTEGER -> between(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG, ATOMIC_LONG -> between(node, Long.MIN_VALUE, Long.MAX_VALUE);
            case YEAR -> between(node, java.time.Year.MIN_VALUE, java.time.Year.MAX_VALUE);
            default -> {}
        }
    }

    private static void between(ObjectNode node, long min, long max) {
        node.set("minimum", Json.number(BigDecimal.valueOf(min)));
        node.set("maximum", Json.number(BigDecimal.valueOf(max)));
    }

    private static void size(ObjectNode node, JsonType type, Constraint.Size size) {
        String what = switch (type) {
            case JsonType.Sequence _ -> "Items";
            case JsonType.Dictionary _ -> "Properties";
            case JsonType.Anything _ -> "Properties";
            default -> "Length";
        };
        if (size.min() > 0) {
            raise(node, "min" + what, size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            int max = Math.min(size.max(), node.path("max" + what).asInt(Integer.MAX_VALUE));
            node.put("max" + what, max);
        }
    }

    private static void raise(ObjectNode node, String keyword, int min) {
        node.put(keyword, Math.max(min, node.path(keyword).asInt(0)));
    }

    // Of two bounds on the same side the tighter one is kept, so that each schema has one.
    private static void atLeast(ObjectNode node, BigDecimal bound, boolean inclusive) {
        for (String keyword : List.of("minimum", "exclusiveMinimum")) {
            if (node.has(keyword)) {
                int order = node.path(keyword).decimalValue().compareTo(bound);
                if (order > 0 || (order == 0 && (inclusive || keyword.startsWith("excl")))) {
                    return;
                }
                node.remove(keyword);
            }
        }
        node.set(inclusive ? "minimum" : "exclusiveMinimum", Json.number(bound));
    }

    private static void atMost(ObjectNode node, BigDecimal bound, boolean inclusive) {
        for (String keyword : List.of("maximum", "exclusiveMaximum")) {
            if (node.has(keyword)) {
                int order = node.path(keyword).decimalValue().compareTo(bound);
                if (order < 0 || (order == 0 && (inclusive || keyword.startsWith("excl")))) {
                    return;
                }
                node.remove(keyword);
            }
        }
        node.set(inclusive ? "maximum" : "exclusiveMaximum", Json.number(bound));
    }

    private static void patterns(ObjectNode node, List<String> patterns) {
        for (String pattern : patterns) {
            if (!node.has("pattern")) {
                node.put("pattern", pattern);
            } else {
                ArrayNode all = node.withArray("allOf");
                all.addObject().put("pattern", pattern);
            }
        }
    }
}
