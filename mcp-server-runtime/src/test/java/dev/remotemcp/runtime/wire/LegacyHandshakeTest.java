package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code initialize}: which revision is spoken, what the server says of itself, and the session that it opens. */
final class LegacyHandshakeTest {
    private static WireServer server;
    private static LegacyWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.with(Map.of("mcp.server.instructions", "Ask for an echo."));
        wire = server.legacy();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            2025-11-25   | 2025-11-25
            2025-06-18   | 2025-06-18
            2025-03-26   | 2025-03-26
            2024-11-05   | 2025-11-25
            2026-07-28   | 2025-11-25
            DRAFT-2026   | 2025-11-25
            2099-01-01   | 2025-11-25
            ` 2025-06-18`| 2025-11-25
            ``           | 2025-11-25
            1.0.0        | 2025-11-25
            """)
    void theRevisionIsTheOneAskedForOrTheLatestOfThisEra(String requested, String agreed) {
        JsonNode result = wire.initialize(requested, "{}").result();
        assertThat(result.path("protocolVersion").asString()).isEqualTo(agreed);
    }

    @Test
    void theServerSaysWhatItIsAndCan() {
        JsonNode result = wire.initialize(LegacyWire.LATEST, "{}").result();
        assertThat(result.path("serverInfo")).isEqualTo(tree("{\"name\":\"wire-tests\",\"version\":\"1.2.3\"}"));
        assertThat(result.path("instructions").asString()).isEqualTo("Ask for an echo.");
        assertThat(result.path("capabilities")).isEqualTo(tree("""
                {"tools":{"listChanged":true},"prompts":{"listChanged":true},\
                "resources":{"listChanged":true,"subscribe":true},"logging":{},"completions":{}}"""));
        assertThat(result.propertyNames())
                .containsExactlyInAnyOrder("protocolVersion", "capabilities", "serverInfo", "instructions");
    }

    @Test
    void whatTheClientSaysOfItselfIsRememberedForTheSession() {
        LegacySession session = wire.open(LegacyWire.JUNE, "{\"sampling\":{}}");
        String told = session.call("tells_request")
                .meta("example.org/tag", "x")
                .expectStatus(200)
                .text();
        assertThat(told).isEqualTo("2025-06-18|wire|[SAMPLING]|x|untraced|anonymous");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"protocolVersion\":null,\"capabilities\":{}}",
                "{\"protocolVersion\":20251125,\"capabilities\":{}}",
                "{\"protocolVersion\":[\"2025-11-25\"],\"capabilities\":{}}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":[]}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":null}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":\"all\"}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":\"me\"}",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":null}"
            })
    void malformedParametersOpenNoSession(String params) {
        McpReply reply = wire.initialize(LegacyWire.LATEST, "{}").params(params).expectStatus(200);
        assertThat(reply.error(-32602).path("message").asString()).contains("params.");
        assertThat(reply.head().header("Mcp-Session-Id")).isEmpty();
    }

    @Test
    void largeCapabilitiesOpenASessionThatKeepsWhatIsUsed() {
        String large = "{\"experimental\":{\"x\":\"" + "x".repeat(1_000_000) + "\"},\"roots\":{}}";
        LegacySession session = wire.open(LegacyWire.LATEST, large);
        assertThat(session.call("tells_request").expectStatus(200).text()).contains("|[ROOTS]|");
    }

    @Test
    void bodyOfTooManyValuesIsRefused() {
        String values = "{\"experimental\":{\"x\":[" + "{},".repeat(200_000) + "{}]}}";
        assertThat(wire.initialize(LegacyWire.LATEST, values)
                        .expectStatus(400)
                        .error(-32600)
                        .path("message")
                        .asString())
                .contains("mcp.limits.values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"only a name\"}",
                "{\"name\":5,\"version\":null}",
                "{\"name\":\"\",\"version\":\"\"}",
                "{\"name\":\"x\",\"version\":\"1\",\"icons\":[{\"src\":7}],\"more\":{}}"
            })
    void aClientThatSaysLittleOrOddThingsOfItselfIsServed(String info) {
        McpReply reply = wire.initialize(LegacyWire.LATEST, "{}")
                .json("clientInfo", info)
                .expectStatus(200);
        LegacySession session =
                wire.session(reply.head().header("Mcp-Session-Id").orElseThrow());
        assertThat(session.call("echo").with("message", "hi").expectStatus(200).text())
                .isEqualTo("hi");
    }

    @Test
    void noTwoSessionsHaveTheSameNameAndNobodyGuessesOne() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            McpReply reply = wire.initialize(LegacyWire.LATEST, "{}").expectStatus(200);
            String id = reply.head().header("Mcp-Session-Id").orElseThrow();
            assertThat(id).matches("[!-~]{20,}");
            assertThat(ids.add(id)).as("%s is new", id).isTrue();
        }
    }

    @Test
    void initializeWithinASessionOpensAnotherAndLeavesTheFirstAlone() {
        LegacySession first = wire.open();
        String second = wire.initialize(LegacyWire.LATEST, "{}")
                .header("Mcp-Session-Id", first.id())
                .expectStatus(200)
                .head()
                .header("Mcp-Session-Id")
                .orElseThrow();
        assertThat(second).isNotEqualTo(first.id());
        first.request("ping").result();
        wire.session(second).request("ping").result();
    }

    @Test
    void onlyTheAnswerToInitializeNamesTheSession() {
        LegacySession session = wire.open();
        assertThat(session.request("ping").expectStatus(200).head().header("Mcp-Session-Id"))
                .isEmpty();
    }

    @Test
    void requestsAreServedBeforeTheClientSaysThatItIsInitialized() {
        String id = wire.initialize(LegacyWire.LATEST, "{}")
                .expectStatus(200)
                .head()
                .header("Mcp-Session-Id")
                .orElseThrow();
        wire.session(id).request("ping").result();
    }

    private static JsonNode tree(String json) {
        return LegacyWire.json().readTree(json);
    }
}
