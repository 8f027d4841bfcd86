package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Tag;
import dev.remotemcp.schemagen.model.Use;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks default values against the type and constraints that they stand for. */
final class DefaultChecks {
    private final Component component;

    DefaultChecks(Component component) {
        this.component = component;
    }

    /** The rule that a value breaks, and where inside it. */
    Optional<String> problem(JsonNode value, Use use, String path) {
        return type(value, use.type(), path)
                .or(() -> use.constraints().stream()
                        .flatMap(constraint -> constraint(value, use.type(), constraint).stream())
                        .map(rule -> at(path, rule))
                        .findFirst());
    }

    private Optional<String> type(JsonNode value, JsonType type, String path) {
        return switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _) ->
                scalar(value, kind).map(rule -> at(path, rule));
            case JsonType.Choice(var _, var constants) ->
                constants.stream().anyMatch(constant -> is(value, constant))
                        ? Optional.empty()
                        : Optional.of(at(
                                path,
                                "must be one of "
                                        + String.join(
                                                ", ",
                                                constants.stream()
                                                        .map(JsonType.Constant::wire)
                                                        .toList())));
            case JsonType.Sequence(JsonType.Shape shape, Use element) -> sequence(value, shape, element, path);
            case JsonType.Dictionary(var _, Use key, Use element) -> dictionary(value, key, element, path);
            case JsonType.Composite(var _, var _, String key) -> composite(value, key, path);
            case JsonType.Maybe(Use inner) -> value.isNull() ? Optional.empty() : problem(value, inner, path);
            case JsonType.Formatted _ -> Optional.of(at(path, "cannot be read in the form that @JsonFormat gives"));
            case JsonType.Delegate(var _, var _, Use inner) -> problem(value, inner.present(), path);
            case JsonType.Anything _, JsonType.Unbindable _ -> Optional.empty();
        };
    }

    private Optional<String> sequence(JsonNode value, JsonType.Shape shape, Use element, String path) {
        if (!value.isArray()) {
            return Optional.of(at(path, "must be a JSON array"));
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < value.size(); i++) {
            Optional<String> problem = problem(value.get(i), element.present(), path + "[" + i + "]");
            if (problem.isPresent()) {
                return problem;
            }
            if (shape.unique() && !seen.add(value.get(i))) {
                return Optional.of(at(path, "must not repeat a value"));
            }
        }
        return Optional.empty();
    }

    private Optional<String> dictionary(JsonNode value, Use key, Use element, String path) {
        if (!value.isObject()) {
            return Optional.of(at(path, "must be a JSON object"));
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Optional<String> problem = KeyChecks.problem(entry.getKey(), key.type())
                    .map(rule -> at(path, "has a key that " + rule))
                    .or(() -> problem(entry.getValue(), element.present(), path + "." + entry.getKey()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> composite(JsonNode value, String key, String path) {
        Definition definition = component.inputs().get(key);
        if (definition != null && !definition.alternatives().isEmpty()) {
            return definition.alternatives().stream()
                            .anyMatch(type -> type(value, type, path).isEmpty())
                    ? Optional.empty()
                    : Optional.of(at(
                            path,
                            "is none of the variants of " + definition.type().simpleName()));
        }
        if (definition == null || !value.isObject()) {
            return Optional.of(at(path, "must be a JSON object"));
        }
        if (definition.tag().orElse(null) instanceof Tag.Member(String name, String id, boolean required)
                && (value.has(name) || required)
                && !value.path(name).asString("").equals(id)) {
            return Optional.of(at(path + "." + name, "must be \"" + id + "\""));
        }
        for (Property property : definition.properties()) {
            JsonNode member = value.path(property.name());
            String memberPath = path + "." + property.name();
            if (member.isMissingNode() || member.isNull()) {
                if (property.required()) {
                    return Optional.of("lacks the required " + memberPath.substring(1));
                }
                continue;
            }
            Optional<String> problem = problem(member, property.use().present(), memberPath);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static boolean is(JsonNode value, JsonType.Constant constant) {
        return constant.number()
                ? value.isNumber() && value.decimalValue().compareTo(new BigDecimal(constant.wire())) == 0
                : value.isString() && value.asString().equals(constant.wire());
    }

    private static Optional<String> scalar(JsonNode value, ScalarKind kind) {
        return switch (kind.json()) {
            case BOOLEAN -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
            case NUMBER -> value.isNumber() ? Optional.empty() : Optional.of("must be a number");
            case INTEGER -> integer(value, kind);
            case STRING ->
                value.isString() ? TextValues.problem(value.asString(), kind) : Optional.of("must be a string");
        };
    }

    private static Optional<String> integer(JsonNode value, ScalarKind kind) {
        if (!value.isNumber() || value.decimalValue().stripTrailingZeros().scale() > 0) {
            return Optional.of("must be an integer");
        }
        long max = switch (kind) {
            case BYTE -> Byte.MAX_VALUE;
            case SHORT -> Short.MAX_VALUE;
            case INT, ATOMIC_INTEGER -> Integer.MAX_VALUE;
            case YEAR -> java.time.Year.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
        boolean fits = kind == ScalarKind.BIG_INTEGER
                || value.decimalValue().compareTo(BigDecimal.valueOf(max)) <= 0
                        && value.decimalValue().compareTo(BigDecimal.valueOf(-max - 1)) >= 0;
        return fits ? Optional.empty() : Optional.of("is out of range");
    }

    private static Optional<String> constraint(JsonNode value, JsonType type, Constraint constraint) {
        return holds(value, type, constraint) ? Optional.empty() : Optional.of("violates " + constraint.annotation());
    }

    private static boolean holds(JsonNode value, JsonType type, Constraint constraint) {
        return switch (constraint) {
            case Constraint.NotBlank _ -> !value.asString("").isBlank();
            case Constraint.Size(var _, int min, int max) -> {
                int size = size(value, type);
                yield size >= min && size <= max;
            }
            case Constraint.AtLeast(var _, BigDecimal bound, boolean inclusive) ->
                !value.isNumber() || value.decimalValue().compareTo(bound) >= (inclusive ? 0 : 1);
            case Constraint.AtMost(var _, BigDecimal bound, boolean inclusive) ->
                !value.isNumber() || value.decimalValue().compareTo(bound) <= (inclusive ? 0 : -1);
            case Constraint.Digits(var _, int integer, int fraction) -> {
                BigDecimal number = value.isNumber() ? value.decimalValue().stripTrailingZeros() : BigDecimal.ZERO;
                yield number.scale() <= fraction && number.precision() - number.scale() <= integer;
            }
            case Constraint.Truth(var _, boolean truth) -> !value.isBoolean() || value.asBoolean() == truth;
            case Constraint.Absent _ -> value.isNull();
            case Constraint.Matches matches ->
                ConstraintChecks.problem(matches, new JsonType.Scalar(ScalarKind.STRING, false))
                                .isPresent()
                        || Pattern.matches(matches.regex(), value.asString(""));
            case Constraint.Email _ -> value.asString("").matches("[^@\\s]+@[^@\\s]+");
            case Constraint.Single(var _, var parts) -> parts.stream().allMatch(part -> holds(value, type, part));
            // Only a running program knows.
            case Constraint.Relative _, Constraint.Custom _ -> true;
            case Constraint.Present _, Constraint.Ignored _, Constraint.Malformed _ -> true;
        };
    }

    private static int size(JsonNode value, JsonType type) {
        if (!value.isString()) {
            return value.size();
        }
        String text = value.asString();
        return type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind == ScalarKind.BYTES
                ? Base64.getDecoder().decode(text).length
                : text.codePointCount(0, text.length());
    }

    private static String at(String path, String rule) {
        return path.isEmpty() ? rule : rule + " at " + path.replaceFirst("^\\.", "");
    }
}
