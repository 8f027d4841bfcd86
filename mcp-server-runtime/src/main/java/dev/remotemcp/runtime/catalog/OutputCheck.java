package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.call.ToolOutputs;
import dev.remotemcp.runtime.schema.JsonSchema;
import dev.remotemcp.runtime.schema.UnusableSchemaException;
import dev.remotemcp.runtime.schema.Violation;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what a tool returns against its output schema. A violation is a fault of the server, of which the client learns
 * no more than of any other.
 */
final class OutputCheck implements ToolHandler {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String tool;
    private final JsonSchema schema;
    private final ToolHandler handler;

    private OutputCheck(String tool, JsonSchema schema, ToolHandler handler) {
        this.tool = tool;
        this.schema = schema;
        this.handler = handler;
    }

    /** The tool with its results checked; the same if it has no output schema. */
    static ToolBinding around(ToolBinding tool) {
        JsonNode schema = JSON.readTree(tool.descriptor().json()).path("outputSchema");
        // A refined tool may come with the check of its former schema.
        ToolHandler handler = tool.handler() instanceof OutputCheck former ? former.handler : tool.handler();
        if (schema.isMissingNode()) {
            return with(handler, tool);
        }
        try {
            return with(new OutputCheck(tool.name(), JsonSchema.of(schema), handler), tool);
        } catch (UnusableSchemaException e) {
            throw new IllegalStateException(
                    "The output schema of the tool '" + tool.name() + "' cannot be used: " + e.getMessage(), e);
        }
    }

    private static ToolBinding with(ToolHandler handler, ToolBinding tool) {
        return tool.with(tool.descriptor(), handler);
    }

    @Override
    public ToolOutput call(Arguments arguments, McpContext context) throws Exception {
        return checked(handler.call(arguments, context));
    }

    private ToolOutput checked(ToolOutput output) {
        return switch (output) {
            case ToolOutput.Structured(byte[] json) -> checked(output, JSON.readTree(json));
            case ToolOutput.Result(CallToolResult result) ->
                Boolean.TRUE.equals(result.isError())
                        ? output
                        : result.structuredContent() == null
                                ? missing()
                                : checked(output, JSON.valueToTree(result.structuredContent()));
            case ToolOutput.Failed failed -> failed;
            case ToolOutput.Later later -> ToolOutputs.later(later.stage(), this::checked);
            case ToolOutput.Text text -> missing();
            case ToolOutput.Contents contents -> missing();
        };
    }

    private ToolOutput missing() {
        throw new IllegalStateException("The tool '" + tool
                + "' has an output schema but returned no structured content: return a value that fits the schema,"
                + " or declare no schema");
    }

    private ToolOutput checked(ToolOutput output, JsonNode structured) {
        List<Violation> violations = schema.violations(structured);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("The result of the tool '" + tool + "' does not fit its output schema: "
                    + violations.stream()
                            .map(violation -> violation.pathOr("the result") + ": " + violation.rule())
                            .collect(Collectors.joining("; ")));
        }
        return output;
    }
}
