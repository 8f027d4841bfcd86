package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.conformance.TypeScriptClient.Exchange;
import dev.remotemcp.conformance.TypeScriptClient.Session;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How a host and the server agree on what to speak. */
@ResourceLock(Inspector.LOCK)
class EraNegotiationTest {
    @AutoClose
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("conformance-server");
    }

    @Test
    void aHostThatSpeaksBothErasFindsOutThatTheServerIsModern() throws Exception {
        Session session = TypeScriptClient.run(Host.V2_AUTO, "connects", server.url());

        assertThat(session.at("/era").asString()).isEqualTo("modern");
        assertThat(session.at("/revision").asString()).isEqualTo("2026-07-28");
        assertThat(session.exchanges()).extracting(Exchange::name).containsExactly("server/discover");
    }

    @Test
    void theInspectorFindsOutThatTheServerIsModern() throws Exception {
        NodeRun.Outcome outcome = Inspector.run(server.url(), Inspector.Era.AUTO, "--method", "initialize");

        assertThat(Inspector.result(outcome).path("protocolVersion").asString()).isEqualTo("2026-07-28");
    }

    @Test
    void aHostGetsTheOlderRevisionThatItWants() throws Exception {
        Session session = TypeScriptClient.run(Host.V2_LEGACY, "wantsAnOlderRevision", server.url());

        assertThat(session.at("/revision").asString()).isEqualTo("2025-06-18");
        assertThat(session.at("/text").asString()).isEqualTo("This is a simple text response for testing.");
        assertThat(session.exchanges("tools/call"))
                .extracting(call -> call.headers().get("mcp-protocol-version"))
                .containsExactly("2025-06-18");
    }
}
