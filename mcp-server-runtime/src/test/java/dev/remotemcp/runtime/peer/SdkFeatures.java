package dev.remotemcp.runtime.peer;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** The offer as features of the SDK's server, written as its documentation shows. */
final class SdkFeatures {
    private static final McpJsonMapper JSON = McpJsonDefaults.getMapper();

    private final Map<String, BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult>> handlers =
            new HashMap<>();

    SdkFeatures() {
        handlers.put("echo", (exchange, request) -> text(argument(request, "message")));
        handlers.put("add", (exchange, request) -> {
            int sum = Integer.parseInt(argument(request, "a")) + Integer.parseInt(argument(request, "b"));
            return CallToolResult.builder()
                    .structuredContent(Map.of("sum", sum))
                    .build();
        });
        handlers.put(
                "count",
                (exchange, request) -> CallToolResult.builder()
                        .structuredContent(List.of(1, 2, 3))
                        .build());
        handlers.put("located", (exchange, request) -> text(argument(request, "region")));
        handlers.put(
                "contents",
                (exchange, request) ->
                        CallToolResult.builder().content(Fixed.contents()).build());
        handlers.put(
                "refuses",
                (exchange, request) -> CallToolResult.builder()
                        .addTextContent("the stock is empty")
                        .isError(true)
                        .build());
        handlers.put("breaks", (exchange, request) -> {
            throw new IllegalStateException("secret detail");
        });
        handlers.put("progresses", SdkFeatures::progresses);
        handlers.put("logs", SdkFeatures::logs);
        handlers.put(
                "tags",
                (exchange, request) -> Fixed.tagged(String.valueOf(Objects.requireNonNullElse(request.meta(), Map.of())
                        .getOrDefault("example.org/tag", "untagged"))));
        handlers.put(
                "asks_form",
                (exchange, request) -> text(greeting(
                        exchange.createElicitation(ElicitFormRequest.builder(Offer.FORM_MESSAGE, object(Offer.FORM))
                                .build()))));
        handlers.put(
                "asks_url",
                (exchange, request) -> text(
                        exchange.createElicitation(ElicitUrlRequest.builder(Offer.URL_MESSAGE, Offer.URL, "sign_in")
                                        .build())
                                .action()
                                .name()));
        handlers.put(
                "asks_model",
                (exchange, request) -> text(
                        exchange.createMessage(Fixed.sampling()).content() instanceof TextContent said
                                ? said.text()
                                : "no text"));
        handlers.put(
                "asks_roots",
                (exchange, request) -> text(String.join(
                        " ",
                        exchange.listRoots().roots().stream().map(Root::uri).toList())));
    }

    List<SyncToolSpecification> tools() {
        return Offer.TOOLS.stream()
                .map(descriptor -> read(descriptor, Tool.class))
                .map(tool ->
                        new SyncToolSpecification(tool, Objects.requireNonNull(handlers.get(tool.name()), tool.name())))
                .toList();
    }

    List<SyncResourceSpecification> resources() {
        return List.of(
                new SyncResourceSpecification(
                        resource(Offer.PLAIN_RESOURCE),
                        (exchange, request) -> contents(TextResourceContents.builder(request.uri(), "plain text")
                                .mimeType("text/plain")
                                .build())),
                new SyncResourceSpecification(
                        resource(Offer.BYTES_RESOURCE),
                        (exchange, request) -> contents(BlobResourceContents.builder(
                                        request.uri(), Base64.getEncoder().encodeToString(Fixed.bytes()))
                                .mimeType("application/octet-stream")
                                .build())),
                new SyncResourceSpecification(resource(Offer.BROKEN_RESOURCE), (exchange, request) -> {
                    throw new IllegalStateException("secret detail");
                }));
    }

    SyncResourceTemplateSpecification template() {
        return new SyncResourceTemplateSpecification(
                read(Offer.ITEM_TEMPLATE, ResourceTemplate.class),
                (exchange, request) -> contents(TextResourceContents.builder(
                                request.uri(), "item " + request.uri().substring("note://items/".length()))
                        .mimeType("text/plain")
                        .build()));
    }

    List<SyncPromptSpecification> prompts() {
        return List.of(
                new SyncPromptSpecification(prompt(Offer.GREETS), (exchange, request) -> greets(request)),
                new SyncPromptSpecification(
                        prompt(Offer.CONVERSES),
                        (exchange, request) ->
                                GetPromptResult.builder(Fixed.conversation()).build()));
    }

    List<SyncCompletionSpecification> completions() {
        return List.of(
                new SyncCompletionSpecification(
                        new PromptReference("greets"), (exchange, request) -> suggest(request.argument())),
                new SyncCompletionSpecification(
                        new ResourceReference(Offer.ITEM),
                        (exchange, request) -> new CompleteResult(
                                new CompleteCompletion(Fixed.numbers().subList(0, 100), 150, true))));
    }

    static Resource resource(String descriptor) {
        return read(descriptor, Resource.class);
    }

    static Prompt prompt(String descriptor) {
        return read(descriptor, Prompt.class);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> object(String json) {
        try {
            return JSON.readValue(json, new TypeRef<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CallToolResult progresses(McpSyncServerExchange exchange, CallToolRequest request) {
        Object token = request.progressToken();
        if (token != null) {
            exchange.progressNotification(new ProgressNotification(token, 1, 2.0, "half"));
            exchange.progressNotification(new ProgressNotification(token, 2, 2.0, "done"));
        }
        return text("progressed");
    }

    private static CallToolResult logs(McpSyncServerExchange exchange, CallToolRequest request) {
        for (LoggingLevel level : LoggingLevel.values()) {
            exchange.loggingNotification(new LoggingMessageNotification(level, "peer", "at " + level));
        }
        return text("logged");
    }

    private static GetPromptResult greets(GetPromptRequest request) {
        Map<String, Object> arguments = Objects.requireNonNullElse(request.arguments(), Map.of());
        if (!arguments.containsKey("name")) {
            throw McpError.builder(ErrorCodes.INVALID_PARAMS)
                    .message("The argument 'name' is missing")
                    .build();
        }
        String text = "Greet " + arguments.get("name") + arguments.getOrDefault("tone", "");
        return GetPromptResult.builder(List.of(
                        new PromptMessage(Role.USER, TextContent.builder(text).build())))
                .build();
    }

    private static CompleteResult suggest(CompleteArgument argument) {
        List<String> values = argument.name().equals("name") ? Fixed.cities(argument.value()) : List.of();
        return new CompleteResult(new CompleteCompletion(values, values.size(), false));
    }

    private static String greeting(ElicitResult answer) {
        Map<String, Object> content = Objects.requireNonNullElse(answer.content(), Map.of());
        return Offer.greeting(
                answer.action().name().toLowerCase(Locale.ROOT),
                String.valueOf(content.get("name")),
                content.get("age") instanceof Number age ? age.intValue() : 0);
    }

    private static String argument(CallToolRequest request, String name) {
        return String.valueOf(
                Objects.requireNonNullElse(request.arguments(), Map.of()).getOrDefault(name, ""));
    }

    private static ReadResourceResult contents(ResourceContents contents) {
        return new ReadResourceResult(List.of(contents));
    }

    private static CallToolResult text(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }
}
