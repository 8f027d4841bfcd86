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
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what a tool returns against its output schema: all of it, or only results with a null, which Java's types
 * rarely rule out. A violation is a fault of the server, of which the client learns no more than of any other.
 * Thread-safe.
 */
final class OutputCheck implements ToolHandler {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ToolBinding tool;
    private final boolean all;
    private final ToolHandler handler;
    private volatile @Nullable Optional<JsonSchema> schema;

    private OutputCheck(ToolBinding tool, boolean all, ToolHandler handler) {
        this.tool = tool;
        this.all = all;
        this.handler = handler;
    }

    /** The tool with all its results checked; the same if it has no output schema. */
    static ToolBinding ofAll(ToolBinding tool) {
        OutputCheck check = new OutputCheck(tool, true, unchecked(tool));
        return tool.with(tool.descriptor(), check.schema().isPresent() ? check : check.handler);
    }

    /** The tool with those results checked that have a null, whose schema is read when there is the first. */
    static ToolBinding ofNulls(ToolBinding tool) {
        return tool.with(tool.descriptor(), new OutputCheck(tool, false, unchecked(tool)));
    }

    /** A refined tool may come with the check of its former schema. */
    private static ToolHandler unchecked(ToolBinding tool) {
        return tool.handler() instanceof OutputCheck former ? former.handler : tool.handler();
    }

    private Optional<JsonSchema> schema() {
        Optional<JsonSchema> known = schema;
        if (known == null) {
            JsonNode written = JSON.readTree(tool.descriptor().json()).path("outputSchema");
            try {
                known = written.isMissingNode() ? Optional.empty() : Optional.of(JsonSchema.of(written));
            } catch (UnusableSchemaException e) {
                throw new IllegalStateException(
                        "The output schema of the tool '" + tool.name() + "' cannot be used: " + e.getMessage(), e);
            }
            schema = known;
        }
        return known;
    }

    @Override
    public ToolOutput call(Arguments arguments, McpContext context) throws Exception {
        return checked(handler.call(arguments, context));
    }

    private ToolOutput checked(ToolOutput output) {
        return switch (output) {
            case ToolOutput.Structured(byte[] json) -> all ? checked(output, JSON.readTree(json)) : output;
            case ToolOutput.WithNulls(byte[] json) -> checked(new ToolOutput.Structured(json), JSON.readTree(json));
            case ToolOutput.Result(CallToolResult result) -> all ? assembled(output, result) : output;
            case ToolOutput.Failed failed -> failed;
            case ToolOutput.Later later -> ToolOutputs.later(later.stage(), this::checked);
            case ToolOutput.Text text -> all ? missing() : text;
            case ToolOutput.Contents contents -> all ? missing() : contents;
        };
    }

    private ToolOutput assembled(ToolOutput output, CallToolResult result) {
        if (Boolean.TRUE.equals(result.isError())) {
            return output;
        }
        return result.structuredContent() == null
                ? missing()
                : checked(output, JSON.valueToTree(result.structuredContent()));
    }

    private ToolOutput missing() {
        throw new IllegalStateException("The tool '" + tool.name()
                + "' has an output schema but returned no structured content: return a value that fits the schema,"
                + " or declare no schema");
    }

    private ToolOutput checked(ToolOutput output, JsonNode structured) {
        List<Violation> violations =
                schema().map(known -> known.violations(structured)).orElse(List.of());
        if (!violations.isEmpty()) {
            throw new IllegalStateException("The result of the tool '" + tool.name()
                    + "' does not fit its output schema: "
                    + violations.stream()
                            .map(violation -> violation.pathOr("the result") + ": " + violation.rule())
                            .collect(Collectors.joining("; "))
                    + ". Return what the types promise, or put @Nullable on what may be null");
        }
        return output;
    }
}
