package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the revisions with a handshake in tests, one connection per request. Sentences start here:
 * {@code wire.open().call("echo").with("message", "hi").result()}.
 *
 * @param port where the server listens, on the loopback interface
 * @param path the endpoint
 */
record LegacyWire(int port, String path) {
    static final String LATEST = "2025-11-25";
    static final String JUNE = "2025-06-18";
    static final String MARCH = "2025-03-26";

    /** Capabilities of a client that can be asked everything. */
    static final String EVERYTHING =
            "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{\"listChanged\":true}}";

    LegacyWire(int port) {
        this(port, "/mcp");
    }

    /** An {@code initialize} that asks for a revision and declares capabilities, a JSON object. */
    LegacyRequest initialize(String revision, String capabilities) {
        return new LegacyRequest(this, "initialize")
                .param("protocolVersion", revision)
                .json("capabilities", capabilities)
                .json("clientInfo", "{\"name\":\"wire\",\"version\":\"1\"}");
    }

    /** A session of the latest revision whose client can be asked everything. */
    LegacySession open() {
        return open(LATEST, EVERYTHING);
    }

    /** A session whose client has completed the handshake. */
    LegacySession open(String revision, String capabilities) {
        McpReply opened = initialize(revision, capabilities).expectStatus(200);
        assertThat(opened.result().path("protocolVersion").asString()).isEqualTo(revision);
        String id = opened.head().header("Mcp-Session-Id").orElse("");
        LegacySession session = new LegacySession(this, id, revision);
        session.notify("notifications/initialized", "{}");
        return session;
    }

    /** The session of that id, be there one or not. */
    LegacySession session(String id) {
        return new LegacySession(this, id, LATEST);
    }

    HttpConnection connect() {
        return HttpConnection.open(port);
    }

    static JsonMapper json() {
        return JsonMapper.shared();
    }
}
