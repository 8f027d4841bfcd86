package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeGraphTest {
    private final MiniEntra entra = Registered.builder().start();
    private final FakeGraph graph = FakeGraph.start(entra);
    private final OAuthClient client = new OAuthClient(entra);
    private final User alice = entra.user("Alice");

    @BeforeEach
    void consent() {
        entra.consents().grantForAll(Registered.MCP, Application.GRAPH, "User.Read", "Mail.Read");
    }

    @AfterEach
    void stop() {
        client.close();
        graph.close();
        entra.close();
    }

    private String onBehalfOf(User user, String scope) {
        Map<String, String> exchange =
                OAuthClient.exchange(entra.accessToken(user, Registered.MCP).mint());
        exchange.put("scope", scope);
        return client.token(exchange).text("access_token");
    }

    private Reply get(String path, String token) {
        return client.get(URI.create(graph.baseUri() + path), token);
    }

    private Reply me(String token) {
        return get("/v1.0/me", token);
    }

    @Test
    void anExchangedTokenReadsThePersonItIsFor() {
        assertThat(me(onBehalfOf(alice, Registered.GRAPH_SCOPE)).text("displayName"))
                .isEqualTo("Alice");
        assertThat(me(onBehalfOf(entra.user("Bob"), Registered.GRAPH_SCOPE)).text("displayName"))
                .isEqualTo("Bob");
    }

    @Test
    void messagesNeedTheirOwnScope() {
        String mail = onBehalfOf(alice, "https://graph.microsoft.com/Mail.Read");
        String profile = onBehalfOf(alice, Registered.GRAPH_SCOPE);

        assertThat(get("/v1.0/me/messages", mail)
                        .json()
                        .path("value")
                        .path(0)
                        .path("subject")
                        .asString())
                .isEqualTo("Welcome, Alice");
        assertThat(get("/v1.0/me/messages", profile).status()).isEqualTo(403);
        assertThat(me(mail).status()).isEqualTo(403);
    }

    @Test
    void aMessageIsReadByItsIdFromTheMailboxOfThePersonAlone() {
        String mail = onBehalfOf(alice, "https://graph.microsoft.com/Mail.Read");
        String profile = onBehalfOf(alice, Registered.GRAPH_SCOPE);

        assertThat(get("/v1.0/me/messages/Alice-2", mail).text("subject")).isEqualTo("Your invoice");
        assertThat(get("/v1.0/me/messages/Bob-1", mail).status()).isEqualTo(404);
        assertThat(get("/v1.0/me/messages/Alice-2", profile).status()).isEqualTo(403);
    }

    @Test
    void scopesMayBeQualifiedWithTheUrlOfTheFake() {
        String token = onBehalfOf(alice, graph.baseUri() + "/User.Read");

        assertThat(me(token).status()).isEqualTo(200);
    }

    @Test
    void theTokenThatTheApiGotIsRefused() {
        Reply reply = me(entra.accessToken(alice, Registered.MCP).mint());

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("error").path("code").asString()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void forgedExpiredAndMissingTokensAreRefused() {
        TokenBuilder token = entra.accessToken(alice, Application.GRAPH);

        assertThat(me(token.mint()).status()).isEqualTo(200);
        assertThat(me(token.expiresAt(Instant.EPOCH).mint()).status()).isEqualTo(401);
        assertThat(me(entra.accessToken(alice, Application.GRAPH)
                                .signedBy(entra.keys().unpublished())
                                .mint())
                        .status())
                .isEqualTo(401);
        assertThat(client.get(URI.create(graph.baseUri() + "/v1.0/me")).status())
                .isEqualTo(401);
    }

    @Test
    void aClientItselfIsNobody() {
        assertThat(me(entra.appOnlyToken(Registered.DAEMON, Application.GRAPH).mint())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aChallengeIsMetByAnotherTokenOnly() {
        String first = onBehalfOf(alice, Registered.GRAPH_SCOPE);
        GraphFault.Challenge challenge = new GraphFault.Challenge();
        graph.faults().arm(challenge, 1);

        Reply challenged = me(first);

        assertThat(challenged.status()).isEqualTo(401);
        assertThat(challenged.header("WWW-Authenticate"))
                .contains("error=\"insufficient_claims\"")
                .contains("claims=\""
                        + Base64.getEncoder().encodeToString(challenge.claims().getBytes(StandardCharsets.UTF_8))
                        + "\"");
        assertThat(me(first).status()).isEqualTo(401);
        assertThat(me(onBehalfOf(alice, Registered.GRAPH_SCOPE)).status()).isEqualTo(200);
    }

    @Test
    void armedFaultsAreAnswered() {
        String token = onBehalfOf(alice, Registered.GRAPH_SCOPE);
        graph.faults().arm(new GraphFault.Forbidden(), 1);
        graph.faults().arm(new GraphFault.Throttled(Duration.ofSeconds(3)), 1);
        graph.faults().arm(new GraphFault.Unavailable(), 1);
        graph.faults().arm(new GraphFault.Redirect(URI.create("http://localhost:1/stolen")), 1);

        assertThat(me(token).status()).isEqualTo(403);
        assertThat(me(token).header("Retry-After")).isEqualTo("3");
        assertThat(me(token).status()).isEqualTo(503);
        assertThat(me(token).header("Location")).isEqualTo("http://localhost:1/stolen");
        assertThat(me(token).status()).isEqualTo(200);
    }
}
