package dev.remotemcp.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.remotemcp.auth.token.TokenVerdict.Unavailable;
import dev.remotemcp.minientra.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the address of the keys is found where it is not configured. */
class DiscoveryTest {
    private static final String OPEN_ID = "/realms/main/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server/realms/main";
    private static final String KEYS = "/realms/main/keys";

    private final MovableClock clock = new MovableClock();
    private KeyServer server;
    private String issuer;
    private SigningKeys keys;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer();
        server.status(404);
        server.document(
                KEYS, JSONObjectUtils.toJSONString(Map.of("keys", List.of(TestKeys.published(TestKeys.FIRST)))));
        issuer = server.at("/realms/main").toString();
        keys = new SigningKeys(new Discovery(issuer), clock, Duration.ofSeconds(3));
    }

    @AfterEach
    void stop() {
        keys.close();
        server.close();
    }

    @Test
    void theIssuerSaysWhereItsKeysAreAndIsAskedOnlyWhenTheyAreNeeded() throws Refusal {
        server.document(OPEN_ID, metadata(issuer, server.at(KEYS).toString()));
        assertThat(server.fetches()).isZero();

        assertThat(keys.find("first")).hasSize(1);
        assertThat(keys.find("first")).hasSize(1);

        assertThat(server.paths()).containsExactly(OPEN_ID, KEYS);
    }

    @Test
    void whereOpenIdConnectSaysNothingOauthMay() throws Refusal {
        server.document(OAUTH, metadata(issuer, server.at(KEYS).toString()));

        assertThat(keys.find("first")).hasSize(1);

        assertThat(server.paths()).containsExactly(OPEN_ID, OAUTH, KEYS);
    }

    @Test
    void aSlashAtTheEndOfTheIssuerIsPartOfItsNameAndNotOfTheAddress() throws Refusal {
        server.document(OPEN_ID, metadata(issuer + "/", server.at(KEYS).toString()));
        try (SigningKeys slashed = new SigningKeys(new Discovery(issuer + "/"), clock, Duration.ofSeconds(3))) {
            assertThat(slashed.find("first")).hasSize(1);
        }
        assertUnavailable(keys);
    }

    @Test
    void anIssuerWithoutAPathHasItsMetadataAtTheRoot() throws Refusal {
        String root = server.at("").toString();
        server.document(
                "/.well-known/oauth-authorization-server",
                metadata(root, server.at(KEYS).toString()));
        try (SigningKeys atRoot = new SigningKeys(new Discovery(root), clock, Duration.ofSeconds(3))) {
            assertThat(atRoot.find("first")).hasSize(1);
        }
        assertThat(server.paths())
                .containsExactly("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", KEYS);
    }

    @Test
    void aDocumentOfAnotherIssuerIsNotBelieved() {
        server.document(OPEN_ID, metadata(issuer + "2", server.at(KEYS).toString()));
        server.document(OAUTH, metadata(issuer, server.at(KEYS).toString()));

        assertUnavailable(keys);

        assertThat(server.paths()).doesNotContain(KEYS, OAUTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/metadata/identity",
                "https://169.254.169.254/metadata/identity",
                "http://sso.contoso.com/keys",
                "https://user@sso.contoso.com/keys",
                "file:///etc/passwd",
                "keys",
                "https://sso.contoso.com/a\\nb"
            })
    void anAddressThatNobodyMayConfigureIsNotFetchedEither(String address) {
        assertThatThrownBy(() -> find(metadata(issuer, address))).hasMessageContaining("jwks_uri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"issuer\":7}", "{\"issuer\":\"ISSUER\"}"})
    void whatIsNoMetadataIsNotTaken(String text) {
        server.document(OPEN_ID, text.replace("ISSUER", issuer));

        assertUnavailable(keys);
    }

    @Test
    void metadataThatAreTooLongAreNotTaken() {
        server.document(OPEN_ID, metadata(issuer, server.at(KEYS) + "?" + "x".repeat(300_000)));

        assertUnavailable(keys);
    }

    @Test
    void redirectsAreNotFollowed() {
        server.document("/elsewhere", metadata(issuer, server.at(KEYS).toString()));
        server.redirect(server.at("/elsewhere"));

        assertUnavailable(keys);

        assertThat(server.paths()).doesNotContain("/elsewhere");
    }

    @Test
    @Timeout(60)
    void metadataThatDoNotEndAreGivenUp() {
        server.stall();
        try (SigningKeys impatient = new SigningKeys(new Discovery(issuer), clock, Duration.ofMillis(100))) {
            assertUnavailable(impatient);
        }
    }

    @Test
    void anIssuerThatIsAwayAtTheBeginningIsAskedAgain() throws Refusal {
        server.fail();
        assertUnavailable(keys);
        server.document(OPEN_ID, metadata(issuer, server.at(KEYS).toString()));

        clock.advance(Duration.ofSeconds(31));

        assertThat(keys.find("first")).hasSize(1);
    }

    @Test
    void keysThatMoveAreFound() throws Refusal {
        server.document(OPEN_ID, metadata(issuer, server.at(KEYS).toString()));
        assertThat(keys.find("first")).hasSize(1);
        server.document(
                "/moved", JSONObjectUtils.toJSONString(Map.of("keys", List.of(TestKeys.published(TestKeys.SECOND)))));
        server.document(OPEN_ID, metadata(issuer, server.at("/moved").toString()));

        assertThat(keys.find("second")).hasSize(1);
    }

    private static String metadata(String issuer, String keys) {
        return JSONObjectUtils.toJSONString(Map.of("issuer", issuer, "jwks_uri", keys));
    }

    private void find(String metadata) throws Exception {
        server.document(OPEN_ID, metadata);
        try (Documents documents = new Documents(Duration.ofSeconds(3))) {
            new Discovery(issuer).find(documents);
        }
    }

    private static void assertUnavailable(SigningKeys keys) {
        assertThatThrownBy(() -> keys.find("first"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.verdict()).isInstanceOf(Unavailable.class));
    }
}
