package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.conformance.TypeScriptClient.Exchange;
import dev.remotemcp.conformance.TypeScriptClient.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A host of the legacy era uses the quickstart, which keeps no sessions. */
@ParameterizedClass
@EnumSource(names = {"V1", "V2_LEGACY"})
class TypeScriptClientWithoutSessionTest {
    @AutoClose
    private static ServerProcess server;

    private final Host host;

    TypeScriptClientWithoutSessionTest(Host host) {
        this.host = host;
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("quickstart", Map.of("MCP_LEGACY_SESSIONS", "false"));
    }

    @Test
    void connectsWithoutASessionAndDoesWithoutTheStreamBesideTheCalls() throws Exception {
        // It may close while it still puts the refusal of the stream away, and complain of that.
        Session session = TypeScriptClient.start(host, "connects", server.url()).end();

        assertThat(session.exchanges()).extracting(Exchange::session).containsOnly(Optional.empty());
        assertThat(session.exchanges("GET")).extracting(Exchange::status).containsExactly(405);
        assertThat(session.at("/revision").asString()).isEqualTo("2025-11-25");
        assertThat(session.at("/capabilities").has("logging")).isFalse();
        assertThat(session.at("/capabilities/resources").has("subscribe")).isFalse();
    }

    @Test
    void callsToolsAndHearsOfTheirProgress() throws Exception {
        assertThat(run("callsTools").at("/results")).hasSize(4);
        assertThat(run("watchesProgress").at("/progress")).hasSize(4);
    }

    @Test
    void isToldThatQuestionsTakeASession() throws Exception {
        Session session = run("acceptsAForm");

        assertThat(session.at("/asked")).isEmpty();
        assertThat(session.at("/outcome/isError").asBoolean()).isTrue();
        assertThat(session.at("/outcome/content/0/text").asString()).contains("session");
    }

    private Session run(String behaviour) throws IOException, InterruptedException {
        return TypeScriptClient.run(host, behaviour, server.url());
    }
}
