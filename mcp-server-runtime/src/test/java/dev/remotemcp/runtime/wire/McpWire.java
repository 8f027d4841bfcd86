package dev.remotemcp.runtime.wire;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client of revision 2026-07-28 in tests, one connection per request. Sentences start here:
 * {@code wire.call("echo").with("message", "hi").expectStatus(200).result()}.
 *
 * @param port where the server listens, on the loopback interface
 * @param path the endpoint
 */
record McpWire(int port, String path, AtomicInteger lastId) {
    /** The revision spoken. */
    static final String REVISION = "2026-07-28";

    static McpWire to(int port) {
        return new McpWire(port, "/mcp", new AtomicInteger(100));
    }

    /** The same at another endpoint. */
    McpWire at(String endpoint) {
        return new McpWire(port, endpoint, lastId);
    }

    /** A request with everything that the protocol requires; the test adds what it is about. */
    McpRequest request(String method) {
        return new McpRequest(this, method, lastId.incrementAndGet());
    }

    McpRequest call(String tool) {
        return request("tools/call").param("name", tool);
    }

    McpRequest prompt(String name) {
        return request("prompts/get").param("name", name);
    }

    McpRequest read(String uri) {
        return request("resources/read").param("uri", uri);
    }

    McpRequest listen(String filter) {
        return request("subscriptions/listen").json("notifications", filter);
    }

    HttpConnection connect() {
        return HttpConnection.open(port);
    }
}
