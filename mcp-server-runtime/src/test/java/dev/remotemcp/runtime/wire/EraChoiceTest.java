package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each request says in its envelope which era it is of; nothing else counts, and the eras share a connection. */
final class EraChoiceTest {
    private static final String MODERN = McpWire.REVISION;
    private static final String INITIALIZE = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
            + "\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}";
    private static WireServer server;
    private static LegacyWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.start();
        wire = server.legacy();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /**
     * A row of the table.
     *
     * @param header the revision in the header; empty for none
     * @param session whether a legacy session's id goes with it
     * @param error the error's code; 0 for none
     */
    record Row(String name, String header, boolean session, String body, int status, int error) {
        @Override
        public String toString() {
            return name + " -> HTTP " + status + (error == 0 ? "" : " " + error);
        }
    }

    private static String meta(String version) {
        return "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + version
                + "\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
    }

    private static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    private static String initialize(String more) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"initialize\",\"params\":" + INITIALIZE + more + "}}";
    }

    private static String notification(String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\",\"params\":{" + params + "}}";
    }

    static List<Row> rows() {
        String capabilitiesOnly = "\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}";
        String infoOnly = "\"_meta\":{\"io.modelcontextprotocol/clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}";
        String response = "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{}}";
        return List.of(
                new Row("an enveloped request", MODERN, false, request("tools/list", meta(MODERN)), 200, 0),
                new Row(
                        "an enveloped request with a session",
                        MODERN,
                        true,
                        request("tools/list", meta(MODERN)),
                        200,
                        0),
                new Row("an enveloped initialize", MODERN, false, initialize("," + meta(MODERN)), 404, -32601),
                new Row(
                        "an envelope of an unknown revision",
                        "2099-01-01",
                        false,
                        request("tools/list", meta("2099-01-01")),
                        400,
                        -32022),
                new Row(
                        "an envelope of a legacy revision",
                        "2025-11-25",
                        false,
                        request("tools/list", meta("2025-11-25")),
                        400,
                        -32022),
                new Row(
                        "an envelope of a legacy revision in a session",
                        "2025-11-25",
                        true,
                        request("tools/list", meta("2025-11-25")),
                        400,
                        -32022),
                new Row(
                        "an enveloped request with a legacy header",
                        "2025-11-25",
                        true,
                        request("tools/list", meta(MODERN)),
                        400,
                        -32020),
                new Row(
                        "an envelope without the revision",
                        "2025-11-25",
                        true,
                        request("tools/list", capabilitiesOnly),
                        400,
                        -32602),
                new Row(
                        "an envelope of the client's name only",
                        "",
                        true,
                        request("tools/list", infoOnly),
                        400,
                        -32602),
                new Row("initialize without a header", "", false, initialize(""), 200, 0),
                new Row("initialize with a legacy header", "2025-06-18", false, initialize(""), 200, 0),
                new Row("initialize with the modern header", MODERN, false, initialize(""), 400, -32602),
                new Row(
                        "a request with the modern header and no envelope",
                        MODERN,
                        true,
                        request("tools/list", ""),
                        400,
                        -32602),
                new Row(
                        "a request with the modern header and half an envelope",
                        MODERN,
                        true,
                        request("tools/list", capabilitiesOnly),
                        400,
                        -32602),
                new Row(
                        "a request without header or envelope in a session",
                        "",
                        true,
                        request("tools/list", ""),
                        200,
                        0),
                new Row(
                        "a request with a legacy header in a session",
                        "2025-11-25",
                        true,
                        request("tools/list", ""),
                        200,
                        0),
                new Row(
                        "a request with a progress token only",
                        "2025-11-25",
                        true,
                        request("tools/list", "\"_meta\":{\"progressToken\":1}"),
                        200,
                        0),
                new Row(
                        "a request with a log level only",
                        "2025-11-25",
                        true,
                        request("tools/list", "\"_meta\":{\"io.modelcontextprotocol/logLevel\":\"debug\"}"),
                        200,
                        0),
                new Row(
                        "a request without header, envelope or session",
                        "",
                        false,
                        request("tools/list", ""),
                        400,
                        -32600),
                new Row(
                        "server/discover without an envelope in a session",
                        "",
                        true,
                        request("server/discover", ""),
                        200,
                        -32601),
                new Row(
                        "subscriptions/listen without an envelope in a session",
                        "",
                        true,
                        request("subscriptions/listen", "\"notifications\":{}"),
                        200,
                        -32601),
                new Row("ping with an envelope", MODERN, true, request("ping", meta(MODERN)), 404, -32601),
                new Row("a notification with the modern header", MODERN, false, notification(""), 202, 0),
                new Row("a notification with an envelope", MODERN, false, notification(meta(MODERN)), 202, 0),
                new Row("a notification in a session", "", true, notification(""), 202, 0),
                new Row("a notification without a session", "", false, notification(""), 400, -32600),
                new Row("a response with the modern header", MODERN, true, response, 400, -32600),
                new Row("a response in a session", "2025-11-25", true, response, 202, 0),
                new Row("a response without a session", "", false, response, 400, -32600),
                new Row("a batch in a session", "2025-03-26", true, "[" + request("tools/list", "") + "]", 400, -32600),
                new Row(
                        "a batch without a session",
                        "",
                        false,
                        "[" + request("tools/list", meta(MODERN)) + "]",
                        400,
                        -32600),
                new Row("half a message", "2025-11-25", true, "{\"jsonrpc\":\"2.0\",\"id\":7,", 400, -32700),
                new Row("no message", "", true, "garbage", 400, -32700));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theEnvelopeDecides(Row row) {
        try (HttpConnection connection = wire.connect()) {
            verify(row, connection, wire.open().id());
        }
    }

    @Test
    void allRowsInTurnOnOneConnection() {
        String session = wire.open().id();
        try (HttpConnection connection = wire.connect()) {
            for (Row row : rows()) {
                verify(row, connection, session);
            }
        }
    }

    private static void verify(Row row, HttpConnection connection, String session) {
        LegacyRequest request = new LegacyRequest(wire, "tools/list")
                .body(row.body())
                .header("Mcp-Method", row.body().replaceAll("(?s).*\"method\":\"([^\"]+)\".*", "$1"));
        if (row.session()) {
            request.header("Mcp-Session-Id", session);
        }
        if (!row.header().isEmpty()) {
            request.header("MCP-Protocol-Version", row.header());
        }
        HttpAnswer answer = connection.send(request.bytes()).read();
        assertThat(answer.status()).as("%s: %s", row, answer).isEqualTo(row.status());
        if (row.status() == 202) {
            assertThat(answer.text()).isEmpty();
            return;
        }
        JsonNode message = answer.json();
        assertThat(message.path("error").path("code").asInt(0))
                .as("%s: %s", row, answer)
                .isEqualTo(row.error());
        boolean modern = row.body().contains("\"io.modelcontextprotocol/protocolVersion\"");
        if (row.error() == 0) {
            assertThat(message.path("result").has("resultType"))
                    .as("%s", answer)
                    .isEqualTo(modern);
        }
        if (message.has("result") && message.path("result").has("protocolVersion")) {
            assertThat(message.path("result").path("protocolVersion").asString())
                    .isNotEqualTo(MODERN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void theOtherMethodsBelongToTheLegacyEra(String method) {
        LegacySession session = wire.open();
        LegacyRequest request = method.equals("GET") ? session.get() : session.delete();
        McpReply refused = request.header("MCP-Protocol-Version", MODERN).expectStatus(405);
        refused.error(-32600);
        session.request("ping").result();
    }
}
