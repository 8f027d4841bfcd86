package dev.remotemcp.runtime.wire;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.HeaderArgument;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tools that answer in every way a tool can, named for what they do. */
final class FixtureTools {
    static final String ECHO_SCHEMA = """
            {"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}""".strip();
    private static final String NO_ARGUMENTS = "{\"type\":\"object\"}";
    private static final String HEADER_SCHEMA = """
            {"type":"object","properties":{\
            "region":{"type":"string","x-mcp-header":"Region"},\
            "count":{"type":"integer","x-mcp-header":"Count"},\
            "dry":{"type":"boolean","x-mcp-header":"Dry"},\
            "place":{"type":"object","properties":{"site":{"type":"string","x-mcp-header":"Site"}}}}}""".strip();

    private final Gate gate;

    FixtureTools(Gate gate) {
        this.gate = gate;
    }

    List<Binding> bindings() {
        return List.of(
                tool("echo", ECHO_SCHEMA, Execution.VIRTUAL_THREAD, FixtureTools::echo),
                tool("echo_on_event_loop", ECHO_SCHEMA, Execution.EVENT_LOOP, FixtureTools::echo),
                tool("structured", (arguments, context) -> structured("{\"sum\":3,\"parts\":[1,2]}")),
                tool("structured_null", (arguments, context) -> structured("null")),
                tool("structured_list", (arguments, context) -> structured("[1,\"two\",null]")),
                tool("all_contents", (arguments, context) -> contents()),
                tool("assembled", (arguments, context) -> assembled()),
                tool(
                        "unwritable",
                        (arguments, context) -> new ToolOutput.Result(CallToolResult.builder()
                                .structuredContent(new Object() {
                                    @SuppressWarnings("unused") // Jackson reads it
                                    public String getSecret() {
                                        throw new IllegalStateException("secret detail");
                                    }
                                })
                                .build())),
                tool("nothing", (arguments, context) -> ToolOutput.EMPTY),
                tool("failed", (arguments, context) -> new ToolOutput.Failed("the stock is empty")),
                tool("fails_for_model", (arguments, context) -> {
                    throw new McpToolException("try a smaller number", new IllegalStateException("secret cause"));
                }),
                tool("breaks", (arguments, context) -> {
                    throw new IllegalStateException("secret detail");
                }),
                tool("rejects_arguments", (arguments, context) -> {
                    throw new InvalidArgumentsException(List.of("/days must be at most 14", "/city is missing"));
                }),
                tool(
                        "later",
                        (arguments, context) -> new ToolOutput.Later(
                                CompletableFuture.supplyAsync(() -> new ToolOutput.Text("it came later")))),
                tool(
                        "later_fails",
                        (arguments, context) -> new ToolOutput.Later(
                                CompletableFuture.failedFuture(new McpToolException("it failed later")))),
                new ToolBinding(
                        "mirrors_headers",
                        descriptor("mirrors_headers", HEADER_SCHEMA),
                        List.of(
                                new HeaderArgument("Region", List.of("region"), HeaderArgument.Type.STRING),
                                new HeaderArgument("Count", List.of("count"), HeaderArgument.Type.INTEGER),
                                new HeaderArgument("Dry", List.of("dry"), HeaderArgument.Type.BOOLEAN),
                                new HeaderArgument("Site", List.of("place", "site"), HeaderArgument.Type.STRING)),
                        Execution.VIRTUAL_THREAD,
                        (arguments, context) -> new ToolOutput.Text("served")),
                tool("reports_progress", FixtureTools::progress),
                tool("reports_odd_progress", FixtureTools::oddProgress),
                tool("logs_every_level", FixtureTools::logs),
                tool("waits", this::waits),
                tool("ignores_interruption", (arguments, context) -> {
                    gate.passUninterrupted();
                    return new ToolOutput.Text("the gate was open");
                }),
                tool("waits_after_progress", (arguments, context) -> {
                    context.progress(1);
                    return waits(arguments, context);
                }),
                tool("tells_request", FixtureTools::tells));
    }

    static ToolBinding tool(String name, ToolHandler handler) {
        return tool(name, NO_ARGUMENTS, Execution.VIRTUAL_THREAD, handler);
    }

    static ToolBinding tool(String name, String inputSchema, Execution execution, ToolHandler handler) {
        return new ToolBinding(name, descriptor(name, inputSchema), List.of(), execution, handler);
    }

    private static Descriptor descriptor(String name, String inputSchema) {
        return Descriptor.of("{\"name\":\"" + name + "\",\"description\":\"Does what its name says.\",\"inputSchema\":"
                + inputSchema + "}");
    }

    private static ToolOutput echo(Arguments arguments, McpContext context) {
        return new ToolOutput.Text(FixtureJson.tree(arguments).path("message").asString());
    }

    private static ToolOutput structured(String json) {
        return new ToolOutput.Structured(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ToolOutput contents() {
        return new ToolOutput.Contents(List.of(
                TextContent.builder("Grüße \"quoted\"\n\u2028 \uD83D\uDE00").build(),
                ImageContent.builder("aW1n", "image/png").build(),
                AudioContent.builder("YXVkaW8=", "audio/wav").build(),
                ResourceLink.builder().name("plain").uri("note://plain").build(),
                EmbeddedResource.builder(TextResourceContents.builder("note://embedded", "embedded")
                                .mimeType("text/plain")
                                .build())
                        .build()));
    }

    private static ToolOutput assembled() {
        return new ToolOutput.Result(CallToolResult.builder()
                .addTextContent("assembled by hand")
                .structuredContent(Map.of("kept", true))
                .isError(true)
                .meta(Map.of("example.org/trace", "abc"))
                .build());
    }

    private static ToolOutput progress(Arguments arguments, McpContext context) {
        context.progress(1);
        context.progress(2, 3);
        context.progress(3, 3, "done");
        return new ToolOutput.Text("progressed");
    }

    private static ToolOutput oddProgress(Arguments arguments, McpContext context) {
        for (double value : new double[] {1, 1, 0.5, 2, Double.NaN, Double.POSITIVE_INFINITY, 2, 2.5}) {
            context.progress(value);
        }
        return new ToolOutput.Text("progressed");
    }

    private static ToolOutput logs(Arguments arguments, McpContext context) {
        for (LoggingLevel level : LoggingLevel.values()) {
            context.log(level, "fixture", Map.of("at", level.name()));
        }
        return new ToolOutput.Text("logged");
    }

    private ToolOutput waits(Arguments arguments, McpContext context) throws InterruptedException {
        gate.pass();
        return new ToolOutput.Text("the gate was open");
    }

    private static ToolOutput tells(Arguments arguments, McpContext context) {
        return new ToolOutput.Text(String.join(
                "|",
                context.client().protocolVersion(),
                context.client().info().map(info -> info.name()).orElse("nobody"),
                context.client().features().stream().sorted().toList().toString(),
                context.meta().path("example.org/tag").asString("untagged"),
                context.traceparent().orElse("untraced"),
                context.principal().map(user -> user.getName()).orElse("anonymous")));
    }
}
