package dev.remotemcp.runtime.wire;

import dev.remotemcp.runtime.McpResourceNotFoundException;
import dev.remotemcp.runtime.call.CompletionOutput;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceHandler;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.TextArguments;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.CompletionBinding;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.stream.IntStream;

/** Resources, prompts and completions, named for what they do. */
final class FixtureTexts {
    private static final String ITEMS = "note://items/{id}";
    private static final List<String> CITIES = List.of("Bergen", "Berlin", "Oslo");

    List<Binding> bindings() {
        return List.of(
                resource(
                        "note://plain",
                        CacheHint.DEFAULT,
                        (variables, context) -> new ResourceOutput.Text("plain text")),
                resource(
                        "note://bytes",
                        CacheHint.DEFAULT,
                        (variables, context) -> new ResourceOutput.Blob(new byte[] {0, 1, (byte) 0xff})),
                resource(
                        "note://several",
                        CacheHint.DEFAULT,
                        (variables, context) -> new ResourceOutput.Contents(List.of(
                                TextResourceContents.builder("note://several/1", "one")
                                        .mimeType("text/plain")
                                        .build(),
                                BlobResourceContents.builder("note://several/2", "aW1n")
                                        .mimeType("image/png")
                                        .build()))),
                resource(
                        "note://shared",
                        new CacheHint(60_000, true),
                        (variables, context) -> new ResourceOutput.Text("for everyone")),
                resource("note://breaks", CacheHint.DEFAULT, (variables, context) -> {
                    throw new IllegalStateException("secret detail");
                }),
                resource(ITEMS, CacheHint.DEFAULT, (variables, context) -> item(variables)),
                new PromptBinding(
                        "greets",
                        Descriptor.of("{\"name\":\"greets\",\"description\":\"Greets someone.\",\"arguments\":"
                                + "[{\"name\":\"name\",\"description\":\"whom\",\"required\":true}]}"),
                        Execution.VIRTUAL_THREAD,
                        (arguments, context) -> new PromptOutput.Text("Greet " + required(arguments, "name"))),
                new PromptBinding(
                        "converses",
                        Descriptor.of("{\"name\":\"converses\",\"description\":\"A short dialogue.\"}"),
                        Execution.EVENT_LOOP,
                        (arguments, context) -> new PromptOutput.Messages(List.of(
                                new PromptMessage(
                                        Role.USER,
                                        TextContent.builder("What is this?").build()),
                                new PromptMessage(
                                        Role.USER,
                                        ImageContent.builder("aW1n", "image/png")
                                                .build()),
                                new PromptMessage(
                                        Role.ASSISTANT,
                                        TextContent.builder("A picture.").build())))),
                new CompletionBinding(
                        new CompletionBinding.Target.Prompt("greets"),
                        "name",
                        Execution.VIRTUAL_THREAD,
                        (arguments, context) -> new CompletionOutput.Values(CITIES.stream()
                                .filter(city -> city.startsWith(required(arguments, "name")))
                                .toList())),
                new CompletionBinding(
                        new CompletionBinding.Target.Template(ITEMS),
                        "id",
                        Execution.VIRTUAL_THREAD,
                        (arguments, context) -> new CompletionOutput.Values(IntStream.range(0, 150)
                                .mapToObj(Integer::toString)
                                .toList())));
    }

    static ResourceBinding resource(String uri, CacheHint cache, ResourceHandler handler) {
        String member = uri.contains("{") ? "uriTemplate" : "uri";
        return new ResourceBinding(
                uri,
                Descriptor.of("{\"" + member + "\":\"" + uri + "\",\"name\":\"" + uri.substring("note://".length())
                        + "\",\"mimeType\":\"text/plain\"}"),
                "text/plain",
                cache,
                Execution.VIRTUAL_THREAD,
                handler);
    }

    private static ResourceOutput item(TextArguments variables) {
        String id = required(variables, "id");
        if (id.equals("missing")) {
            throw new McpResourceNotFoundException("There is no item 'missing'");
        }
        return new ResourceOutput.Text("item " + id);
    }

    private static String required(TextArguments arguments, String name) {
        String value = FixtureJson.text(arguments, name);
        if (value.isEmpty()) {
            throw new InvalidArgumentsException(List.of(name + " is missing"));
        }
        return value;
    }
}
