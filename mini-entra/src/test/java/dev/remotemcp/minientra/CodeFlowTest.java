package dev.remotemcp.minientra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodeFlowTest {
    private final MovableClock clock = new MovableClock();
    private final MiniEntra entra = Registered.builder().clock(clock).start();
    private final OAuthClient client = new OAuthClient(entra);
    private final User alice = entra.user("Alice");

    @AfterEach
    void stop() {
        client.close();
        entra.close();
    }

    @Test
    void aPersonSignsInAndTheClientGetsATokenForTheApi() {
        Reply reply = client.signedIn(alice, "openid offline_access " + Registered.MCP_SCOPE);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("token_type")).isEqualTo("Bearer");
        assertThat(reply.text("scope").split(" "))
                .containsExactlyInAnyOrder("openid", "offline_access", Registered.MCP_SCOPE);
        TokenReader.Read token = entra.reader().read(reply.text("access_token"));
        assertThat(token.audience()).containsExactly(Registered.MCP.clientId());
        assertThat(token.scopes()).containsExactly("mcp.access");
        assertThat(token.text("iss")).isEqualTo(entra.issuer());
        assertThat(token.text("oid")).isEqualTo(alice.objectId());
        assertThat(token.text("azp")).isEqualTo(Registered.CLIENT.clientId());
        assertThat(token.text("preferred_username")).isEqualTo(alice.username());
        TokenReader.Read identity = entra.reader().read(reply.text("id_token"));
        assertThat(identity.audience()).containsExactly(Registered.CLIENT.clientId());
    }

    @Test
    void thePageOffersEachAccountAsAButtonAndEscapesTheClientsName() {
        Reply page = client.get(client.authorize(OAuthClient.signIn(Registered.MCP_SCOPE)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<button name=\"user\" value=\"" + alice.objectId() + "\">Alice")
                .contains("\">Bob")
                .contains("Editor &lt;1&gt;")
                .contains("value=\"a state &amp; more\"")
                .contains("<html lang=\"en\">")
                .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void theRedirectCarriesTheStateAsItCame() {
        Reply reply = client.pick(alice, OAuthClient.signIn(Registered.MCP_SCOPE));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).startsWith(Registered.REDIRECT + "?code=");
        assertThat(reply.redirected()).containsEntry("state", "a state & more");
    }

    @Test
    void aCodeIsGoodForOneUse() {
        String code = client.pick(alice, OAuthClient.signIn(Registered.MCP_SCOPE))
                .redirected()
                .get("code");

        assertThat(client.token(OAuthClient.redemption(code)).status()).isEqualTo(200);
        assertThat(client.token(OAuthClient.redemption(code)).code()).isEqualTo(54005);
    }

    @Test
    void aCodeIsNoGoodWithAnotherVerifierOrNone() {
        for (String verifier : new String[] {"another-verifier-than-the-one-of-the-challenge", ""}) {
            Map<String, String> redemption =
                    OAuthClient.redemption(client.pick(alice, OAuthClient.signIn(Registered.MCP_SCOPE))
                            .redirected()
                            .get("code"));
            redemption.put("code_verifier", verifier);

            Reply reply = client.token(redemption);

            assertThat(reply.text("error")).isEqualTo("invalid_grant");
            assertThat(reply.code()).isEqualTo(501481);
        }
    }

    @Test
    void aCodeExpires() {
        String code = client.pick(alice, OAuthClient.signIn(Registered.MCP_SCOPE))
                .redirected()
                .get("code");
        clock.advance(Duration.ofMinutes(10));

        assertThat(client.token(OAuthClient.redemption(code)).code()).isEqualTo(70008);
    }

    @Test
    void aPublicClientHasToUsePkce() {
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        request.remove("code_challenge");

        assertThat(client.pick(alice, request).redirected())
                .containsEntry("error", "invalid_request")
                .containsEntry("state", "a state & more");
    }

    @Test
    void aPlainChallengeIsRefused() {
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        request.put("code_challenge_method", "plain");

        assertThat(client.pick(alice, request).redirected()).containsEntry("error", "invalid_request");
    }

    @Test
    void nobodyIsSentToAUriThatIsNotRegistered() {
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        request.put("redirect_uri", "https://evil.example/callback");

        Reply reply = client.pick(alice, request);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Location")).isEmpty();
        assertThat(reply.body()).contains("AADSTS50011");
    }

    @Test
    void thePortOfALoopbackRedirectIsUpToTheClient() {
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        request.put("redirect_uri", "http://127.0.0.1:49152/callback");

        assertThat(client.pick(alice, request).header("Location")).startsWith("http://127.0.0.1:49152/callback?code=");
    }

    @Test
    void aRefreshTokenBringsTokensForTheSamePerson() {
        String first =
                client.signedIn(alice, "offline_access " + Registered.MCP_SCOPE).text("refresh_token");

        Reply second = client.refreshed(first);
        Reply third = client.refreshed(second.text("refresh_token"));

        TokenReader.Read token = entra.reader().read(third.text("access_token"));
        assertThat(token.text("oid")).isEqualTo(alice.objectId());
        assertThat(token.scopes()).containsExactly("mcp.access");
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        assertThat(client.signedIn(alice, Registered.MCP_SCOPE).json().has("refresh_token"))
                .isFalse();
    }

    @Test
    void aRevokedSessionCannotBeRefreshedButANewOneCan() {
        String scope = "offline_access " + Registered.MCP_SCOPE;
        String before = client.signedIn(alice, scope).text("refresh_token");

        entra.revoke(alice);

        assertThat(client.refreshed(before).code()).isEqualTo(50173);
        String after = client.signedIn(alice, scope).text("refresh_token");
        assertThat(client.refreshed(after).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsNoGoodToAnotherClient() {
        String refresh =
                client.signedIn(alice, "offline_access " + Registered.MCP_SCOPE).text("refresh_token");

        Reply reply = client.token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                Registered.DAEMON.clientId(),
                "client_secret",
                Registered.SECRET,
                "refresh_token",
                refresh));

        assertThat(reply.code()).isEqualTo(700005);
    }

    @Test
    void aClientGetsATokenForItselfWithTheRolesItWasGranted() {
        Reply reply = client.token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                Registered.DAEMON.clientId(),
                "client_secret",
                Registered.SECRET,
                "scope",
                Registered.MCP_URI + "/.default"));

        TokenReader.Read token = entra.reader().read(reply.text("access_token"));
        assertThat(token.isAppOnly()).isTrue();
        assertThat(token.claims().getClaim("scp")).isNull();
        assertThat(token.claims().getClaim("roles")).asList().containsExactly("Mcp.Admin");
    }

    @Test
    void aClientCannotNameScopesOfATokenForItself() {
        Reply reply = client.token(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                Registered.DAEMON.clientId(),
                "client_secret",
                Registered.SECRET,
                "scope",
                Registered.MCP_SCOPE));

        assertThat(reply.code()).isEqualTo(1002012);
    }

    @Test
    void aParameterThatIsMissingIsNamed() {
        Reply reply = client.token(Map.of("client_id", Registered.CLIENT.clientId()));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error_description")).startsWith("AADSTS900144").contains("'grant_type'");
    }

    @Test
    void aSilentSignInFindsNobodySignedIn() {
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        request.put("prompt", "none");

        assertThat(client.get(client.authorize(request)).redirected()).containsEntry("error", "login_required");
    }

    @Test
    void anUnknownClientAndAnUnknownAccountGetAPageAndNoRedirect() {
        Map<String, String> request = OAuthClient.signIn(Registered.MCP_SCOPE);
        User eve = new User(entra.tenantId(), "no-such-account", "Eve", "eve@contoso.example", Set.of());
        Reply unknownAccount = client.pick(eve, request);
        request.put("client_id", "no-such-client");
        Reply unknownClient = client.get(client.authorize(request));

        assertThat(unknownAccount.status()).isEqualTo(400);
        assertThat(unknownAccount.header("Location")).isEmpty();
        assertThat(unknownClient.status()).isEqualTo(400);
        assertThat(unknownClient.body()).contains("AADSTS700016");
    }

    @Test
    void theNonceOfTheSignInIsInTheIdToken() {
        Map<String, String> request = OAuthClient.signIn("openid " + Registered.MCP_SCOPE);
        request.put("nonce", "n-1");

        Reply reply = client.token(
                OAuthClient.redemption(client.pick(alice, request).redirected().get("code")));

        assertThat(entra.reader().read(reply.text("id_token")).text("nonce")).isEqualTo("n-1");
    }

    @Test
    void tokensLiveAsLongAsTheyAreSetTo() {
        try (MiniEntra brief = Registered.builder()
                        .clock(clock)
                        .tokenLifetime(Duration.ofMinutes(6))
                        .start();
                OAuthClient briefly = new OAuthClient(brief)) {
            Reply reply = briefly.signedIn(brief.user("Alice"), Registered.MCP_SCOPE);

            assertThat(reply.json().path("expires_in").asInt()).isEqualTo(360);
            assertThat(brief.reader().read(reply.text("access_token")).claims().getExpirationTime())
                    .isEqualTo(clock.instant().plusSeconds(360));
        }
    }
}
