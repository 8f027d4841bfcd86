package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.call.ToolOutput;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A tool that refuses arguments it does not have, and whose input schema says so. */
final class KnownArguments implements ToolHandler {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What says itself which arguments there are besides the listed ones, or may name more of them. */
    private static final List<String> OPEN = List.of(
            "additionalProperties",
            "unevaluatedProperties",
            "patternProperties",
            "allOf",
            "anyOf",
            "oneOf",
            "if",
            "dependentSchemas",
            "$ref",
            "$dynamicRef");

    private final ToolHandler handler;
    private final boolean any;

    private KnownArguments(ToolHandler handler, boolean any) {
        this.handler = handler;
        this.any = any;
    }

    /** The tool with unknown arguments refused; the same if its schema says itself what is done about them. */
    static ToolBinding around(ToolBinding tool) {
        ObjectNode descriptor = (ObjectNode) JSON.readTree(tool.descriptor().json());
        if (!(descriptor.path("inputSchema") instanceof ObjectNode schema)
                || !schema.has("properties")
                || OPEN.stream().anyMatch(schema::has)) {
            return tool;
        }
        schema.put("additionalProperties", false);
        return tool.with(
                new Descriptor(JSON.writeValueAsBytes(descriptor)),
                new KnownArguments(tool.handler(), !schema.path("properties").isEmpty()));
    }

    @Override
    public ToolOutput call(Arguments arguments, McpContext context) throws Exception {
        Arguments refusing = arguments.refusingUnknown();
        if (!any) {
            // A handler without arguments does not look at them.
            while (refusing.next()) {
                refusing.unknown();
            }
            refusing.verify();
        }
        return handler.call(refusing, context);
    }
}
