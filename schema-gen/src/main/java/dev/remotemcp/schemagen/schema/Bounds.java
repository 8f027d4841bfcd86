package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to a schema what the decoder enforces: constraints, and the ranges of Java's types. */
final class Bounds {
    private Bounds() {}

    static void apply(ObjectNode node, Use use, SchemaProfile profile) {
        if (use.type() instanceof JsonType.Formatted) {
            // The constraints are those of the Java value, which JSON writes differently.
            return;
        }
        List<String> patterns = new ArrayList<>();
        List<Constraint> constraints = Constraint.flat(use.constraints());
        if (constraints.stream().anyMatch(Constraint.Absent.class::isInstance)) {
            node.removeAll();
            node.put("type", "null");
            return;
        }
        Optional<ScalarKind> kind = use.type() instanceof JsonType.Scalar(ScalarKind scalar, boolean _)
                ? Optional.of(scalar)
                : Optional.empty();
        kind.ifPresent(scalar -> range(node, scalar, profile));
        if (kind.equals(Optional.of(ScalarKind.CHAR))) {
            // JSON Schema also takes a character beyond the basic plane for one, which no char holds.
            node.put("minLength", 1).put("maxLength", 1);
        } else if (kind.equals(Optional.of(ScalarKind.BYTES))) {
            patterns.add(bytes(node, constraints));
        }
        for (Constraint constraint : constraints) {
            switch (constraint) {
                case Constraint.Size size -> size(node, use.type(), size);
                case Constraint.NotBlank _ -> {
                    raise(node, "minLength", 1);
                    patterns.add("\\S");
                }
                case Constraint.AtLeast(var _, BigDecimal bound, boolean inclusive) -> atLeast(node, bound, inclusive);
                case Constraint.AtMost(var _, BigDecimal bound, boolean inclusive) -> atMost(node, bound, inclusive);
                case Constraint.Digits digits -> digits(node, digits);
                case Constraint.Truth(var _, boolean value) -> node.put("const", value);
                case Constraint.Matches(var _, String regex) -> patterns.add(anchored(regex));
                case Constraint.Email _ -> node.put("format", "email");
                // Nothing in JSON Schema knows what time it is.
                case Constraint.Relative(var _, Constraint.Tense tense) -> describe(node, tense.rule());
                case Constraint.Present _,
                        Constraint.Absent _,
                        Constraint.Custom _,
                        Constraint.Single _,
                        Constraint.Ignored _,
                        Constraint.Malformed _ -> {}
            }
        }
        patterns(node, patterns);
        if (!profile.full()) {
            PortableNumbers.apply(node);
        }
    }

    /** Adds a sentence to the description. */
    static void describe(ObjectNode node, String text) {
        node.put("description", Descriptions.joined(node.path("description").asString(""), text));
    }

    private static String bytes(ObjectNode node, List<Constraint> constraints) {
        int min = 0;
        int max = Integer.MAX_VALUE;
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.Size(var _, int least, int most)) {
                min = Math.max(min, least);
                max = Math.min(max, most);
            }
        }
        if (min > 0) {
            node.put("minLength", Base64Length.characters(min));
        }
        if (max < Integer.MAX_VALUE) {
            node.put("maxLength", Base64Length.characters(max));
        }
        return min == 0 && max == Integer.MAX_VALUE ? Base64Length.any() : Base64Length.between(min, max);
    }

    private static void digits(ObjectNode node, Constraint.Digits digits) {
        boolean whole = node.path("type").asString().equals("integer");
        BigDecimal most = whole ? digits.most().setScale(0, RoundingMode.FLOOR) : digits.most();
        atLeast(node, most.negate(), true);
        atMost(node, most, true);
        if (!whole) {
            BigDecimal step = digits.step();
            boolean coarser = !node.has("multipleOf")
                    || node.path("multipleOf").decimalValue().compareTo(step) < 0;
            if (coarser) {
                node.set("multipleOf", Json.number(step));
            }
        }
    }

    /** Jakarta's patterns match the whole text, JSON Schema's any part of it. */
    static String anchored(String regex) {
        return "^(?:" + regex + ")$";
    }

    private static void range(ObjectNode node, ScalarKind kind, SchemaProfile profile) {
        bound(node, "minimum", kind.least(), profile);
        bound(node, "maximum", kind.most(), profile);
    }

    /** The range of a {@code long} need not be said: the decoder refuses what does not fit. */
    private static void bound(ObjectNode node, String keyword, Optional<BigDecimal> bound, SchemaProfile profile) {
        bound.filter(number -> profile.full() || PortableNumbers.isExact(number))
                .ifPresent(number -> node.set(keyword, Json.number(number)));
    }

    private static void size(ObjectNode node, JsonType type, Constraint.Size size) {
        if (type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind == ScalarKind.BYTES) {
            return;
        }
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
