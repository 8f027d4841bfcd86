package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests and their answers: JSON where nothing but the result is sent, a stream otherwise. */
final class LegacyCallTest {
    private static WireServer server;
    private LegacySession session;

    @BeforeAll
    static void start() {
        server = WireServer.start();
    }

    @BeforeEach
    void open() {
        session = server.legacy().open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "echo_on_event_loop"})
    void theAnswerIsJsonWhenNothingElseIsSent(String tool) {
        McpReply reply = session.call(tool).with("message", "Grüße\n\u2028").expectStatus(200);
        assertThat(reply.head().mediaType()).isEqualTo("application/json");
        assertThat(reply.result()).isEqualTo(tree("{\"content\":[{\"type\":\"text\",\"text\":\"Grüße\\n\\u2028\"}]}"));
    }

    @Test
    void everyKindOfRequestIsAnswered() {
        assertThat(session.request("tools/list").result().path("tools")).hasSizeGreaterThan(20);
        assertThat(session.request("prompts/list").result().path("prompts")).hasSize(3);
        assertThat(session.request("resources/list").result().path("resources")).hasSizeGreaterThan(3);
        assertThat(session.request("resources/templates/list").result().path("resourceTemplates"))
                .hasSize(1);
        assertThat(session.read("note://plain").result().at("/contents/0/text").asString())
                .isEqualTo("plain text");
        assertThat(session.read("note://bytes").result().at("/contents/0/blob").asString())
                .isEqualTo("AAH/");
        assertThat(session.read("note://items/5").result().at("/contents/0/uri").asString())
                .isEqualTo("note://items/5");
        session.read("note://several").result();
        session.read("note://shared").result();
        assertThat(session.prompt("greets")
                        .with("name", "Eva")
                        .result()
                        .at("/messages/0/content/text")
                        .asString())
                .isEqualTo("Greet Eva");
        session.prompt("converses").result();
        assertThat(session.request("completion/complete")
                        .json("ref", "{\"type\":\"ref/prompt\",\"name\":\"greets\"}")
                        .json("argument", "{\"name\":\"name\",\"value\":\"Ber\"}")
                        .result()
                        .at("/completion/values"))
                .isEqualTo(tree("[\"Bergen\",\"Berlin\"]"));
        for (String tool : List.of("structured", "all_contents", "assembled", "nothing", "failed", "later")) {
            session.call(tool).result();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2025-11-25 | true
            2025-06-18 | false
            2025-03-26 | false
            """)
    void aStreamBeginsWithAMarkerOnlyWhereClientsKnowOne(String revision, boolean marker) {
        LegacySession client = server.legacy().open(revision, "{}");
        try (LegacyStream stream =
                client.call("reports_progress").progressToken("t").open()) {
            McpReply reply = stream.toEnd();
            assertThat(reply.head().eventStream()).isTrue();
            assertThat(reply.notifications("notifications/progress")).hasSize(3);
            assertThat(reply.text()).isEqualTo("progressed");
            assertThat(stream.ids()).hasSize(4).containsExactly(numbered(stream, 1, 4));
            assertThat(stream.markers()).hasSize(marker ? 1 : 0);
            if (marker) {
                assertThat(stream.markers().getFirst().retry()).isEmpty();
                assertThat(stream.markers().getFirst().id().orElseThrow()).endsWith("-0");
            }
        }
    }

    private static String[] numbered(LegacyStream stream, int from, int to) {
        String name = stream.ids().iterator().next().split("-", 2)[0];
        String[] ids = new String[to - from + 1];
        for (int i = from; i <= to; i++) {
            ids[i - from] = name + "-" + i;
        }
        return ids;
    }

    @Test
    void eventIdsAreNotTheSameOnTwoStreamsOfASession() {
        try (LegacyStream first =
                        session.call("reports_progress").progressToken("a").open();
                LegacyStream second =
                        session.call("reports_progress").progressToken("b").open()) {
            first.toEnd();
            second.toEnd();
            assertThat(first.ids()).doesNotContainAnyElementsOf(second.ids());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "5", "-5", "0", "\"\"", "123456789012345678901234567890"})
    void progressNamesTheTokenWithItsType(String token) {
        McpReply reply =
                session.call("reports_progress").progressToken(tree(token)).expectStatus(200);
        assertThat(reply.notifications("notifications/progress"))
                .hasSize(3)
                .allSatisfy(params -> assertThat(params.path("progressToken")).isEqualTo(tree(token)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "1.5", "{}", "[1]", "{\"a\":\"b\"}"})
    void aTokenThatIsNoneIsRefusedOrIgnoredAndNeverSentBack(String token) {
        McpReply reply =
                session.call("reports_progress").progressToken(tree(token)).send();
        assertThat(reply.notifications("notifications/progress")).isEmpty();
    }

    @Test
    void progressOnlyGrowsAndNobodyGetsItUnasked() {
        McpReply odd = session.call("reports_odd_progress").progressToken("t").expectStatus(200);
        assertThat(odd.notifications("notifications/progress").stream()
                        .map(params -> params.path("progress").asDouble()))
                .containsExactly(1.0, 2.0, 2.5);
        assertThat(session.call("reports_progress").expectStatus(200).head().mediaType())
                .isEqualTo("application/json");
    }

    @Test
    void logMessagesComeFromInfoUpwardsUntilTheClientSaysOtherwise() {
        assertThat(levels(session)).startsWith("info").hasSize(7);
        session.logLevel("error");
        assertThat(levels(session)).containsExactly("error", "critical", "alert", "emergency");
        session.logLevel("debug");
        assertThat(levels(session)).hasSize(8);
        assertThat(levels(server.legacy().open())).as("another session").hasSize(7);
    }

    private static List<String> levels(LegacySession client) {
        return client.call("logs_every_level").expectStatus(200).notifications("notifications/message").stream()
                .map(params -> params.path("level").asString())
                .toList();
    }

    @Test
    void structuredContentThatIsNoObjectIsWrapped() {
        assertThat(structured("structured_list")).isEqualTo(tree("{\"result\":[1,\"two\",null]}"));
        assertThat(structured("structured_null")).isEqualTo(tree("{\"result\":null}"));
        assertThat(structured("structured")).isEqualTo(tree("{\"sum\":3,\"parts\":[1,2]}"));
        JsonNode assembled = session.call("assembled").result();
        assertThat(assembled.path("structuredContent")).isEqualTo(tree("{\"kept\":true}"));
        assertThat(assembled.path("isError").asBoolean()).isTrue();
        assertThat(assembled.path("_meta")).isEqualTo(tree("{\"example.org/trace\":\"abc\"}"));
    }

    @Test
    void theTextBesideWrappedContentStaysTheValueItself() {
        assertThat(session.call("structured_list").expectStatus(200).text()).isEqualTo("[1,\"two\",null]");
    }

    private JsonNode structured(String tool) {
        return session.call(tool).result().path("structuredContent");
    }

    @Test
    void schemaAndContentAreWrappedTogether() {
        server.catalog()
                .add(
                        returning("numbers", "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", "[1,2]"),
                        returning("shape", "{\"anyOf\":[{\"type\":\"object\"},{\"type\":\"null\"}]}", "{\"a\":1}"),
                        returning("point", "{\"type\":\"object\"}", "{\"x\":1}"));
        JsonNode tools = session.request("tools/list").result().path("tools");
        assertThat(tool(tools, "numbers")
                        .at("/outputSchema/properties/result/type")
                        .asString())
                .isEqualTo("array");
        assertThat(tool(tools, "shape").at("/outputSchema/required")).isEqualTo(tree("[\"result\"]"));
        assertThat(tool(tools, "point").path("outputSchema")).isEqualTo(tree("{\"type\":\"object\"}"));
        assertThat(structured("numbers")).isEqualTo(tree("{\"result\":[1,2]}"));
        assertThat(structured("shape")).isEqualTo(tree("{\"result\":{\"a\":1}}"));
        assertThat(structured("point")).isEqualTo(tree("{\"x\":1}"));
    }

    @Test
    void aToolThatChangesIsWrappedAsItIsNow() {
        server.catalog().add(returning("changes", "{\"type\":\"object\"}", "{\"x\":1}"));
        assertThat(structured("changes")).isEqualTo(tree("{\"x\":1}"));
        server.catalog().removeTool("changes");
        server.catalog().add(returning("changes", "{\"type\":[\"object\",\"null\"]}", "{\"x\":1}"));
        assertThat(structured("changes")).isEqualTo(tree("{\"result\":{\"x\":1}}"));
        JsonNode tools = session.request("tools/list").result().path("tools");
        assertThat(tool(tools, "changes").at("/outputSchema/type").asString()).isEqualTo("object");
    }

    private static ToolBinding returning(String name, String outputSchema, String json) {
        return new ToolBinding(
                name,
                Descriptor.of("{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"},\"outputSchema\":"
                        + outputSchema + "}"),
                List.of(),
                Execution.VIRTUAL_THREAD,
                (arguments, context) -> new ToolOutput.Structured(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode tool(JsonNode tools, String name) {
        for (JsonNode tool : tools) {
            if (tool.path("name").asString().equals(name)) {
                return tool;
            }
        }
        throw new AssertionError("No tool '" + name + "' in " + tools);
    }

    @Test
    void argumentsTravelInNoHeader() {
        JsonNode tools = session.request("tools/list").result().path("tools");
        JsonNode schema = tool(tools, "mirrors_headers").path("inputSchema");
        assertThat(schema.at("/properties/region")).isEqualTo(tree("{\"type\":\"string\"}"));
        assertThat(schema.at("/properties/place/properties/site")).isEqualTo(tree("{\"type\":\"string\"}"));
        assertThat(session.call("mirrors_headers")
                        .with("region", "eu")
                        .header("Mcp-Param-Region", "us")
                        .expectStatus(200)
                        .text())
                .as("a header means nothing")
                .isEqualTo("served");
    }

    @Test
    void aResultThatCannotBeWrittenIsAnErrorAndNotSilence() {
        server.catalog()
                .add(FixtureTools.tool(
                        "unwritable",
                        (arguments, context) -> new ToolOutput.Result(CallToolResult.builder()
                                .addTextContent("x")
                                .structuredContent(Map.of("loop", new Unwritable()))
                                .build())));
        assertThat(session.call("unwritable")
                        .expectStatus(200)
                        .error(-32603)
                        .path("message")
                        .asString())
                .doesNotContain("secret");
        server.wire().call("unwritable").expectStatus(500).error(-32603);
    }

    /** Jackson fails on it. */
    public static final class Unwritable {
        public String getValue() {
            throw new IllegalStateException("secret detail");
        }
    }

    @Test
    void listsComeInPagesWhereConfigured() {
        try (WireServer paged = WireServer.with(Map.of("mcp.pages.size", 5))) {
            LegacySession reader = paged.legacy().open();
            String cursor = "";
            int tools = 0;
            int pages = 0;
            do {
                LegacyRequest request = reader.request("tools/list");
                JsonNode page = (cursor.isEmpty() ? request : request.param("cursor", cursor)).result();
                tools += page.path("tools").size();
                pages++;
                cursor = page.path("nextCursor").asString("");
            } while (!cursor.isEmpty() && pages < 100);
            assertThat(tools).isGreaterThan(20);
            assertThat(pages).isEqualTo((tools + 4) / 5);
        }
    }

    @Test
    void aCallThatTakesTooLongFailsAndItsHandlerIsInterrupted() {
        try (WireServer impatient = WireServer.with(Map.of("mcp.limits.call-timeout", "100ms"))) {
            McpReply json = impatient.legacy().open().call("waits").expectStatus(200);
            assertThat(json.result().path("isError").asBoolean()).isTrue();
            assertThat(json.text()).contains("mcp.limits.call-timeout");
            impatient.gate().awaitInterrupted();
            McpReply stream = impatient
                    .legacy()
                    .open()
                    .call("waits_after_progress")
                    .progressToken(1)
                    .expectStatus(200);
            assertThat(stream.text()).contains("mcp.limits.call-timeout");
            impatient.gate().awaitInterrupted();
        }
    }

    @Test
    void tooManyCallsAreRefusedForNow() {
        try (WireServer busy = WireServer.with(Map.of("mcp.limits.calls", 1));
                HttpConnection first = busy.legacy().connect()) {
            LegacySession client = busy.legacy().open();
            client.call("waits").sendOn(first);
            busy.gate().awaitEntered(1);
            McpReply refused = client.call("echo").with("message", "x").expectStatus(503);
            refused.error(-32603);
            assertThat(refused.head().header("Retry-After")).hasValue("1");
        }
    }

    private static JsonNode tree(String json) {
        return LegacyWire.json().readTree(json);
    }
}
