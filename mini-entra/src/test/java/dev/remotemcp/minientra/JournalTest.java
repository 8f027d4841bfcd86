package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final MiniEntra entra = Registered.builder().start();
    private final FakeGraph graph = FakeGraph.start(entra);
    private final OAuthClient client = new OAuthClient(entra);

    @AfterEach
    void stop() {
        client.close();
        graph.close();
        entra.close();
    }

    @Test
    void aRequestIsRecordedWithItsParametersAndHiddenSecrets() {
        String assertion =
                entra.accessToken(entra.user("Alice"), Registered.MCP).mint();

        client.exchanged(assertion);

        RecordedRequest recorded = entra.journal().requests("/token").getFirst();
        assertThat(recorded.method()).isEqualTo("POST");
        assertThat(recorded.path()).isEqualTo("/" + entra.tenantId() + "/oauth2/v2.0/token");
        assertThat(recorded.parameter("requested_token_use")).hasValue("on_behalf_of");
        assertThat(recorded.parameter("assertion")).hasValue("[hidden]");
        assertThat(recorded.reveal("assertion")).hasValue(assertion);
        assertThat(recorded.reveal("client_secret")).hasValue(Registered.SECRET);
        assertThat(recorded.reveal("absent")).isEmpty();
        assertThat(entra.journal().toString())
                .contains("on_behalf_of")
                .doesNotContain(Registered.SECRET)
                .doesNotContain("eyJ");
    }

    @Test
    void aTokenInAHeaderOrInTheWrongParameterIsHiddenToo() {
        String token = entra.accessToken(entra.user("Alice"), Registered.MCP).mint();

        client.get(URI.create(graph.baseUri() + "/v1.0/me?state=" + token), token);

        RecordedRequest recorded = graph.journal().requests().getFirst();
        assertThat(recorded.reveal("authorization")).hasValue("Bearer " + token);
        assertThat(recorded.toString()).doesNotContain("eyJ").contains("/v1.0/me");
    }

    @Test
    void applicationsAndClientsDoNotNameTheirSecrets() {
        assertThat(Registered.MCP.toString()).contains("Contoso MCP").doesNotContain(Registered.SECRET);
    }

    @Test
    void theJournalCanBeEmptied() {
        client.get(entra.keysUri("common"));
        entra.journal().clear();

        assertThat(entra.journal().requests()).isEmpty();
    }
}
