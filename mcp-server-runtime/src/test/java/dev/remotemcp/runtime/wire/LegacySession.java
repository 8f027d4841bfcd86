package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One session of a client: {@code session.call("echo").with("message", "hi").result()}.
 *
 * @param id what the server called it; empty if it gave it no name
 */
record LegacySession(LegacyWire wire, String id, String revision) {
    private static final AtomicInteger LAST_ID = new AtomicInteger(100);

    /** A request with everything that the session asks for; the test adds what it is about. */
    LegacyRequest request(String method) {
        return headers(new LegacyRequest(wire, method).id(LAST_ID.incrementAndGet()));
    }

    LegacyRequest call(String tool) {
        return request("tools/call").param("name", tool);
    }

    LegacyRequest prompt(String name) {
        return request("prompts/get").param("name", name);
    }

    LegacyRequest read(String uri) {
        return request("resources/read").param("uri", uri);
    }

    void subscribe(String uri) {
        request("resources/subscribe").param("uri", uri).result();
    }

    void unsubscribe(String uri) {
        request("resources/unsubscribe").param("uri", uri).result();
    }

    void logLevel(String level) {
        request("logging/setLevel").param("level", level).result();
    }

    /** Sends a notification, which must be accepted. */
    void notify(String method, String params) {
        accepted(headers(new LegacyRequest(wire, method).withoutId().params(params)));
    }

    /** No longer wants the answer to a request. */
    void cancel(Object requestId) {
        ObjectNode params = LegacyWire.json().createObjectNode().put("reason", "the test changed its mind");
        params.set("requestId", LegacyWire.json().valueToTree(requestId));
        notify("notifications/cancelled", params.toString());
    }

    /** Answers a request of the server's with a result, a JSON value. */
    void answer(JsonNode question, String result) {
        accepted(response(question, "result", result));
    }

    /** Answers a request of the server's with an error. */
    void fail(JsonNode question, int code, String message) {
        ObjectNode error =
                LegacyWire.json().createObjectNode().put("code", code).put("message", message);
        accepted(response(question, "error", error.toString()));
    }

    /** A response in the making. */
    LegacyRequest response(JsonNode question, String member, String json) {
        return headers(LegacyRequest.response(wire, question.path("id"), member, json));
    }

    private static void accepted(LegacyRequest message) {
        McpReply reply = message.expectStatus(202);
        assertThat(reply.messages()).isEmpty();
    }

    /** Listens for what belongs to no call. */
    LegacyStream listen() {
        LegacyStream stream = get().open();
        assertThat(stream.head().status()).as("%s", stream.head()).isEqualTo(200);
        assertThat(stream.head().eventStream()).as("%s", stream.head()).isTrue();
        return stream;
    }

    /** Comes back to the stream of a tool call after an event. */
    LegacyStream resume(String lastEventId) {
        return get().about("tools/call").header("Last-Event-ID", lastEventId).open();
    }

    /** A GET in the making. */
    LegacyRequest get() {
        return headers(LegacyRequest.bodiless(wire, "GET")).header("Accept", "text/event-stream");
    }

    /** A DELETE in the making. */
    LegacyRequest delete() {
        return headers(LegacyRequest.bodiless(wire, "DELETE"));
    }

    private LegacyRequest headers(LegacyRequest request) {
        if (!id.isEmpty()) {
            request.header("Mcp-Session-Id", id);
        }
        return request.header("MCP-Protocol-Version", revision);
    }
}
