package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.protocol.StreamMemory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listen streams: acknowledged first, then only what was asked for, and a proper end. */
final class SubscriptionsTest {
    private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";
    private static final String TOOLS_CHANGED = "notifications/tools/list_changed";
    private static final String PROMPTS_CHANGED = "notifications/prompts/list_changed";
    private static final String RESOURCES_CHANGED = "notifications/resources/list_changed";
    private static final String UPDATED = "notifications/resources/updated";
    private static final String ALL =
            "{\"toolsListChanged\":true,\"promptsListChanged\":true,\"resourcesListChanged\":true,"
                    + "\"resourceSubscriptions\":[\"note://plain\"]}";
    private static final JsonMapper JSON = JsonMapper.shared();

    private WireServer server;
    private McpWire wire;

    @BeforeEach
    void start() {
        server = WireServer.start();
        wire = server.wire();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String subscriptionId(JsonNode params) {
        return params.path("_meta")
                .path("io.modelcontextprotocol/subscriptionId")
                .toString();
    }

    @Test
    void theFirstMessageAcknowledgesWhatIsHonoured() {
        try (McpStream stream = wire.listen(ALL).open()) {
            assertThat(stream.head().status()).isEqualTo(200);
            assertThat(stream.head().eventStream()).isTrue();
            assertThat(stream.next(ACKNOWLEDGED).path("notifications")).isEqualTo(JSON.readTree(ALL));
        }
    }

    @Test
    void whatTheServerDoesNotHaveIsNotAcknowledged() {
        String asked = "{\"toolsListChanged\":true,\"moonPhaseChanged\":true,\"taskIds\":[]}";
        try (McpStream stream = wire.listen(asked).open()) {
            assertThat(stream.next(ACKNOWLEDGED).path("notifications"))
                    .isEqualTo(JSON.readTree("{\"toolsListChanged\":true}"));
        }
    }

    @Test
    void everyMessageCarriesTheIdOfTheRequestWithItsType() {
        try (McpStream number = wire.listen(ALL).id(42).open();
                McpStream text = wire.listen(ALL).id("42").open()) {
            assertThat(subscriptionId(number.next(ACKNOWLEDGED))).isEqualTo("42");
            assertThat(subscriptionId(text.next(ACKNOWLEDGED))).isEqualTo("\"42\"");
            server.catalog().toolsChanged();
            assertThat(subscriptionId(number.next(TOOLS_CHANGED))).isEqualTo("42");
            assertThat(subscriptionId(text.next(TOOLS_CHANGED))).isEqualTo("\"42\"");
        }
    }

    @Test
    void everyKindOfChangeIsAnnounced() {
        try (McpStream stream = wire.listen(ALL).open()) {
            stream.next(ACKNOWLEDGED);
            server.catalog().toolsChanged();
            stream.next(TOOLS_CHANGED);
            server.catalog().promptsChanged();
            stream.next(PROMPTS_CHANGED);
            server.catalog().resourcesChanged();
            stream.next(RESOURCES_CHANGED);
            server.catalog().resourceUpdated("note://plain");
            assertThat(stream.next(UPDATED).path("uri").asString()).isEqualTo("note://plain");
        }
    }

    @Test
    void onlyWhatWasAskedForIsAnnounced() {
        try (McpStream stream = wire.listen("{\"promptsListChanged\":true,\"toolsListChanged\":false}")
                .open()) {
            assertThat(stream.next(ACKNOWLEDGED)
                            .path("notifications")
                            .path("promptsListChanged")
                            .asBoolean())
                    .isTrue();
            server.catalog().toolsChanged();
            server.catalog().resourcesChanged();
            server.catalog().resourceUpdated("note://plain");
            server.catalog().promptsChanged();
            stream.next(PROMPTS_CHANGED);
        }
    }

    @Test
    void onlyUpdatesOfSubscribedResourcesAreAnnounced() {
        try (McpStream stream =
                wire.listen("{\"resourceSubscriptions\":[\"note://items/5\"]}").open()) {
            stream.next(ACKNOWLEDGED);
            server.catalog().resourceUpdated("note://items/6");
            server.catalog().resourceUpdated("note://items/5");
            assertThat(stream.next(UPDATED).path("uri").asString()).isEqualTo("note://items/5");
        }
    }

    @Test
    void urisOfOneStreamAreBoundedInNumberAndBytes() {
        for (List<String> uris : List.of(
                uris(1_001, 10), uris(1, 2_100), uris(200, 2_000), List.of("note://" + "\u00e9".repeat(1_200)))) {
            assertThat(wire.listen(subscriptions(uris))
                            .expectStatus(200)
                            .error(-32602)
                            .path("message")
                            .asString())
                    .contains("resourceSubscriptions", "1000", "2048");
        }
    }

    @Test
    void urisOfAllStreamsAreBoundedInBytesForOneCaller() {
        try (WireServer small = WireServer.with(Map.of("mcp.limits.stream-memory", "1MB"))) {
            StreamMemory memory = small.bean(StreamMemory.class);
            String large = subscriptions(uris(20, 2_000));
            try (McpStream stream = small.wire().listen(large).open()) {
                stream.next(ACKNOWLEDGED);
                assertThat(memory.uriBytes()).isBetween(40_000L, 64L * 1024);
                assertThat(small.wire()
                                .listen(large)
                                .expectStatus(503)
                                .error(-32603)
                                .path("message")
                                .asString())
                        .contains("mcp.limits.stream-memory");
                try (McpStream lists = small.wire().listen(ALL).open()) {
                    lists.next(ACKNOWLEDGED);
                }
            }
            Await.until("the memory is given back", () -> memory.uriBytes() == 0);
            try (McpStream stream = small.wire().listen(large).open()) {
                stream.next(ACKNOWLEDGED);
            }
        }
    }

    private static List<String> uris(int number, int length) {
        return IntStream.range(0, number)
                .mapToObj(i -> "note://items/" + i + "x".repeat(Math.max(0, length - 13)))
                .toList();
    }

    private static String subscriptions(List<String> uris) {
        return JSON.writeValueAsString(Map.of("resourceSubscriptions", uris));
    }

    @Test
    void anEmptyFilterIsAcknowledgedAndStaysSilentUntilTheEnd() {
        try (McpStream stream = wire.listen("{}").open()) {
            assertThat(stream.next(ACKNOWLEDGED).path("notifications")).isEqualTo(JSON.readTree("{}"));
            server.catalog().toolsChanged();
            server.close();
            assertThat(stream.next().has("result")).isTrue();
        }
    }

    @Test
    void aShutdownEndsEveryStreamWithItsResult() {
        try (McpStream one = wire.listen(ALL).id(1).open();
                McpStream two = wire.listen(ALL).id("two").open()) {
            one.next(ACKNOWLEDGED);
            two.next(ACKNOWLEDGED);
            server.close();
            JsonNode result = one.toEnd().result();
            assertThat(result.path("resultType").asString()).isEqualTo("complete");
            assertThat(subscriptionId(result)).isEqualTo("1");
            assertThat(subscriptionId(two.toEnd().result())).isEqualTo("\"two\"");
        }
    }

    @Test
    void aStreamThatWasLeftDoesNotDisturbTheOthers() {
        try (McpStream stays = wire.listen(ALL).open()) {
            stays.next(ACKNOWLEDGED);
            try (McpStream leaves = wire.listen(ALL).open()) {
                leaves.next(ACKNOWLEDGED);
            }
            server.catalog().toolsChanged();
            stays.next(TOOLS_CHANGED);
            server.catalog().promptsChanged();
            stays.next(PROMPTS_CHANGED);
        }
    }

    @Test
    void callsGoOnBesideAStream() {
        try (McpStream stream = wire.listen(ALL).open()) {
            stream.next(ACKNOWLEDGED);
            assertThat(wire.call("echo")
                            .with("message", "beside")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("beside");
        }
    }

    @Test
    void aSilentStreamIsKeptAlive() {
        try (WireServer lively = WireServer.with(Map.of("mcp.streams.keep-alive", "50ms"));
                HttpConnection connection = lively.wire().connect()) {
            connection.send(lively.wire().listen(ALL).bytes());
            HttpAnswer head = connection.readHead();
            assertThat(head.eventStream()).isTrue();
            assertThat(comments(connection.body(head), 3)).isEqualTo(3);
        }
    }

    private static int comments(InputStream body, int wanted) {
        int comments = 0;
        try {
            for (int before = '\n', next = body.read(); next >= 0; before = next, next = body.read()) {
                if (before == '\n' && next == ':' && ++comments == wanted) {
                    return comments;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }

    @Test
    void openStreamHoldsNoMemoryForItsRequest() {
        try (McpStream stream = wire.listen(ALL).open()) {
            stream.next(ACKNOWLEDGED);
            Await.until("memory", () -> server.edge().requestBytes() == 0);
            server.catalog().toolsChanged();
            stream.next(TOOLS_CHANGED);
        }
        assertThat(server.edge().requestBytes()).isZero();
    }

    @Test
    void streamsBeyondTheLimitAreRefusedAndAFreedPlaceIsGivenAgain() {
        try (WireServer narrow = WireServer.with(Map.of("mcp.limits.streams", 1));
                McpStream first = narrow.wire().listen(ALL).open()) {
            first.next(ACKNOWLEDGED);
            McpReply refused = narrow.wire().listen(ALL).send();
            refused.error(-32603);
            assertThat(narrow.wire()
                            .call("echo")
                            .with("message", "x")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("x");
        }
    }

    @Test
    void aToolAddedWhileRunningIsAnnouncedListedAndCallable() {
        try (McpStream stream = wire.listen(ALL).open()) {
            stream.next(ACKNOWLEDGED);
            server.catalog().add(FixtureTools.tool("newcomer", (arguments, context) -> new ToolOutput.Text("new")));
            stream.next(TOOLS_CHANGED);
            assertThat(wire.call("newcomer").expectStatus(200).text()).isEqualTo("new");
            assertThat(wire.request("tools/list").result().path("tools").toString())
                    .contains("\"newcomer\"");
        }
    }

    @Test
    void aToolRemovedWhileRunningIsAnnouncedAndGone() {
        try (McpStream stream = wire.listen(ALL).open()) {
            stream.next(ACKNOWLEDGED);
            assertThat(server.catalog().removeTool("echo")).isTrue();
            stream.next(TOOLS_CHANGED);
            wire.call("echo").expectStatus(200).error(-32602);
            assertThat(wire.request("tools/list").result().path("tools").toString())
                    .doesNotContain("\"echo\"");
            assertThat(server.catalog().removeTool("echo")).isFalse();
        }
    }

    @Test
    void aToolOfTheSameNameIsReplaced() {
        server.catalog().add(FixtureTools.tool("echo", (arguments, context) -> new ToolOutput.Text("replaced")));
        assertThat(wire.call("echo").expectStatus(200).text()).isEqualTo("replaced");
    }

    @Test
    void resourcesAndPromptsComeAndGoWhileRunning() {
        try (McpStream stream = wire.listen(ALL).open()) {
            stream.next(ACKNOWLEDGED);
            server.catalog()
                    .add(FixtureTexts.resource(
                            "note://new", CacheHint.DEFAULT, (variables, context) -> new ResourceOutput.Text("new")));
            stream.next(RESOURCES_CHANGED);
            assertThat(wire.read("note://new").result().path("contents")).hasSize(1);
            server.catalog().removeResource("note://new");
            stream.next(RESOURCES_CHANGED);
            wire.read("note://new").expectStatus(200).error(-32602);
            server.catalog()
                    .add(new PromptBinding(
                            "new_prompt",
                            Descriptor.of("{\"name\":\"new_prompt\",\"description\":\"x\"}"),
                            Execution.VIRTUAL_THREAD,
                            (arguments, context) -> new PromptOutput.Text("new")));
            stream.next(PROMPTS_CHANGED);
            wire.prompt("new_prompt").result();
            server.catalog().removePrompt("new_prompt");
            stream.next(PROMPTS_CHANGED);
            wire.prompt("new_prompt").expectStatus(200).error(-32602);
        }
    }
}
