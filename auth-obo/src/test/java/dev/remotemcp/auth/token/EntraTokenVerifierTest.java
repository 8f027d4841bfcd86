package dev.remotemcp.auth.token;

import static dev.remotemcp.auth.token.TestConfiguration.CLIENT;
import static dev.remotemcp.auth.token.TestConfiguration.OTHER_TENANT;
import static dev.remotemcp.auth.token.TestConfiguration.PUBLIC_URL;
import static dev.remotemcp.auth.token.TestConfiguration.SERVER;
import static dev.remotemcp.auth.token.TestConfiguration.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.TokenVerdict.Accepted;
import dev.remotemcp.auth.token.TokenVerdict.Denial;
import dev.remotemcp.auth.token.TokenVerdict.Forbidden;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import dev.remotemcp.auth.token.TokenVerdict.Rejected;
import dev.remotemcp.auth.token.TokenVerdict.Unavailable;
import dev.remotemcp.minientra.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntraTokenVerifierTest {
    private static final String ANY_TENANT = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final String CONSUMERS = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private static final String USER = "0b1ec700-1111-4222-8333-444455556666";

    private final MovableClock clock = new MovableClock();
    private KeyServer server;
    private SigningKeys keys;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(
                TestKeys.published(TestKeys.FIRST, ANY_TENANT),
                TestKeys.published(TestKeys.SECOND, issuer(CONSUMERS)),
                TestKeys.published(TestKeys.CURVE, ANY_TENANT));
        keys = new SigningKeys(server.address(), clock);
    }

    @AfterEach
    void stop() {
        keys.close();
        server.close();
    }

    @Test
    void aDelegatedTokenTellsWhoCalls() {
        TestToken token = token().claim("roles", List.of("Admin"))
                .claim("xms_cc", List.of("cp1"))
                .claim("name", "Alice Example");

        Caller caller = accepted(token.signed());

        assertThat(caller.getName()).isEqualTo(TENANT + "/" + USER);
        assertThat(caller.tenantId()).isEqualTo(TENANT);
        assertThat(caller.clientId()).isEqualTo(CLIENT);
        assertThat(caller.scopes()).containsExactlyInAnyOrder("mcp.access", "mail.read");
        assertThat(caller.roles()).containsExactly("Admin");
        assertThat(caller.appOnly()).isFalse();
        assertThat(caller.claimsCapable()).isTrue();
        assertThat(caller.expiresAt().getEpochSecond())
                .isEqualTo(clock.instant().getEpochSecond() + 3600);
        assertThat(caller.claims()).containsEntry("name", "Alice Example");
    }

    @Test
    void whatIsPrintedOfACallerNamesNobody() {
        Caller caller = accepted(token().claim("name", "Alice Example").signed());

        assertThat(caller.toString()).doesNotContain("Alice", USER, TENANT, "claims");
        assertThat(new Accepted(caller).toString()).doesNotContain("Alice", USER, "eyJ");
    }

    @Test
    void aTokenThatIsMarkedAsAccessTokenInTheHeaderIsAccepted() {
        accepted(token().header("typ", "at+jwt").signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE"})
    void aTokenWithoutSignatureIsRejectedWithoutAFetch(String algorithm) {
        String input = token().header("alg", algorithm).input();

        assertThat(verify(input + ".")).isInstanceOf(Rejected.class);
        assertThat(verify(input + ".AAAA")).isInstanceOf(Rejected.class);
        assertThat(server.fetches()).isZero();
    }

    @Test
    void aTokenWhoseSecretIsThePublicKeyIsRejectedWithoutAFetch() throws JOSEException {
        String input = token().header("alg", "HS256").input();
        byte[] secret = TestKeys.FIRST.toRSAPublicKey().getEncoded();
        String forged = input + "."
                + new MACSigner(secret)
                        .sign(new JWSHeader(JWSAlgorithm.HS256), input.getBytes(StandardCharsets.US_ASCII));

        assertRejected(forged, Reason.ALGORITHM);
        assertThat(server.fetches()).isZero();
    }

    @Test
    void algorithmsThatEntraDoesNotUseAreRejectedWithoutAFetch() {
        assertRejected(token().header("alg", "PS256").signed(), Reason.ALGORITHM);
        assertRejected(
                token().header("alg", "ES256")
                        .header("kid", "curve")
                        .signedWith(TestKeys.CURVE)
                        .signed(),
                Reason.ALGORITHM);
        assertThat(server.fetches()).isZero();
    }

    @Test
    void aTokenThatAnotherKeySignedIsRejected() {
        assertRejected(token().signedWith(TestKeys.FOREIGN).signed(), Reason.SIGNATURE);
    }

    @Test
    void aTokenThatWasCutOrChangedIsRejected() {
        String token = token().signed();
        String claims = token().claim("scp", "everything").input();

        assertRejected(token.substring(0, token.length() - 8), Reason.SIGNATURE);
        assertRejected(claims + token.substring(token.lastIndexOf('.')), Reason.SIGNATURE);
    }

    @Test
    void whatHasNotThreeSegmentsIsRejectedWithoutAFetch() {
        String token = token().signed();

        for (String odd : List.of(
                "",
                ".",
                "..",
                "...",
                "opaque-refresh-token",
                "0.AXoA_refresh.token",
                token.substring(0, token.lastIndexOf('.')),
                token + ".",
                token + ".AAAA",
                token + ".AAAA.AAAA",
                " " + token,
                token + "\n",
                token.replace('.', '|'),
                "e30.e30.e30",
                "W10." + token.substring(token.indexOf('.') + 1),
                Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"first\",\"typ\":\"JWT\"}") + ".W10.AAAA")) {
            assertThat(verify(odd)).as(odd).isInstanceOf(Rejected.class);
        }
        assertThat(server.fetches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000003-0000-0000-c000-000000000000", "api://sibling", CLIENT, PUBLIC_URL, ""})
    void aTokenForAnotherServerIsRejected(String audience) {
        assertRejected(token().claim("aud", audience).signed(), Reason.AUDIENCE);
    }

    @Test
    void aTokenForThisServerAndAnotherIsRejected() {
        assertRejected(token().claim("aud", List.of("other", SERVER)).signed(), Reason.AUDIENCE);
        assertRejected(token().claim("aud", List.of(SERVER, SERVER)).signed(), Reason.AUDIENCE);
        assertRejected(token().without("aud").signed(), Reason.AUDIENCE);
        assertRejected(token().claim("aud", 7).signed(), Reason.CLAIM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.us/" + TENANT + "/v2.0",
                "https://login.microsoftonline.com/" + TENANT + "/v2.0/",
                "https://LOGIN.microsoftonline.com/" + TENANT + "/v2.0",
                "https://login.microsoftonline.com/" + OTHER_TENANT + "/v2.0",
                "https://sts.windows.net/" + TENANT + "/",
                "https://login.microsoftonline.com/{tenantid}/v2.0"
            })
    void anIssuerThatIsNotExactlyTheTenantsIsRejected(String issuer) {
        assertRejected(token().claim("iss", issuer).signed(), Reason.ISSUER);
    }

    @Test
    void theIssuerOfOneTenantWithTheIdOfAnotherIsRejected() {
        AuthSettings both = settings(
                TestConfiguration.entra().without("tenant-id").with("allowed-tenants", TENANT + "," + OTHER_TENANT));
        TestToken token = token().claim("tid", OTHER_TENANT);

        assertThat(verify(both, token.signed())).isEqualTo(new Rejected(Reason.ISSUER));
        assertThat(verify(both, token.claim("iss", issuer(OTHER_TENANT)).signed()))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {OTHER_TENANT, "common", "{tenantid}", "../" + TENANT, "0F1E2D3C-1111-4222-8333-444455556666"})
    void aTenantThatIsNotAllowedIsRejectedWithoutAFetch(String tenant) {
        assertRejected(token().claim("tid", tenant).claim("iss", issuer(tenant)).signed(), Reason.TENANT);
        assertThat(server.fetches()).isZero();
    }

    @Test
    void everyTenantIsAllowedByAStarAndNothingButATenant() {
        AuthSettings all =
                settings(TestConfiguration.entra().without("tenant-id").with("allowed-tenants", "*"));

        assertThat(verify(
                        all,
                        token().claim("tid", OTHER_TENANT)
                                .claim("iss", issuer(OTHER_TENANT))
                                .signed()))
                .isInstanceOf(Accepted.class);
        assertThat(verify(
                        all,
                        token().claim("tid", "x/../y")
                                .claim("iss", issuer("x/../y"))
                                .signed()))
                .isEqualTo(new Rejected(Reason.TENANT));
    }

    @Test
    void aKeyOfOneTenantDoesNotSignForAnother() {
        AuthSettings all =
                settings(TestConfiguration.entra().without("tenant-id").with("allowed-tenants", "*"));
        TestToken token = token().header("kid", "second").signedWith(TestKeys.SECOND);

        assertThat(verify(all, token.signed())).isEqualTo(new Rejected(Reason.KEY));
        assertThat(verify(
                        all,
                        token.claim("tid", CONSUMERS)
                                .claim("iss", issuer(CONSUMERS))
                                .signed()))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aKeyWithoutAnIssuerSignsOnlyWhereThereIsOneTenant() {
        server.publish(TestKeys.published(TestKeys.FIRST));
        AuthSettings all =
                settings(TestConfiguration.entra().without("tenant-id").with("allowed-tenants", "*"));

        assertThat(verify(all, token().signed())).isEqualTo(new Rejected(Reason.KEY));
        accepted(token().signed());
    }

    @Test
    void theFirstVersionIsRejectedUnlessItIsListed() {
        TestToken token = firstVersion();

        assertRejected(token.signed(), Reason.VERSION);
        assertThat(server.fetches()).isZero();
        AuthSettings both = settings(TestConfiguration.entra().with("token-versions", "1.0,2.0"));
        assertThat(verify(both, token.signed())).isInstanceOf(Accepted.class);
        assertThat(verify(both, token.claim("aud", PUBLIC_URL).signed())).isInstanceOf(Accepted.class);
        assertThat(verify(both, token.claim("aud", "api://sibling").signed())).isEqualTo(new Rejected(Reason.AUDIENCE));
        assertThat(verify(both, token().claim("aud", PUBLIC_URL).signed()))
                .as("2.0 with the audience of 1.0")
                .isEqualTo(new Rejected(Reason.AUDIENCE));
    }

    @Test
    void aVersionThatIsUnknownOrMissingIsRejected() {
        assertRejected(token().claim("ver", "3.0").signed(), Reason.VERSION);
        assertRejected(token().claim("ver", 2.0).signed(), Reason.CLAIM);
        assertRejected(token().without("ver").signed(), Reason.CLAIM);
    }

    @Test
    void clocksMayDifferByTheSkewAndNoMore() {
        long now = clock.instant().getEpochSecond();

        TestToken old = token().claim("iat", now - 3600).claim("nbf", now - 3600);
        accepted(old.claim("exp", now - 59).signed());
        assertRejected(old.claim("exp", now - 61).signed(), Reason.EXPIRED);
        accepted(token().claim("nbf", now + 59).signed());
        assertRejected(token().claim("nbf", now + 61).signed(), Reason.NOT_YET_VALID);
        accepted(token().claim("iat", now + 59).signed());
        assertRejected(token().claim("iat", now + 61).signed(), Reason.NOT_YET_VALID);
    }

    @Test
    void timesThatAreMissingOrNoTimesAreRejected() {
        for (String name : List.of("exp", "iat")) {
            assertRejected(token().without(name).signed(), Reason.CLAIM);
        }
        for (String name : List.of("exp", "iat", "nbf")) {
            assertRejected(
                    token().claim(name, "" + clock.instant().getEpochSecond()).signed(), Reason.CLAIM);
            assertRejected(
                    token().claim(name, List.of(clock.instant().getEpochSecond()))
                            .signed(),
                    Reason.CLAIM);
            assertRejected(token().claim(name, -1).signed(), Reason.CLAIM);
            for (String number : List.of("1e300", "1e999", "253402300800", "99999999999999999999999999")) {
                String token = token().claim(name, "#")
                        .payload(json -> json.replace("\"#\"", number))
                        .signed();
                assertThat(verify(token)).as(name + " " + number).isInstanceOf(Rejected.class);
            }
        }
        assertRejected(
                token().claim("iat", clock.instant().getEpochSecond() + 30)
                        .claim("exp", clock.instant().getEpochSecond())
                        .signed(),
                Reason.CLAIM);
    }

    @Test
    void aClaimThatIsThereTwiceIsRejectedWithoutAFetch() {
        String token = token().payload(json -> "{\"aud\":\"other\"," + json.substring(1))
                .signed();

        assertRejected(token, Reason.MALFORMED);
        assertThat(server.fetches()).isZero();
    }

    @Test
    void aKeyNameThatIsNoneIsRejectedWithoutAFetch() {
        for (String name : List.of(
                "../../x", "' OR 1=1 --", "x".repeat(10_000), "x".repeat(129), "", " ", "a b", "http://evil/", "é")) {
            assertThat(verify(token().header("kid", name).signed())).as(name).isEqualTo(new Rejected(Reason.KEY));
        }
        assertRejected(token().withoutHeader("kid").signed(), Reason.KEY);
        assertThat(verify(token().header("kid", 7).signed())).isInstanceOf(Rejected.class);
        assertThat(server.fetches()).isZero();
    }

    @Test
    void keysThatATokenBringsAlongAreNotUsed() throws IOException {
        try (KeyServer evil = new KeyServer(TestKeys.published(TestKeys.FOREIGN))) {
            TestToken token = token().header("kid", "foreign")
                    .signedWith(TestKeys.FOREIGN)
                    .header("jku", evil.address().toString())
                    .header("x5u", evil.address().toString())
                    .header("jwk", TestKeys.FOREIGN.toPublicJWK().toJSONObject());

            assertRejected(token.signed(), Reason.KEY);
            assertRejected(token.header("kid", "first").signed(), Reason.SIGNATURE);
            assertThat(evil.fetches()).isZero();
        }
    }

    @Test
    void aHeaderThatDemandsAnExtensionIsRejectedWithoutAFetch() {
        assertThat(verify(token().header("crit", List.of("x")).header("x", 1).signed()))
                .isInstanceOf(Rejected.class);
        assertThat(verify(token().header("crit", List.of("b64"))
                        .header("b64", false)
                        .signed()))
                .isInstanceOf(Rejected.class);
        assertThat(verify(token().header("crit", List.of("exp")).signed())).isInstanceOf(Rejected.class);
        assertThat(server.fetches()).isZero();
    }

    @Test
    void tokensOfAnotherKindAreRejected() {
        assertRejected(token().header("typ", "logout+jwt").signed(), Reason.TYPE);
        assertRejected(token().header("typ", "dpop+jwt").signed(), Reason.TYPE);
        assertRejected(token().withoutHeader("typ").signed(), Reason.TYPE);
        TestToken idToken = token().without("azp").without("scp");
        assertRejected(idToken.signed(), Reason.TYPE);
        assertRejected(idToken.claim("nonce", "n").signed(), Reason.TYPE);
        assertRejected(token().claim("nonce", "n").signed(), Reason.TYPE);
        assertRejected(token().claim("at_hash", "h").signed(), Reason.TYPE);
        assertRejected(token().claim("events", Map.of("logout", Map.of())).signed(), Reason.TYPE);
    }

    @Test
    void aTokenMayBeAsLongAsIsConfigured() {
        TestToken token = token();
        String longToken = token.claim("groups", "g".repeat(8_000)).signed();
        assertThat(longToken.length()).isBetween(10_000, 16_384);

        accepted(longToken);
        assertRejected(token.claim("groups", "g".repeat(13_000)).signed(), Reason.TOO_LARGE);
    }

    @Test
    void aClientThatIsNotListedIsForbidden() {
        AuthSettings listed =
                settings(TestConfiguration.entra().with("allowed-clients", "aebc6443-996d-45c2-90f0-388ff96faa56"));

        assertThat(verify(listed, token().signed())).isEqualTo(new Forbidden(Denial.CLIENT_NOT_ALLOWED));
        assertThat(verify(
                        listed,
                        token().claim("azp", "aebc6443-996d-45c2-90f0-388ff96faa56")
                                .signed()))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void anApplicationThatCallsForItselfIsForbiddenUnlessThatIsAllowed() {
        TestToken token = token().without("scp").claim("roles", List.of("mcp.access"));
        AuthSettings allowed = settings(TestConfiguration.entra().with("allow-app-only", "true"));

        assertThat(verify(token.signed())).isEqualTo(new Forbidden(Denial.APP_ONLY));
        assertThat(verify(token.claim("idtyp", "app").signed())).isEqualTo(new Forbidden(Denial.APP_ONLY));
        assertThat(verify(token.claim("scp", "x").signed())).isEqualTo(new Forbidden(Denial.APP_ONLY));
        assertThat(verify(token.without("idtyp").claim("scp", " ").signed())).isEqualTo(new Forbidden(Denial.APP_ONLY));
        assertThat(verify(allowed, token.without("scp").signed())).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.caller().appOnly()).isTrue();
            assertThat(accepted.caller().scopes()).isEmpty();
            assertThat(accepted.caller().roles()).containsExactly("mcp.access");
        });
    }

    @Test
    void aTokenThatIsBoundToAKeyIsRejectedAndTheClientLearnsWhy() {
        TokenVerdict verdict = verify(token().claim("cnf", Map.of("kid", "x")).signed());

        assertThat(verdict).isEqualTo(new Rejected(Reason.BOUND_TO_KEY));
        assertThat(((Rejected) verdict).description()).contains("cnf", "bearer");
    }

    @Test
    void aForgerDoesNotLearnHowFarATokenCame() {
        Set<String> descriptions = List.of(
                        token().signedWith(TestKeys.FOREIGN),
                        token().header("kid", "unknown"),
                        token().claim("aud", "other"),
                        token().claim("iss", "other"),
                        token().claim("tid", OTHER_TENANT),
                        token().claim("ver", "1.0"),
                        token().header("alg", "PS256"),
                        token().header("typ", "logout+jwt"),
                        token().without("exp"),
                        token().claim("aud", "other").claim("exp", 1),
                        token().signedWith(TestKeys.FOREIGN).claim("exp", 1))
                .stream()
                .map(token -> ((Rejected) verify(token.signed())).description())
                .collect(Collectors.toSet());

        assertThat(descriptions).containsExactly("token not accepted");
    }

    @Test
    void whatClientsAreToldFitsIntoAHeader() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::description))
                .allMatch(text -> text.matches("[ -!#-\\[\\]-~]+"));
        assertThat(Arrays.stream(Denial.values()).map(Denial::description))
                .allMatch(text -> text.matches("[ -!#-\\[\\]-~]+"));
        assertThat(Reason.EXPIRED.description()).isEqualTo("token expired");
    }

    @Test
    void withoutAnyKeysNothingIsSaidAboutAToken() {
        server.fail();

        assertThat(verify(token().signed())).isInstanceOf(Unavailable.class);
    }

    @Test
    void aPersonWithoutAnObjectIdIsRejected() {
        assertRejected(token().without("oid").signed(), Reason.CLAIM);
        assertRejected(token().without("sub").signed(), Reason.CLAIM);
        assertRejected(token().claim("scp", List.of("a")).signed(), Reason.CLAIM);
    }

    private TestToken token() {
        return new TestToken(TestKeys.FIRST, "RS256")
                .claim("aud", SERVER)
                .claim("iss", issuer(TENANT))
                .claim("iat", clock.instant().getEpochSecond())
                .claim("nbf", clock.instant().getEpochSecond())
                .claim("exp", clock.instant().getEpochSecond() + 3600)
                .claim("azp", CLIENT)
                .claim("azpacr", "0")
                .claim("oid", USER)
                .claim("scp", "mcp.access mail.read")
                .claim("sub", "pairwise")
                .claim("tid", TENANT)
                .claim("ver", "2.0");
    }

    private TestToken firstVersion() {
        return token().without("azp")
                .claim("appid", CLIENT)
                .claim("ver", "1.0")
                .claim("iss", "https://sts.windows.net/" + TENANT + "/");
    }

    private static String issuer(String tenant) {
        return "https://login.microsoftonline.com/" + tenant + "/v2.0";
    }

    private AuthSettings settings(TestConfiguration configuration) {
        return configuration.with("jwks-uri", server.address().toString()).settings();
    }

    private TokenVerdict verify(String token) {
        return verify(settings(TestConfiguration.entra()), token);
    }

    private TokenVerdict verify(AuthSettings settings, String token) {
        return new EntraTokenVerifier(settings, (Entra) settings.provider(), keys, clock).verify(token);
    }

    private Caller accepted(String token) {
        TokenVerdict verdict = verify(token);
        assertThat(verdict).isInstanceOf(Accepted.class);
        return ((Accepted) verdict).caller();
    }

    private void assertRejected(String token, Reason reason) {
        assertThat(verify(token)).isEqualTo(new Rejected(reason));
    }
}
