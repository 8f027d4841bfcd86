package dev.remotemcp.auth.token;

import static dev.remotemcp.auth.token.TestConfiguration.PUBLIC_URL;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import dev.remotemcp.auth.token.TokenVerdict.Accepted;
import dev.remotemcp.auth.token.TokenVerdict.Denial;
import dev.remotemcp.auth.token.TokenVerdict.Forbidden;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import dev.remotemcp.auth.token.TokenVerdict.Rejected;
import dev.remotemcp.minientra.MovableClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcTokenVerifierTest {
    private static final String ISSUER = "https://sso.contoso.com/realms/main";

    private final MovableClock clock = new MovableClock();
    private KeyServer server;
    private SigningKeys keys;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(TestKeys.published(TestKeys.FIRST), TestKeys.published(TestKeys.CURVE));
        keys = new SigningKeys(server.address(), clock);
    }

    @AfterEach
    void stop() {
        keys.close();
        server.close();
    }

    @Test
    void aTokenTellsWhoCalls() {
        Caller caller = accepted(TestConfiguration.oidc(), token());

        assertThat(caller.getName()).isEqualTo(ISSUER + "#alice-id");
        assertThat(caller.tenantId()).isEmpty();
        assertThat(caller.objectId()).isEqualTo("alice-id");
        assertThat(caller.clientId()).isEqualTo("inspector");
        assertThat(caller.scopes()).containsExactlyInAnyOrder("openid", "mcp.access");
        assertThat(caller.roles()).containsExactly("editor");
        assertThat(caller.appOnly()).isFalse();
    }

    @Test
    void ellipticCurvesMaySignUnlessTheyAreNotListed() {
        TestToken token = token(TestKeys.CURVE, "ES256");

        accepted(TestConfiguration.oidc(), token);
        assertThat(verify(TestConfiguration.oidc().with("algorithms", "RS256"), token))
                .isEqualTo(new Rejected(Reason.ALGORITHM));
    }

    @Test
    void otherPaddingMaySignOnlyWhenItIsListed() {
        TestToken token = token(TestKeys.FIRST, "PS256");

        assertThat(verify(TestConfiguration.oidc(), token)).isEqualTo(new Rejected(Reason.ALGORITHM));
        accepted(TestConfiguration.oidc().with("algorithms", "PS256"), token);
    }

    @Test
    void aKeyOfOneKindDoesNotVerifyTheAlgorithmOfAnother() {
        TestToken token = token().header("kid", "curve");

        assertThat(verify(TestConfiguration.oidc(), token)).isEqualTo(new Rejected(Reason.SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ISSUER + "/",
                "http://sso.contoso.com/realms/main",
                "https://sso.contoso.com/realms/Main",
                "https://sso.contoso.com/realms/other"
            })
    void anotherIssuerIsRejectedWithoutAFetch(String issuer) {
        assertThat(verify(TestConfiguration.oidc(), token().claim("iss", issuer)))
                .isEqualTo(new Rejected(Reason.ISSUER));
        assertThat(server.fetches()).isZero();
    }

    @Test
    void theAudienceMayBeOneOfSeveral() {
        accepted(TestConfiguration.oidc(), token().claim("aud", List.of("account", PUBLIC_URL)));
        accepted(TestConfiguration.oidc().with("audience", "mcp"), token().claim("aud", "mcp"));
        assertThat(verify(TestConfiguration.oidc(), token().claim("aud", "account")))
                .isEqualTo(new Rejected(Reason.AUDIENCE));
        assertThat(verify(TestConfiguration.oidc(), token().claim("aud", PUBLIC_URL + "/")))
                .isEqualTo(new Rejected(Reason.AUDIENCE));
        assertThat(verify(TestConfiguration.oidc(), token().without("aud"))).isEqualTo(new Rejected(Reason.AUDIENCE));
    }

    @Test
    void theEndMustBeThere() {
        assertThat(verify(TestConfiguration.oidc(), token().without("exp"))).isEqualTo(new Rejected(Reason.CLAIM));
        assertThat(verify(
                        TestConfiguration.oidc(),
                        token().claim("exp", clock.instant().getEpochSecond() - 61)))
                .isEqualTo(new Rejected(Reason.EXPIRED));
        accepted(TestConfiguration.oidc(), token().without("iat"));
    }

    @Test
    void scopesMayAlsoStandInScp() {
        TestToken token = token().without("scope");

        assertThat(accepted(TestConfiguration.oidc(), token.claim("scp", "a b")).scopes())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(accepted(TestConfiguration.oidc(), token.claim("scp", List.of("a", "b")))
                        .scopes())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(accepted(TestConfiguration.oidc(), token.without("scp")).scopes())
                .isEmpty();
    }

    @Test
    void rolesAreWhereTheConfigurationSays() {
        TestToken token = token().claim("roles", List.of("top"))
                .claim("resource_access", Map.of("mcp", Map.of("roles", List.of("deep"))))
                .claim("https://contoso.com/roles", List.of("named"));

        assertThat(accepted(TestConfiguration.oidc(), token).roles()).containsExactlyInAnyOrder("top", "editor");
        assertThat(accepted(TestConfiguration.oidc().with("roles-claim", "resource_access.mcp.roles"), token)
                        .roles())
                .containsExactly("deep");
        assertThat(accepted(TestConfiguration.oidc().with("roles-claim", "https://contoso.com/roles"), token)
                        .roles())
                .containsExactly("named");
        assertThat(accepted(TestConfiguration.oidc().with("roles-claim", "resource_access"), token)
                        .roles())
                .isEmpty();
    }

    @Test
    void tokensOfAnotherKindAreRejected() {
        for (TestToken token : List.of(
                token().header("typ", "logout+jwt"),
                token().claim("typ", "ID"),
                token().claim("typ", "Refresh"),
                token().claim("typ", "Logout"),
                token().claim("token_use", "id"),
                token().claim("at_hash", "h"),
                token().claim("events", Map.of("logout", Map.of())),
                token().claim("nonce", "n"))) {
            assertThat(verify(TestConfiguration.oidc(), token)).isEqualTo(new Rejected(Reason.TYPE));
        }
    }

    @Test
    void whatSaysThatItIsAnAccessTokenIsAccepted() {
        accepted(TestConfiguration.oidc(), token().claim("typ", "Bearer").claim("nonce", "n"));
        accepted(TestConfiguration.oidc(), token().header("typ", "at+jwt").claim("nonce", "n"));
        accepted(TestConfiguration.oidc(), token().header("typ", "application/at+jwt"));
        accepted(TestConfiguration.oidc(), token().claim("token_use", "access"));
        accepted(TestConfiguration.oidc(), token().withoutHeader("typ"));
    }

    @Test
    void anApplicationThatCallsForItselfIsForbiddenUnlessThatIsAllowed() {
        for (TestToken token : List.of(
                token().claim("sub", "inspector"),
                token().without("azp").claim("client_id", "alice-id"),
                token().claim("gty", "client-credentials"),
                token().claim("preferred_username", "service-account-inspector"))) {
            assertThat(verify(TestConfiguration.oidc(), token)).isEqualTo(new Forbidden(Denial.APP_ONLY));
            assertThat(accepted(TestConfiguration.oidc().with("allow-app-only", "true"), token)
                            .appOnly())
                    .isTrue();
        }
    }

    @Test
    void aClientThatIsNotListedIsForbidden() {
        assertThat(verify(TestConfiguration.oidc().with("allowed-clients", "vscode"), token()))
                .isEqualTo(new Forbidden(Denial.CLIENT_NOT_ALLOWED));
        accepted(TestConfiguration.oidc().with("allowed-clients", "vscode,inspector"), token());
        assertThat(verify(TestConfiguration.oidc().with("allowed-clients", "vscode"), token().without("azp")))
                .isEqualTo(new Forbidden(Denial.CLIENT_NOT_ALLOWED));
    }

    @Test
    void aTokenThatIsBoundToAKeyIsRejected() {
        assertThat(verify(TestConfiguration.oidc(), token().claim("typ", "DPoP").claim("cnf", Map.of("jkt", "x"))))
                .isEqualTo(new Rejected(Reason.BOUND_TO_KEY));
    }

    private TestToken token() {
        return token(TestKeys.FIRST, "RS256");
    }

    private TestToken token(JWK key, String algorithm) {
        return new TestToken(key, algorithm)
                .claim("iss", ISSUER)
                .claim("aud", PUBLIC_URL)
                .claim("sub", "alice-id")
                .claim("azp", "inspector")
                .claim("scope", "openid mcp.access")
                .claim("realm_access", Map.of("roles", List.of("editor")))
                .claim("iat", clock.instant().getEpochSecond())
                .claim("exp", clock.instant().getEpochSecond() + 300);
    }

    private TokenVerdict verify(TestConfiguration configuration, TestToken token) {
        AuthSettings settings =
                configuration.with("jwks-uri", server.address().toString()).settings();
        return new OidcTokenVerifier(settings, (Oidc) settings.provider(), keys, clock).verify(token.signed());
    }

    private Caller accepted(TestConfiguration configuration, TestToken token) {
        TokenVerdict verdict = verify(configuration, token);
        assertThat(verdict).isInstanceOf(Accepted.class);
        return ((Accepted) verdict).caller();
    }
}
