package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the {@code requestedSchema} of a form: flat, with the few keywords that elicitation allows. */
final class FormSchema {
    private FormSchema() {}

    static ObjectNode of(List<Property> properties) {
        return ObjectSchema.of(properties, FormSchema::property);
    }

    private static ObjectNode property(Property property) {
        Use use = property.use().present();
        ObjectNode node = property.enumNames() ? enumNames(use) : type(use);
        property.title().ifPresent(title -> node.put("title", title));
        property.description().ifPresent(text -> OneSchema.describe(node, text));
        property.defaultText().ifPresent(text -> {
            try {
                node.set("default", Defaults.parse(text, use));
            } catch (BadDefault e) {
                throw new IllegalStateException("The checks let a bad default through", e);
            }
        });
        return node;
    }

    // LegacyTitledEnumSchema
    private static ObjectNode enumNames(Use use) {
        if (!(use.type() instanceof JsonType.Choice(var _, List<JsonType.Constant> constants))) {
            throw new IllegalStateException("The checks let enumNames of " + use.type() + " through");
        }
        ObjectNode node = Json.NODES.objectNode().put("type", "string");
        ArrayNode values = node.putArray("enum");
        ArrayNode names = node.putArray("enumNames");
        constants.forEach(constant -> {
            values.add(constant.wire());
            names.add(constant.title().orElse(constant.wire()));
        });
        return node;
    }

    private static ObjectNode type(Use use) {
        ObjectNode node = Json.NODES.objectNode();
        switch (use.type()) {
            case JsonType.Scalar(ScalarKind kind, boolean _) -> {
                node.put("type", kind.json().schemaName());
                if (kind.json() == ScalarKind.Json.STRING) {
                    text(node, kind, Constraint.flat(use.constraints()));
                } else if (kind.numeric()) {
                    number(node, Constraint.flat(use.constraints()), kind.json() == ScalarKind.Json.INTEGER);
                    PortableNumbers.apply(node);
                }
            }
            case JsonType.Choice(var _, List<JsonType.Constant> constants) -> {
                node.put("type", "string");
                choices(node, constants, "oneOf");
            }
            case JsonType.Sequence(var _, Use element)
            when element.type() instanceof JsonType.Choice(var _, List<JsonType.Constant> constants) -> {
                node.put("type", "array");
                ObjectNode items = node.putObject("items");
                if (!titled(constants)) {
                    items.put("type", "string");
                }
                choices(items, constants, "anyOf");
                size(node, "Items", Constraint.flat(use.constraints()));
            }
            default -> throw new IllegalStateException("The checks let " + use.type() + " through");
        }
        return node;
    }

    private static void text(ObjectNode node, ScalarKind kind, List<Constraint> constraints) {
        String format = kind == ScalarKind.URI ? "uri" : kind.format();
        if (List.of("uri", "date", "date-time").contains(format)) {
            node.put("format", format);
        }
        describe(node, constraints);
        if (constraints.stream().anyMatch(Constraint.Email.class::isInstance)) {
            node.put("format", "email");
        }
        if (constraints.stream().anyMatch(Constraint.NotBlank.class::isInstance)) {
            node.put("minLength", 1);
        }
        size(node, "Length", constraints);
    }

    private static void size(ObjectNode node, String what, List<Constraint> constraints) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.Size(var _, int min, int max)) {
                if (min > 0) {
                    node.put("min" + what, Math.max(min, node.path("min" + what).asInt(0)));
                }
                if (max < Integer.MAX_VALUE) {
                    node.put("max" + what, Math.min(max, node.path("max" + what).asInt(max)));
                }
            }
        }
    }

    private static void describe(ObjectNode node, List<Constraint> constraints) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.Relative(var _, Constraint.Tense tense)) {
                Bounds.describe(node, tense.rule());
            }
        }
    }

    // Elicitation has no exclusive bounds: for integers the next one is as good, for the rest the reader enforces them.
    private static void number(ObjectNode node, List<Constraint> constraints, boolean integer) {
        for (Constraint constraint : constraints) {
            switch (constraint) {
                case Constraint.AtLeast(var _, BigDecimal bound, boolean inclusive) ->
                    atLeast(node, bound, inclusive, integer);
                case Constraint.AtMost(var _, BigDecimal bound, boolean inclusive) ->
                    atMost(node, bound, inclusive, integer);
                case Constraint.Digits digits -> {
                    atLeast(node, digits.most().negate(), true, integer);
                    atMost(node, digits.most(), true, integer);
                }
                default -> {}
            }
        }
    }

    private static void atLeast(ObjectNode node, BigDecimal bound, boolean inclusive, boolean integer) {
        BigDecimal least = integer ? bound.setScale(0, RoundingMode.CEILING) : bound;
        if (integer && !inclusive && least.compareTo(bound) == 0) {
            least = least.add(BigDecimal.ONE);
        }
        if (!node.has("minimum") || node.path("minimum").decimalValue().compareTo(least) < 0) {
            node.set("minimum", Json.number(least));
        }
    }

    private static void atMost(ObjectNode node, BigDecimal bound, boolean inclusive, boolean integer) {
        BigDecimal most = integer ? bound.setScale(0, RoundingMode.FLOOR) : bound;
        if (integer && !inclusive && most.compareTo(bound) == 0) {
            most = most.subtract(BigDecimal.ONE);
        }
        if (!node.has("maximum") || node.path("maximum").decimalValue().compareTo(most) > 0) {
            node.set("maximum", Json.number(most));
        }
    }

    private static boolean titled(List<JsonType.Constant> constants) {
        return constants.stream().anyMatch(constant -> constant.title().isPresent());
    }

    private static void choices(ObjectNode node, List<JsonType.Constant> constants, String titledKeyword) {
        if (titled(constants)) {
            ArrayNode options = node.putArray(titledKeyword);
            constants.forEach(constant -> options.addObject()
                    .put("const", constant.wire())
                    .put("title", constant.title().orElse(constant.wire())));
        } else {
            ArrayNode values = node.putArray("enum");
            constants.forEach(constant -> values.add(constant.wire()));
        }
    }
}
