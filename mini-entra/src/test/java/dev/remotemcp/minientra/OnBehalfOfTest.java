package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnBehalfOfTest {
    private final MovableClock clock = new MovableClock();
    private final MiniEntra entra = Registered.builder().clock(clock).start();
    private final OAuthClient client = new OAuthClient(entra);
    private final User alice = entra.user("Alice");

    @BeforeEach
    void consent() {
        entra.consents().grant(alice, Registered.MCP, Application.GRAPH, "User.Read");
    }

    @AfterEach
    void stop() {
        client.close();
        entra.close();
    }

    private String assertion() {
        return entra.accessToken(alice, Registered.MCP).mint();
    }

    @Test
    void aTokenOfASignInIsExchangedForOneThatGraphTakes() {
        String inbound = client.signedIn(alice, Registered.MCP_SCOPE).text("access_token");

        Reply reply = client.exchanged(inbound);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("scope")).contains(Registered.GRAPH_SCOPE);
        assertThat(reply.json().has("refresh_token")).isTrue();
        assertThat(reply.json().has("id_token")).isTrue();
        assertThat(reply.json().has("client_info")).isTrue();
        TokenReader.Read token = entra.reader().read(reply.text("access_token"));
        assertThat(token.text("ver")).isEqualTo("1.0");
        assertThat(token.audience()).containsExactly("https://graph.microsoft.com");
        assertThat(token.scopes()).containsExactly("User.Read");
        assertThat(token.text("oid")).isEqualTo(alice.objectId());
        assertThat(token.text("appid")).isEqualTo(Registered.MCP.clientId());
    }

    @Test
    void withoutConsentTheErrorHasEntrasShape() {
        entra.consents().withdraw(alice, Registered.MCP, Application.GRAPH, "User.Read");

        Reply reply = client.exchanged(assertion());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isEqualTo("invalid_grant");
        assertThat(reply.text("suberror")).isEqualTo("consent_required");
        assertThat(reply.text("error_description")).startsWith("AADSTS65001: ");
        assertThat(reply.code()).isEqualTo(65001);
        assertThat(reply.text("correlation_id")).isNotEmpty();
        assertThat(reply.text("trace_id")).isNotEmpty();
        assertThat(reply.text("timestamp")).isEqualTo("2026-01-01 09:00:00Z");
    }

    @Test
    void consentIsOfOnePersonToOneScope() {
        String bobs = entra.accessToken(entra.user("Bob"), Registered.MCP).mint();
        Map<String, String> more = OAuthClient.exchange(assertion());
        more.put("scope", Registered.GRAPH_SCOPE + " https://graph.microsoft.com/Mail.Read");

        assertThat(client.exchanged(bobs).code()).isEqualTo(65001);
        assertThat(client.token(more).code()).isEqualTo(65001);
    }

    @Test
    void anAdministratorConsentsForEveryone() {
        entra.consents().grantForAll(Registered.MCP, Application.GRAPH, "User.Read");

        assertThat(client.exchanged(entra.accessToken(entra.user("Bob"), Registered.MCP)
                                .mint())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPreauthorizedClientNeedsNoConsent() {
        Application downstream = Application.builder("55555555-eeee-4eee-8eee-555555555555")
                .identifierUri("api://downstream")
                .scopes("read")
                .preauthorize(Registered.MCP.clientId())
                .build();
        entra.register(downstream);
        Map<String, String> exchange = OAuthClient.exchange(assertion());
        exchange.put("scope", "api://downstream/read");

        assertThat(client.token(exchange).status()).isEqualTo(200);
    }

    @Test
    void theDefaultScopeIsAllThatHasConsent() {
        Map<String, String> exchange = OAuthClient.exchange(assertion());
        exchange.put("scope", "https://graph.microsoft.com/.default");

        assertThat(client.token(exchange).text("scope")).isEqualTo(Registered.GRAPH_SCOPE);
    }

    @Test
    void anExpiredAssertionIsRefused() {
        String assertion = assertion();
        clock.advance(Duration.ofHours(1));

        assertThat(client.exchanged(assertion).code()).isEqualTo(500133);
    }

    @Test
    void anAssertionMeantForAnotherIsRefused() {
        String other = entra.accessToken(alice, Registered.NEIGHBOUR).mint();
        String both = entra.accessToken(alice, Registered.MCP)
                .audience(Registered.MCP.clientId(), Registered.NEIGHBOUR.clientId())
                .mint();

        assertThat(client.exchanged(other).code()).isEqualTo(500131);
        assertThat(client.exchanged(both).code()).isEqualTo(500131);
    }

    @Test
    void anAppOnlyAssertionIsRefused() {
        String appOnly = entra.appOnlyToken(Registered.DAEMON, Registered.MCP).mint();

        Reply reply = client.exchanged(appOnly);

        assertThat(reply.code()).isEqualTo(7000114);
        assertThat(reply.text("error_description")).contains(Registered.DAEMON.clientId());
    }

    @Test
    void anAssertionThatIsNotSignedByAPublishedKeyIsRefused() {
        TokenBuilder token = entra.accessToken(alice, Registered.MCP);
        String unpublished = token.signedBy(entra.keys().unpublished()).mint();
        String unsigned = entra.accessToken(alice, Registered.MCP).alg("HS256").mint();
        String anothers = entra.accessToken(alice, Registered.MCP)
                .signedBy(entra.keys().publishFor("99999999-9999-4999-8999-999999999999"))
                .mint();

        assertThat(client.exchanged(unpublished).code()).isEqualTo(50013);
        assertThat(client.exchanged(unsigned).code()).isEqualTo(50013);
        assertThat(client.exchanged(anothers).code()).isEqualTo(50013);
        assertThat(client.exchanged("no token").code()).isEqualTo(50027);
    }

    @Test
    void anAssertionOfARetiredKeyIsRefused() {
        String assertion = assertion();

        entra.keys().rotate();
        assertThat(client.exchanged(assertion).status()).isEqualTo(200);

        entra.keys().retire();
        assertThat(client.exchanged(assertion).code()).isEqualTo(50013);
    }

    @Test
    void anAssertionOfARevokedSessionIsRefused() {
        String assertion = assertion();

        entra.revoke(alice);

        assertThat(client.exchanged(assertion).code()).isEqualTo(50173);
        assertThat(client.exchanged(assertion()).status()).isEqualTo(200);
    }

    @Test
    void aWrongSecretAndNoSecretAreToldApart() {
        Map<String, String> wrong = OAuthClient.exchange(assertion());
        wrong.put("client_secret", "guessed");
        Map<String, String> none = OAuthClient.exchange(assertion());
        none.remove("client_secret");

        assertThat(client.token(wrong).status()).isEqualTo(401);
        assertThat(client.token(wrong).code()).isEqualTo(7000215);
        assertThat(client.token(none).code()).isEqualTo(7000218);
    }

    @Test
    void theCapabilitiesOfTheClientAreRepeatedInTheToken() {
        Map<String, String> exchange = OAuthClient.exchange(assertion());
        exchange.put("claims", "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");

        TokenReader.Read token = entra.reader().read(client.token(exchange).text("access_token"));

        assertThat(token.claims().getClaim("xms_cc")).asList().containsExactly("cp1");
    }

    @Test
    void aPersonOfAnotherTenantIsNotFound() {
        String second = "bbbbcccc-1111-4ddd-8222-eeee3333ffff";
        try (MiniEntra two =
                        Registered.builder().tenants(MiniEntra.TENANT, second).start();
                OAuthClient elsewhere = new OAuthClient(two)) {
            User hers = User.alice(second);
            two.consents().grantForAll(Registered.MCP, Application.GRAPH, "User.Read");
            Map<String, String> exchange =
                    OAuthClient.exchange(two.accessToken(hers, Registered.MCP).mint());

            assertThat(elsewhere
                            .post(two.tokenEndpoint(MiniEntra.TENANT), exchange)
                            .code())
                    .isEqualTo(50034);
            assertThat(elsewhere.post(two.tokenEndpoint(second), exchange).status())
                    .isEqualTo(200);
        }
    }
}
