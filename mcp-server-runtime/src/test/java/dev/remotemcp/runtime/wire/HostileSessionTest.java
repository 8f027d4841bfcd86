package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad messages within a session: each gets the one right answer, and the session goes on. */
final class HostileSessionTest {
    private static WireServer server;
    private static LegacySession session;

    @BeforeAll
    static void start() {
        server = WireServer.start();
        session = server.legacy().open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /**
     * One bad message and its only right answer.
     *
     * @param code the error's code; 0 for none
     */
    record Row(String name, Function<LegacySession, LegacyRequest> request, int status, int code) {
        @Override
        public String toString() {
            return name + " -> HTTP " + status + (code == 0 ? "" : " " + code);
        }
    }

    private static Row body(String name, String body, int status, int code) {
        return new Row(name, client -> client.request("tools/list").body(body), status, code);
    }

    private static Row params(String method, String params, int status, int code) {
        return new Row(
                method + " " + (params.length() > 80 ? params.substring(0, 80) + "…" : params),
                client -> client.request(method).params(params),
                status,
                code);
    }

    private static Row header(String name, String header, String value, int status, int code) {
        return new Row(name, client -> client.request("tools/list").header(header, value), status, code);
    }

    static Stream<Row> bodies() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);
        return Stream.of(
                body("no JSON", "hello", 400, -32700),
                body("white space", " \r\n", 400, -32700),
                body("half an object", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"", 400, -32700),
                body("an object too many", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}{}", 400, -32700),
                body("an empty object", "{}", 400, -32600),
                body("a batch", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", 400, -32600),
                body("an empty batch", "[]", 400, -32600),
                body("null", "null", 400, -32600),
                body("no jsonrpc", "{\"id\":1,\"method\":\"ping\"}", 400, -32600),
                body("JSON-RPC 1.0", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", 400, -32600),
                body("an id of null", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", 400, -32600),
                body("a fractional id", "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}", 400, -32600),
                body("an object as id", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", 400, -32600),
                body("two ids", "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}", 400, -32600),
                body("no method", "{\"jsonrpc\":\"2.0\",\"id\":1}", 400, -32600),
                body("a method of null", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}", 400, -32600),
                body(
                        "params as an array",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
                        400,
                        -32600),
                body(
                        "1,000 nested arrays",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":" + deep + "}}",
                        400,
                        -32600),
                body(
                        "a string of 3 MB",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":\"" + "a".repeat(3_000_000)
                                + "\"}}",
                        400,
                        -32600),
                body("a body of 5 MB", "{\"x\":\"" + "a".repeat(5_000_000) + "\"}", 413, -32600),
                body(
                        "a request and a response in one",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"result\":{}}",
                        400,
                        -32600),
                body("a response without an id", "{\"jsonrpc\":\"2.0\",\"result\":{}}", 202, 0),
                body(
                        "a response with an id of null",
                        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"x\"}}",
                        400,
                        -32600),
                body("a response with a number as id", "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}", 202, 0),
                body("a response nobody asked for", "{\"jsonrpc\":\"2.0\",\"id\":\"\\u0000\",\"result\":[]}", 202, 0),
                body(
                        "result and error at once",
                        "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{},\"error\":{}}",
                        202,
                        0),
                body("an unknown notification", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/none\"}", 202, 0),
                body(
                        "a request's method as a notification",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"breaks\"}}",
                        202,
                        0),
                body(
                        "initialize as a notification",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"initialize\",\"params\":{}}",
                        202,
                        0),
                body(
                        "a cancellation of nothing",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}",
                        202,
                        0),
                body(
                        "a cancellation of an array",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":[1,[2]]}}",
                        202,
                        0));
    }

    static Stream<Row> parameters() {
        List<Row> rows = new ArrayList<>(List.of(
                params("tools/call", "{}", 200, -32602),
                params("tools/call", "{\"name\":5}", 200, -32602),
                params("tools/call", "{\"name\":\"../echo\"}", 200, -32602),
                params("tools/call", "{\"name\":\"echo\",\"arguments\":[]}", 200, -32602),
                params("tools/call", "{\"name\":\"echo\",\"arguments\":\"x\"}", 200, -32602),
                params("tools/list", "{\"cursor\":5}", 200, -32602),
                params("tools/list", "{\"cursor\":\"\"}", 200, 0),
                params("resources/list", "{\"cursor\":\"\\u0000\"}", 200, -32602),
                params("resources/read", "{}", 200, -32602),
                params("resources/read", "{\"uri\":null}", 200, -32602),
                params("resources/read", "{\"uri\":\"file:///etc/passwd\"}", 200, -32002),
                params("resources/read", "{\"uri\":\"note://items/../plain\"}", 200, -32002),
                params("resources/subscribe", "{\"uri\":[]}", 200, -32602),
                params("resources/subscribe", "{\"uri\":\"\"}", 200, -32002),
                params("resources/unsubscribe", "{}", 200, -32602),
                params("prompts/get", "{\"name\":\"greets\",\"arguments\":{\"name\":5}}", 200, -32602),
                params("prompts/get", "{\"name\":\"greets\",\"arguments\":[]}", 200, -32602),
                params(
                        "completion/complete",
                        "{\"ref\":{\"type\":\"ref/tool\",\"name\":\"echo\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}}",
                        200,
                        -32602),
                params("completion/complete", "{\"ref\":[],\"argument\":{}}", 200, -32602),
                params("logging/setLevel", "{\"level\":7}", 200, -32602),
                params("logging/setLevel", "{\"level\":null}", 200, -32602),
                params("logging/setLevel", "{\"level\":\"trace\"}", 200, -32602),
                params("initialize", "{\"protocolVersion\":{}}", 200, -32602),
                params("tools/list", "{\"_meta\":{\"progressToken\":{\"a\":1}}}", 200, -32602),
                params("tools/list", "{\"_meta\":null}", 200, 0),
                params("tools/list", "{\"_meta\":[]}", 200, 0),
                params("tools/list", "{\"_meta\":\"x\"}", 200, 0),
                params("tools/call", "{\"name\":\"tells_request\",\"_meta\":5}", 200, 0),
                params("tools/call", "{\"name\":\"nothing\",\"requestState\":\"x\",\"inputResponses\":[]}", 200, 0),
                params("ping", "{\"anything\":{\"goes\":[null]}}", 200, 0)));
        for (String method : List.of("", "toString", "__proto__", "Tools/List", "tools/list ", "rpc.discover")) {
            rows.add(params(method, "{}", 200, -32601));
        }
        return rows.stream();
    }

    static Stream<Row> headers() {
        return Stream.of(
                header("a name in the wrong header", "Mcp-Name", "breaks", 200, 0),
                header("a method in the wrong header", "Mcp-Method", "tools/call", 200, 0),
                header("an event id on a POST", "Last-Event-ID", "0-1", 200, 0),
                header("no media type that we have", "Accept", "text/html", 200, 0),
                header("a body that is plain text", "Content-Type", "text/plain", 415, -32600),
                header("a foreign origin", "Origin", "https://evil.example.com", 403, -32600),
                header("a foreign host", "Host", "evil.example.com", 403, -32600),
                header("a session id with another behind it", "Mcp-Session-Id", session.id() + ", x", 404, -32600),
                header("half a session id", "Mcp-Session-Id", session.id().substring(1), 404, -32600),
                header("an empty session id", "Mcp-Session-Id", "", 404, -32600),
                header(
                        "a session id in capitals",
                        "Mcp-Session-Id",
                        "A" + session.id().toUpperCase(java.util.Locale.ROOT),
                        404,
                        -32600),
                header("a session id of 4 KB", "Mcp-Session-Id", "x".repeat(4_000), 404, -32600),
                header("space around the session id", "Mcp-Session-Id", "  " + session.id() + "\t", 200, 0),
                header("space around the revision", "MCP-Protocol-Version", " 2025-11-25 ", 200, 0),
                header("half a revision", "MCP-Protocol-Version", "2025-11", 400, -32600),
                new Row("a GET of pages", client -> client.get().header("Accept", "text/html"), 406, -32600),
                new Row("a GET of JSON", client -> client.get().header("Accept", "application/json"), 406, -32600));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bodies", "parameters", "headers"})
    void isAnsweredAsTheProtocolSaysAndTheSessionGoesOn(Row row) {
        try (HttpConnection connection = server.legacy().connect()) {
            LegacyRequest request = row.request().apply(session);
            connection.sendMeanwhile(request.bytes());
            McpReply reply = request.answerOn(connection).toEnd().expectStatus(row.status());
            if (row.code() != 0) {
                String message = reply.error(row.code()).path("message").asString();
                assertThat(message)
                        .isNotBlank()
                        .doesNotContain("Exception", "\tat ")
                        .hasSizeLessThan(600);
                assertThat(message).as("nobody learns a session's name").doesNotContain(session.id());
            } else if (row.status() == 202) {
                assertThat(reply.messages()).isEmpty();
            } else {
                reply.result();
            }
        }
        assertThat(session.call("echo")
                        .with("message", "still here")
                        .expectStatus(200)
                        .text())
                .isEqualTo("still here");
    }
}
