package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without sessions every request stands alone, and what needs a session says so. */
final class LegacyStatelessTest {
    private static WireServer server;
    private static LegacySession client;

    @BeforeAll
    static void start() {
        server = WireServer.with(Map.of("mcp.legacy.sessions", false));
        client = server.legacy().open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void initializeOpensNoSessionAndPromisesNothingThatTakesOne() {
        McpReply reply = server.legacy().initialize(LegacyWire.LATEST, "{}").expectStatus(200);
        assertThat(reply.head().header("Mcp-Session-Id")).isEmpty();
        assertThat(reply.result().path("capabilities"))
                .isEqualTo(LegacyWire.json()
                        .readTree("{\"tools\":{},\"prompts\":{},\"resources\":{},\"completions\":{}}"));
    }

    @Test
    void callsAndListsWork() {
        assertThat(client.call("echo").with("message", "hi").expectStatus(200).text())
                .isEqualTo("hi");
        assertThat(client.request("tools/list").result().path("tools")).isNotEmpty();
        client.request("ping").result();
        client.read("note://plain").result();
        client.prompt("greets").with("name", "Eva").result();
        assertThat(client.call("structured_list")
                        .result()
                        .path("structuredContent")
                        .has("result"))
                .isTrue();
        client.read("note://none").expectStatus(200).error(-32002);
        client.request("no/such").expectStatus(200).error(-32601);
    }

    @Test
    void aSessionIdFromElsewhereMeansNothing() {
        client.request("ping").header("Mcp-Session-Id", "left over").result();
    }

    @Test
    void progressComesOnAStreamThatNobodyCanComeBackTo() {
        try (LegacyStream stream =
                client.call("reports_progress").progressToken("t").open()) {
            McpReply reply = stream.toEnd();
            assertThat(reply.notifications("notifications/progress")).hasSize(3);
            assertThat(reply.text()).isEqualTo("progressed");
            assertThat(stream.ids()).isEmpty();
            assertThat(stream.markers()).isEmpty();
        }
    }

    @Test
    void nothingIsLoggedToAClientThatWasNotPromisedIt() {
        McpReply reply = client.call("logs_every_level").expectStatus(200);
        assertThat(reply.messages()).hasSize(1);
        assertThat(reply.head().mediaType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            logging/setLevel      | {"level":"debug"}
            resources/subscribe   | {"uri":"note://plain"}
            resources/unsubscribe | {"uri":"note://plain"}
            """)
    void whatTakesASessionSaysSo(String method, String params) {
        assertThat(client.request(method)
                        .params(params)
                        .expectStatus(200)
                        .error(-32601)
                        .path("message")
                        .asString())
                .contains("session", "mcp.legacy.sessions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asks_form", "asks_url", "asks_model", "asks_roots", "asks_several"})
    void aQuestionSaysThatItTakesASession(String tool) {
        McpReply reply = client.call(tool).expectStatus(200);
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text()).contains("session", "mcp.legacy.sessions");
    }

    @Test
    void aPromptOrResourceThatAsksSaysSoToo() {
        for (LegacyRequest request : List.of(client.prompt("asks_in_prompt"), client.read("note://asks"))) {
            assertThat(request.expectStatus(200).error(-32603).path("message").asString())
                    .contains("mcp.legacy.sessions");
        }
    }

    @Test
    void thereIsNothingToGetAndNothingToDelete() {
        for (LegacyRequest request : List.of(client.get(), client.delete())) {
            McpReply refused = request.expectStatus(405);
            refused.error(-32600);
            assertThat(refused.head().header("Allow")).hasValue("POST");
        }
    }

    @Test
    void nobodyTakesAResponseAndEveryNotificationIsFine() {
        client.response(LegacyWire.json().readTree("{\"id\":\"q\"}"), "result", "{}")
                .expectStatus(400)
                .error(-32600);
        client.notify("notifications/initialized", "{}");
        client.cancel("anything");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            2025-11-25 | 2025-11-25
            2025-06-18 | 2025-06-18
            `` | 2025-03-26
            """)
    void theHeaderNamesTheRevision(String header, String revision) {
        LegacyRequest request = client.call("tells_request");
        assertThat((header.isEmpty()
                                ? request.without("MCP-Protocol-Version")
                                : request.header("MCP-Protocol-Version", header))
                        .expectStatus(200)
                        .text())
                .startsWith(revision + "|nobody|[]");
        client.request("ping")
                .header("MCP-Protocol-Version", "2024-11-05")
                .expectStatus(400)
                .error(-32600);
    }

    @Test
    void theModernEraIsServedBeside() {
        assertThat(server.wire()
                        .call("echo")
                        .with("message", "hi")
                        .expectStatus(200)
                        .text())
                .isEqualTo("hi");
    }
}
