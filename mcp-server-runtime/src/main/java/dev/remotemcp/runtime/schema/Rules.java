package dev.remotemcp.runtime.schema;

import com.networknt.schema.Error;
import dev.remotemcp.runtime.call.Constraints;
import dev.remotemcp.runtime.call.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** The validator's errors in the words of generated decoders. */
final class Rules {
    private final JsonNode root;

    /** The rules of one schema. */
    Rules(JsonNode root) {
        this.root = root;
    }

    /** The property that an error is about where it lies in the value itself; empty if it is about the whole value. */
    static String property(Error error) {
        return switch (error.getKeyword()) {
            case "required", "dependentRequired", "additionalProperties", "unevaluatedProperties" -> argument(error, 0);
            default -> "";
        };
    }

    /** Whether other errors say more: those of the alternatives of which none fits. */
    static boolean isExplained(Error error, List<Error> all) {
        String inside = error.getEvaluationPath() + "/";
        return error.getKeyword().equals("oneOf")
                && all.stream()
                        .anyMatch(other -> other.getEvaluationPath().toString().startsWith(inside));
    }

    String rule(Error error) {
        JsonNode bound = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> "must be " + types(bound) + was(error);
            case "required" -> "is required" + meant(error);
            case "dependentRequired" -> "is required where '" + argument(error, 1) + "' is given";
            case "additionalProperties", "unevaluatedProperties" -> "is unknown" + known(error);
            case "enum" -> "must be one of " + values(bound) + was(error);
            case "const" -> "must be " + value(bound) + was(error);
            case "minLength" -> "must have at least " + counted(bound, "character", "characters") + length(error);
            case "maxLength" -> "must have at most " + counted(bound, "character", "characters") + length(error);
            case "minItems" -> "must have at least " + counted(bound, "element", "elements") + size(error);
            case "maxItems" -> "must have at most " + counted(bound, "element", "elements") + size(error);
            case "minProperties" -> "must have at least " + counted(bound, "entry", "entries") + size(error);
            case "maxProperties" -> "must have at most " + counted(bound, "entry", "entries") + size(error);
            case "minimum" -> "must be at least " + value(bound) + was(error);
            case "maximum" -> "must be at most " + value(bound) + was(error);
            case "exclusiveMinimum" -> "must be greater than " + value(bound) + was(error);
            case "exclusiveMaximum" -> "must be less than " + value(bound) + was(error);
            case "multipleOf" -> "must be a multiple of " + value(bound) + was(error);
            case "pattern" -> "must match the pattern " + bound.asString("") + was(error);
            case "format" -> "must be " + format(argument(error, 0)) + was(error);
            case "uniqueItems" -> "must not have the same element twice";
            case "oneOf" -> "must fit exactly one of the alternatives (fits " + argument(error, 0) + ")";
            case "not" -> "must not fit " + value(bound);
            case "false" -> "must not be given";
            default -> error.getMessage();
        };
    }

    private static String argument(Error error, int index) {
        Object[] arguments = error.getArguments();
        return arguments != null && index < arguments.length ? String.valueOf(arguments[index]) : "";
    }

    private static String types(JsonNode type) {
        if (!type.isArray()) {
            return type(type.asString(""));
        }
        StringJoiner types = new StringJoiner(" or ");
        type.forEach(one -> types.add(type(one.asString(""))));
        return types.toString();
    }

    private static String type(String name) {
        return switch (name) {
            case "boolean" -> "true or false";
            case "null" -> "null";
            case "array", "integer", "object" -> "an " + name;
            default -> "a " + name;
        };
    }

    private static String format(String name) {
        return switch (name) {
            case "date" -> "a date such as 2026-07-28";
            case "time" -> "a time with offset such as 14:30:00+02:00";
            case "date-time" -> "a date and time with offset such as 2026-07-28T14:30:00+02:00";
            case "duration" -> "an ISO 8601 duration such as PT15M";
            case "email" -> "an e-mail address";
            case "uuid" -> "a UUID";
            case "uri" -> "a URI";
            default -> "of the format " + name;
        };
    }

    private static String was(Error error) {
        return " (was " + value(error.getInstanceNode()) + ")";
    }

    private static String length(Error error) {
        return " (was " + Constraints.length(error.getInstanceNode().asString("")) + ")";
    }

    private static String size(Error error) {
        return " (was " + error.getInstanceNode().size() + ")";
    }

    private static String counted(JsonNode count, String one, String many) {
        return count + " " + (count.asInt(0) == 1 ? one : many);
    }

    private static String values(JsonNode values) {
        StringJoiner all = new StringJoiner(", ");
        values.forEach(one -> all.add(one.isString() ? one.asString() : one.toString()));
        return all.toString();
    }

    private static String value(JsonNode value) {
        if (value.isString()) {
            return Constraints.quote(value.asString());
        }
        return value.isObject() ? "an object" : value.isArray() ? "an array" : value.toString();
    }

    /** A hint if an argument that nobody knows looks like the one that is missing. */
    private String meant(Error error) {
        String missing = argument(error, 0);
        Set<String> declared = declared(error);
        List<String> others = new ArrayList<>();
        for (String name : error.getInstanceNode().propertyNames()) {
            if (!declared.contains(name)) {
                others.add(name);
            }
        }
        return Spelling.closest(missing, others)
                .map(found -> "; did you mean '" + missing + "' where you wrote '" + found + "'?")
                .orElse("");
    }

    private String known(Error error) {
        return Spelling.closest(argument(error, 0), declared(error))
                .map(found -> "; did you mean '" + found + "'?")
                .orElse("");
    }

    /** The properties that the schema names beside the keyword that is broken. */
    private Set<String> declared(Error error) {
        String location = error.getSchemaLocation().toString();
        String keyword = location.substring(location.indexOf('#') + 1);
        int end = keyword.lastIndexOf('/');
        return end < 0 || !keyword.startsWith("/")
                ? Set.of()
                : new HashSet<>(
                        root.at(keyword.substring(0, end)).path("properties").propertyNames());
    }
}
