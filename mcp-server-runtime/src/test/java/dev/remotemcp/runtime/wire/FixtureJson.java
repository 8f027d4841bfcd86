package dev.remotemcp.runtime.wire;

import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.TextArguments;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads arguments without a generated decoder. */
final class FixtureJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ObjectReader TREE =
            JSON.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FixtureJson() {}

    static JsonNode tree(Arguments arguments) {
        ObjectNode tree = JSON.createObjectNode();
        while (arguments.next()) {
            String name = arguments.name();
            tree.set(name, arguments.<JsonNode>read(TREE));
        }
        arguments.verify();
        return tree;
    }

    /** One argument; empty if it is absent. */
    static String text(TextArguments arguments, String name) {
        return arguments.read(name, "");
    }
}
