package dev.remotemcp.runtime.schema;

import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a schema can be used: a valid one, of a bounded size, that needs nothing from elsewhere. */
final class SchemaCheck {
    private static final int MOST_BYTES = 128 * 1024;
    private static final int MOST_LEVELS = 64;

    private SchemaCheck() {}

    static void check(JsonNode schema) {
        if (!schema.isObject() && !schema.isBoolean()) {
            throw UnusableSchemaException.at("", "a schema is a JSON object, such as {\"type\": \"string\"}");
        }
        bounds(schema);
        dialect(schema);
        // Before the schema of schemas, which knows less about what is wrong with them.
        References.check(schema).forEach(SchemaCheck::patterns);
        List<Violation> violations = JsonSchema.againstMetaschema(schema);
        if (!violations.isEmpty()) {
            throw new UnusableSchemaException("it is no valid JSON Schema 2020-12: "
                    + String.join(
                            "; ",
                            violations.stream()
                                    .limit(10)
                                    .map(violation -> "at " + violation.pathOr("its root") + ": " + violation.rule())
                                    .toList()));
        }
    }

    private static void bounds(JsonNode schema) {
        // Levels first: what is too deep cannot be written either.
        if (deeper(schema, MOST_LEVELS)) {
            throw UnusableSchemaException.at(
                    "", "it nests more than " + MOST_LEVELS + " levels: put inner schemas under $defs");
        }
        int bytes = JsonMapper.shared().writeValueAsBytes(schema).length;
        if (bytes > MOST_BYTES) {
            throw UnusableSchemaException.at(
                    "", "it has " + bytes + " bytes, " + MOST_BYTES + " are allowed: clients read it in every list");
        }
    }

    private static boolean deeper(JsonNode node, int levels) {
        if (!node.isContainer()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode child : node) {
            if (deeper(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }

    private static void dialect(JsonNode schema) {
        JsonNode dialect = schema.path("$schema");
        String text = dialect.asString("").replaceFirst("#$", "");
        if (!dialect.isMissingNode() && !text.equals(JsonSchema.DIALECT)) {
            throw UnusableSchemaException.at(
                    "/$schema", "only \"" + JsonSchema.DIALECT + "\" is possible: write that, or leave $schema out");
        }
    }

    private static void patterns(String pointer, JsonNode schema) {
        JsonNode pattern = schema.path("pattern");
        if (pattern.isString()) {
            pattern(pointer + "/pattern", pattern.asString());
        }
        for (Map.Entry<String, JsonNode> entry :
                schema.path("patternProperties").properties()) {
            pattern(pointer + "/patternProperties/" + SchemaTree.escaped(entry.getKey()), entry.getKey());
        }
    }

    private static void pattern(String pointer, String regex) {
        try {
            new BoundedRegex(regex);
        } catch (PatternSyntaxException e) {
            throw UnusableSchemaException.at(
                    pointer, "the pattern " + regex + " is no regular expression: " + e.getDescription());
        }
    }
}
