package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.conformance.TypeScriptClient.Exchange;
import dev.remotemcp.conformance.TypeScriptClient.Session;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What only a host of the legacy era does: sessions, the stream beside the calls, answers in several connections. */
@ParameterizedClass
@EnumSource(names = {"V1", "V2_LEGACY"})
class TypeScriptClientSessionTest {
    @AutoClose
    private static ServerProcess server;

    private final Host host;

    TypeScriptClientSessionTest(Host host) {
        this.host = host;
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("conformance-server");
    }

    @AfterEach
    void theServerHasLoggedNoError() {
        assertThat(server.output()).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    @Test
    void pingsTheServer() throws Exception {
        Session session = TypeScriptClient.run(host, "pings", server.url());

        assertThat(session.result()).isEqualTo(JsonMapper.shared().readTree("{}"));
        assertThat(session.exchanges("ping"))
                .extracting(ping -> ping.type().orElseThrow())
                .containsExactly("application/json");
    }

    @Test
    void endsItsSessionWhichIsUnknownFromThenOn() throws Exception {
        Session session =
                TypeScriptClient.start(host, "endsItsSession", server.url()).end();

        assertThat(session.exchanges("DELETE")).extracting(Exchange::status).containsExactly(204);
        assertThat(session.exchanges("ping")).extracting(Exchange::status).containsExactly(404);
        assertThat(session.at("/refused/message").asString()).contains("jsonrpc", "session");
    }

    @Test
    void hearsOfChangesBesideItsCallsAndOfUpdatesThatItWatchesOnly() throws Exception {
        Session session = TypeScriptClient.run(host, "sharesTheServer", server.url());

        assertThat(session.at("/watching").valueStream().map(JsonNode::asString))
                .containsExactly("test://watched-resource");
        assertThat(session.at("/other")).isEmpty();
    }

    @Test
    void tellsTheToolThatItCannotAnswer() throws Exception {
        Session session = TypeScriptClient.run(host, "failsToAnswer", server.url());

        assertThat(session.at("/isError").asBoolean()).isTrue();
        assertThat(session.at("/content/0/text").asString()).contains("The model is out of order");
    }

    @Test
    void comesBackForTheRestOfABrokenAnswer() throws Exception {
        Session session = TypeScriptClient.run(host, "resumesABrokenAnswer", server.url());

        assertThat(session.at("/progress").valueStream().map(JsonNode::asInt)).containsExactly(0, 50, 100);
        assertThat(session.at("/text").asString()).startsWith("Progress reported for token");
        assertThat(session.exchanges("tools/call")).hasSize(1);
        assertThat(session.returns()).extracting(Exchange::status).containsExactly(200);
    }

    @Test
    void fetchesTheResultOfACallWhoseClientIsGone() throws Exception {
        // To the second client, the progress that the first one asked for is odd.
        Session session = TypeScriptClient.start(host, "resumesACallOfAnotherClient", server.url())
                .end();

        assertThat(session.at("/lost/message").asString()).contains("Connection closed");
        assertThat(session.at("/text").asString()).startsWith("Progress reported for token");
        assertThat(session.exchanges("tools/call")).hasSize(1);
        assertThat(session.returns())
                .extracting(exchange -> exchange.headers().get("last-event-id"))
                .containsExactly(session.at("/token").asString());
    }

    @Test
    void isToldNotToComeBackToACancelledCall() throws Exception {
        Session session = TypeScriptClient.start(host, "comesBackToACancelledCall", server.url())
                .end();

        assertThat(session.at("/aborted/message").asString()).endsWith("no longer needed");
        assertThat(session.returns()).extracting(Exchange::status).containsExactly(204);
    }
}
