package dev.remotemcp.runtime.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.SubscribeRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.UnsubscribeRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the SDK's client may expect of every server with the offer: the three primitives, and what changes in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SdkClientContract {
    private PeerServer server;

    abstract PeerServer start();

    @BeforeAll
    void startServer() {
        server = start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    PeerServer server() {
        return server;
    }

    @Test
    void theHandshakeAgreesOnTheRevisionAndTellsWhatIsOffered() {
        try (SdkClient client = SdkClient.of(server)) {
            InitializeResult greeting = client.greeting();
            assertThat(greeting.protocolVersion()).isEqualTo("2025-11-25");
            assertThat(greeting.serverInfo().name()).isEqualTo(Offer.SERVER_NAME);
            assertThat(greeting.serverInfo().version()).isEqualTo(Offer.SERVER_VERSION);
            assertThat(greeting.instructions()).isEqualTo(Offer.INSTRUCTIONS);
            assertThat(greeting.capabilities().tools().listChanged()).isTrue();
            assertThat(greeting.capabilities().prompts().listChanged()).isTrue();
            assertThat(greeting.capabilities().resources().listChanged()).isTrue();
            assertThat(greeting.capabilities().resources().subscribe()).isTrue();
            assertThat(greeting.capabilities().logging()).isNotNull();
            assertThat(greeting.capabilities().completions()).isNotNull();
        }
    }

    @Test
    void aPingIsAnswered() {
        try (SdkClient client = SdkClient.of(server)) {
            assertThat(client.api().ping()).isEqualTo(Map.of());
        }
    }

    @Test
    void everyToolIsListedAsDescribed() {
        try (SdkClient client = SdkClient.of(server)) {
            List<Tool> tools = client.api().listTools().tools();
            assertThat(tools)
                    .extracting(Tool::name)
                    .containsAll(Offer.TOOLS.stream()
                            .map(descriptor -> Offer.member(descriptor, "name"))
                            .toList());
            assertThat(tools)
                    .filteredOn(tool -> tool.name().equals("add"))
                    .containsExactly(SdkFeatures.read(Offer.ADD, Tool.class));
        }
    }

    @Test
    void aTextComesBackAsItWasSent() {
        try (SdkClient client = SdkClient.of(server)) {
            CallToolResult result = client.call("echo", Map.of("message", Offer.UNICODE));
            assertThat(SdkClient.text(result)).isEqualTo(Offer.UNICODE);
            assertThat(result.isError()).isNotEqualTo(true);
        }
    }

    @Test
    void structuredContentFitsItsSchemaAndComesAsTextToo() {
        // With its cache of schemas the client holds structured content against the tool's output schema.
        try (SdkClient client = SdkClient.with(server, spec -> spec.enableCallToolSchemaCaching(true))) {
            CallToolResult result = client.call("add", Map.of("a", 2, "b", 3));
            assertThat(result.structuredContent()).isEqualTo(Map.of("sum", 5));
            assertThat(SdkClient.text(result)).isEqualTo("{\"sum\":5}");
        }
    }

    @Test
    void everyKindOfContentArrives() {
        try (SdkClient client = SdkClient.of(server)) {
            List<Content> content = client.call("contents").content();
            assertThat(content).containsExactlyElementsOf(Fixed.contents());
        }
    }

    @Test
    void metadataTravelsBothWays() {
        try (SdkClient client = SdkClient.of(server)) {
            CallToolResult result = client.api()
                    .callTool(CallToolRequest.builder("tags")
                            .arguments(Map.of())
                            .meta(Map.of("example.org/tag", "blue"))
                            .build());
            assertThat(result.meta()).containsEntry("example.org/tag", "blue");
        }
    }

    @Test
    void aToolsOwnFailureIsAResultForTheModel() {
        try (SdkClient client = SdkClient.of(server)) {
            CallToolResult result = client.call("refuses");
            assertThat(result.isError()).isTrue();
            assertThat(SdkClient.text(result)).isEqualTo("the stock is empty");
        }
    }

    @Test
    void anUnknownToolIsAProtocolError() {
        try (SdkClient client = SdkClient.of(server)) {
            assertThatThrownBy(() -> client.call("missing")).satisfies(error -> isError(error, -32602));
        }
    }

    @Test
    void resourcesAndTemplatesAreListedAndRead() {
        try (SdkClient client = SdkClient.of(server)) {
            assertThat(client.api().listResources().resources())
                    .filteredOn(resource -> resource.uri().equals(Offer.PLAIN))
                    .containsExactly(SdkFeatures.resource(Offer.PLAIN_RESOURCE));
            assertThat(client.api().listResourceTemplates().resourceTemplates())
                    .singleElement()
                    .satisfies(template -> assertThat(template.uriTemplate()).isEqualTo(Offer.ITEM));
            assertThat(read(client, Offer.PLAIN)).isEqualTo("plain text");
            assertThat(read(client, "note://items/5")).isEqualTo("item 5");
            assertThat(contents(client, Offer.BYTES))
                    .singleElement()
                    .hasFieldOrPropertyWithValue("blob", "AAH/")
                    .hasFieldOrPropertyWithValue("mimeType", "application/octet-stream");
        }
    }

    @Test
    void anUnknownResourceIsNotFound() {
        try (SdkClient client = SdkClient.of(server)) {
            assertThatThrownBy(() -> read(client, "note://missing")).satisfies(error -> isError(error, -32002));
        }
    }

    @Test
    void promptsAreListedAndFilledIn() {
        try (SdkClient client = SdkClient.of(server)) {
            assertThat(client.api().listPrompts().prompts()).contains(SdkFeatures.prompt(Offer.GREETS));
            assertThat(prompt(client, "greets", Map.of("name", "Ada", "tone", "!"))
                            .messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.content())
                            .asInstanceOf(InstanceOfAssertFactories.type(TextContent.class))
                            .extracting(TextContent::text)
                            .isEqualTo("Greet Ada!"));
            assertThat(prompt(client, "converses", Map.of()).messages())
                    .containsExactlyElementsOf(Fixed.conversation());
            assertThatThrownBy(() -> prompt(client, "greets", Map.of())).satisfies(error -> isError(error, -32602));
            assertThatThrownBy(() -> prompt(client, "missing", Map.of())).satisfies(error -> isError(error, -32602));
        }
    }

    @Test
    void argumentsAndVariablesAreCompleted() {
        try (SdkClient client = SdkClient.of(server)) {
            assertThat(complete(client, new PromptReference("greets"), "name", "Ber")
                            .values())
                    .containsExactly("Bergen", "Berlin");
            CompleteCompletion ids = complete(client, new ResourceReference(Offer.ITEM), "id", "");
            assertThat(ids.values()).hasSize(100).startsWith("0", "1");
            assertThat(ids.total()).isEqualTo(150);
            assertThat(ids.hasMore()).isTrue();
        }
    }

    @Test
    void aSubscriberHearsOfItsResourceAndOfNoOther() {
        BlockingQueue<List<ResourceContents>> updates = new LinkedBlockingQueue<>();
        String other = "note://items/7";
        try (SdkClient client = SdkClient.with(server, spec -> spec.resourcesUpdateConsumer(updates::add))) {
            client.api().subscribeResource(new SubscribeRequest(Offer.PLAIN));
            client.api().subscribeResource(new SubscribeRequest(other));
            SdkClient.heard(updates, of(Offer.PLAIN), () -> server.resourceUpdated(Offer.PLAIN));
            client.api().unsubscribeResource(new UnsubscribeRequest(Offer.PLAIN));
            SdkClient.heard(updates, of(other), () -> server.resourceUpdated(other));
            updates.clear();
            server.resourceUpdated(Offer.PLAIN);
            server.resourceUpdated(other);
            List<ResourceContents> first = SdkClient.heard(updates, update -> true, () -> {});
            assertThat(of(other).test(first))
                    .as("the first update after unsubscribing: %s", first)
                    .isTrue();
        }
    }

    @Test
    void listsThatChangeAreFetchedAgain() {
        BlockingQueue<List<Tool>> tools = new LinkedBlockingQueue<>();
        BlockingQueue<List<Resource>> resources = new LinkedBlockingQueue<>();
        BlockingQueue<List<Prompt>> prompts = new LinkedBlockingQueue<>();
        try (SdkClient client = SdkClient.with(
                server,
                spec -> spec.toolsChangeConsumer(tools::add)
                        .resourcesChangeConsumer(resources::add)
                        .promptsChangeConsumer(prompts::add))) {
            assertThat(client.api().isInitialized()).isTrue();
            hears(tools, Tool::name, "late", () -> server.addTool("late"), () -> server.removeTool("late"));
            hears(
                    resources,
                    Resource::uri,
                    "note://late",
                    () -> server.addResource("note://late"),
                    () -> server.removeResource("note://late"));
            hears(prompts, Prompt::name, "late", () -> server.addPrompt("late"), () -> server.removePrompt("late"));
        }
    }

    @Test
    void closingEndsTheSession() throws IOException, InterruptedException {
        SdkClient client = SdkClient.of(server);
        client.api().ping();
        String session = client.sessionId();
        assertThat(session).isNotEmpty();
        assertThat(pingIn(session)).isEqualTo(200);
        client.close();
        assertThat(pingIn(session)).isEqualTo(404);
    }

    private int pingIn(String session) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/mcp"))
                                    .header("Content-Type", "application/json")
                                    .header("Accept", "application/json, text/event-stream")
                                    .header("Mcp-Session-Id", session)
                                    .header("MCP-Protocol-Version", "2025-11-25")
                                    .timeout(SdkClient.PATIENCE)
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** Adds until the client has a list with the key, then removes until it has one without. */
    private static <T> void hears(
            BlockingQueue<List<T>> lists, Function<T, String> key, String added, Runnable add, Runnable remove) {
        Predicate<List<T>> has = list -> list.stream().map(key).anyMatch(added::equals);
        SdkClient.heard(lists, has, () -> {
            remove.run();
            add.run();
        });
        SdkClient.heard(lists, has.negate(), () -> {
            add.run();
            remove.run();
        });
    }

    private static Predicate<List<ResourceContents>> of(String uri) {
        return contents -> contents.stream().allMatch(content -> content.uri().equals(uri));
    }

    private static String read(SdkClient client, String uri) {
        ResourceContents contents = contents(client, uri).getFirst();
        assertThat(contents.uri()).isEqualTo(uri);
        return ((TextResourceContents) contents).text();
    }

    private static List<ResourceContents> contents(SdkClient client, String uri) {
        return client.api().readResource(new ReadResourceRequest(uri)).contents();
    }

    private static GetPromptResult prompt(SdkClient client, String name, Map<String, Object> arguments) {
        return client.api().getPrompt(new GetPromptRequest(name, arguments));
    }

    private static CompleteCompletion complete(SdkClient client, CompleteReference ref, String name, String value) {
        return client.api()
                .completeCompletion(new CompleteRequest(ref, new CompleteArgument(name, value)))
                .completion();
    }

    static void isError(Throwable error, int code) {
        assertThat(error).isInstanceOf(McpError.class);
        assertThat(((McpError) error).getJsonRpcError().code()).isEqualTo(code);
    }
}
