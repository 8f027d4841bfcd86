package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a method answers is in the body, with HTTP 200; what the transport refuses has a status of its own. */
final class LegacyErrorsTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no/such",
                "",
                "server/discover",
                "subscriptions/listen",
                "tasks/get",
                "notifications/initialized",
                "roots/list",
                "elicitation/create"
            })
    void anUnknownMethodIsAnErrorInBand(String method) {
        JsonNode error = session.request(method).expectStatus(200).error(-32601);
        assertThat(error.path("message").asString()).contains("'" + method + "'", "2025-11-25");
    }

    @Test
    void aResourceThatIsNotThereHasTheCodeOfTheseRevisions() {
        JsonNode data = session.read("note://none").expectStatus(200).errorData(-32002);
        assertThat(data.path("uri").asString()).isEqualTo("note://none");
        session.read("note://items/missing").expectStatus(200).error(-32002);
        session.request("resources/subscribe")
                .param("uri", "note://none")
                .expectStatus(200)
                .error(-32002);
    }

    @Test
    void wrongParametersAreAnErrorInBand() {
        session.call("no_such").expectStatus(200).error(-32602);
        session.prompt("no_such").expectStatus(200).error(-32602);
        session.prompt("greets").expectStatus(200).error(-32602);
        session.request("tools/list")
                .param("cursor", "garbage")
                .expectStatus(200)
                .error(-32602);
        session.request("tools/call").expectStatus(200).error(-32602);
        session.request("resources/subscribe").expectStatus(200).error(-32602);
        session.request("resources/unsubscribe")
                .param("uri", 5)
                .expectStatus(200)
                .error(-32602);
        session.request("logging/setLevel").expectStatus(200).error(-32602);
        session.request("logging/setLevel")
                .param("level", "loud")
                .expectStatus(200)
                .error(-32602);
        session.request("logging/setLevel")
                .param("level", "INFO")
                .expectStatus(200)
                .error(-32602);
        session.request("completion/complete").expectStatus(200).error(-32602);
    }

    @Test
    void aFailureOfTheServersIsAnErrorInBandThatTellsNoSecrets() {
        JsonNode error = session.read("note://breaks").expectStatus(200).error(-32603);
        assertThat(error.path("message").asString()).contains("error id").doesNotContain("secret");
        McpReply tool = session.call("breaks").expectStatus(200);
        assertThat(tool.result().path("isError").asBoolean()).isTrue();
        assertThat(tool.text()).doesNotContain("secret");
    }

    @Test
    void theTransportRefusesWhatIsNoMessage() {
        session.request("ping").body("{").expectStatus(400).error(-32700);
        session.request("ping").body("[]").expectStatus(400).error(-32600);
        session.request("ping")
                .header("Content-Type", "text/plain")
                .expectStatus(415)
                .error(-32600);
        session.request("ping").without("Content-Type").expectStatus(415).error(-32600);
        session.get().header("Accept", "application/json").expectStatus(406).error(-32600);
    }

    @Test
    void aMethodWithoutParametersNeedsNone() {
        for (String method : new String[] {"ping", "tools/list", "prompts/list", "resources/list"}) {
            session.request(method).result();
        }
        assertThat(session.request("ping").result()).isEmpty();
    }

    @Test
    void aFailedResourceOrPromptHandlerThatMeantItSaysWhy() {
        assertThat(session.call("fails_for_model").expectStatus(200).text()).isEqualTo("try a smaller number");
        assertThat(session.call("rejects_arguments").expectStatus(200).text()).contains("/days", "/city");
    }
}
