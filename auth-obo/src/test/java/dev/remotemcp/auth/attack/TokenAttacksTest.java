package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.remotemcp.auth.SignInServer;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.TokenBuilder;
import dev.remotemcp.minientra.TokenVersion;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are not what they seem. */
final class TokenAttacksTest {
    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = new Target(Map.of()).warm();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    private static TokenBuilder token() {
        return target.token();
    }

    private static Attempt call(TokenBuilder token) throws Exception {
        return target.call(token.mint());
    }

    @Test
    void anHonestCallGoesAllTheWaySoThatTheOthersCouldToo() throws Exception {
        Attempt honest = call(token()).isServed("Alice");
        assertThat(honest.outbound())
                .containsExactly("POST /" + MiniEntra.TENANT + "/oauth2/v2.0/token", "GET /v1.0/me");
    }

    @Test
    @Row(1)
    void whoBringsNothingIsAskedToSignIn() throws Exception {
        target.send(target.calling()).isAskedToSignIn().withoutAnyFetch();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE", ""})
    @Row(2)
    void aTokenWithoutASignatureIsRefused(String algorithm) throws Exception {
        String signed = token().mint();
        String[] parts = token().header("alg", algorithm.isEmpty() ? "none" : algorithm)
                .mint()
                .split("\\.", -1);
        target.call(parts[0] + "." + parts[1] + ".").isRejected().withoutAnyFetch();
        target.call(parts[0] + "." + parts[1] + signed.substring(signed.lastIndexOf('.')))
                .isRejected()
                .withoutAnyFetch();
        target.call(parts[0] + "." + parts[1]).isRejected().withoutAnyFetch();
    }

    @Test
    @Row(3)
    void thePublicKeyIsNoSecret() throws Exception {
        call(token().alg("HS256")).isRejected().withoutAnyFetch();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "ES256", "RS384", "RS512", "rs256", "EdDSA"})
    @Row(4)
    void anAlgorithmThatWasNotAgreedOnIsRefused(String algorithm) throws Exception {
        TokenBuilder token = token();
        String minted = List.of("PS256", "ES256").contains(algorithm)
                ? token.alg(algorithm).mint()
                : relabelled(token.mint(), algorithm);
        target.call(minted).isRejected().withoutAnyFetch();
    }

    private static String relabelled(String token, String algorithm) {
        String[] parts = token.split("\\.");
        String header = decoded(parts[0]).replace("RS256", algorithm);
        return encoded(header) + "." + parts[1] + "." + parts[2];
    }

    @Test
    @Row(5)
    void aTokenThatWasChangedCutOrEncryptedIsRefused() throws Exception {
        String good = token().mint();
        String[] parts = good.split("\\.");
        String others = decoded(parts[1]).replace("\"mcp.access\"", "\"mcp.access mail.send\"");
        for (String bad : List.of(
                parts[0] + "." + encoded(others) + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2].substring(1),
                good.substring(0, good.length() - 8),
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + "." + parts[2] + ".AAAA",
                encoded("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"x\"}") + ".AAAA.AAAA.AAAA.AAAA",
                "..",
                parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2],
                "x")) {
            target.call(bad).isRejected().withoutAnyFetch();
        }
        RSAKey foreign = new RSAKeyGenerator(2048)
                .keyID(target.entra.keys().current().getKeyID())
                .generate();
        call(token().signedBy(foreign)).isRejected().withoutAnyFetch();
    }

    @Test
    @Row(6)
    void aTokenForAnotherApiIsRefusedAndNotExchanged() throws Exception {
        for (String audience : List.of(
                "https://graph.microsoft.com",
                Application.GRAPH.clientId(),
                UUID.randomUUID().toString(),
                MiniEntra.VS_CODE,
                "",
                SignInServer.CLIENT_ID + "/",
                SignInServer.CLIENT_ID.substring(1))) {
            call(token().audience(audience)).isRejected().withoutAnyFetch();
        }
    }

    @Test
    @Row(7)
    void aTokenForSeveralApisIsRefused() throws Exception {
        call(token().audience("00000003-0000-0000-c000-000000000000", SignInServer.CLIENT_ID))
                .isRejected()
                .withoutAnyFetch();
        call(token().audience(SignInServer.CLIENT_ID, SignInServer.CLIENT_ID)).isRejected();
    }

    @Test
    @Row(8)
    void aTokenOfTheSecondVersionForAnIdentifierUriIsRefused() throws Exception {
        call(token().audience(SignInServer.PUBLIC_URL)).isRejected().withoutAnyFetch();
    }

    @Test
    @Row(9)
    void anIssuerThatIsAlmostRightIsRefused() throws Exception {
        String issuer = target.entra.issuer();
        for (String other : List.of(
                "https://login.microsoftonline.us/" + MiniEntra.TENANT + "/v2.0",
                issuer + "/",
                issuer.toUpperCase(Locale.ROOT),
                issuer.replace(MiniEntra.TENANT, MiniEntra.TENANT.toUpperCase(Locale.ROOT)),
                issuer.replace("/v2.0", ""),
                issuer.replace("http:", "https:"),
                issuer + "?",
                "")) {
            call(token().issuer(other)).isRejected().withoutAnyFetch();
        }
        call(token().withoutClaim("iss")).isRejected().withoutAnyFetch();
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "large", "list", "null"})
    @Row(15)
    void aTokenWithoutAnEndInSecondsIsRefused(String kind) throws Exception {
        Map<String, Object> ends = Map.of("string", "4102444800", "large", 1e300, "list", List.of(4102444800L));
        TokenBuilder token = ends.containsKey(kind)
                ? token().claim("exp", ends.get(kind))
                : token().payload(claims -> claims.replaceFirst("\"exp\":\\d+", "\"exp\":null"));
        call(token).isRejected().withoutAnyFetch();
        call(token().withoutClaim("exp")).isRejected().withoutAnyFetch();
    }

    @Test
    @Row(16)
    void aClaimThatIsThereTwiceIsRefused() throws Exception {
        for (String claim : List.of("aud", "iss", "tid", "exp", "scp", "oid")) {
            call(token().payload(claims -> claims.replaceFirst("\\{", "{\"" + claim + "\":\"other\",")))
                    .isRejected()
                    .withoutAnyFetch();
        }
    }

    @Test
    @Row(17)
    void aKeyIdThatIsNoNameIsNotLookedUp() throws Exception {
        for (String kid : List.of(
                "../../x", "' OR 1=1 --", "k".repeat(10_000), "", "https://evil.example/keys", "a\u0000b", "a b")) {
            call(token().kid(kid)).isRejected().withoutAnyFetch();
        }
        call(token().withoutHeader("kid")).isRejected().withoutAnyFetch();
        call(token().header("kid", 7)).isRejected().withoutAnyFetch();
        call(token().header("kid", List.of(target.entra.keys().current().getKeyID())))
                .isRejected()
                .withoutAnyFetch();
    }

    @Test
    @Row(22)
    void aKeyThatTheTokenItselfBringsIsNotUsed() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
        String trusted = target.entra.keys().current().getKeyID();
        for (String kid : List.of("own", trusted)) {
            TokenBuilder token = token().signedBy(own)
                    .kid(kid)
                    .header("jwk", own.toPublicJWK().toJSONObject())
                    .header("jku", target.elsewhere("/keys").toString())
                    .header("x5u", target.elsewhere("/certificate").toString());
            call(token).isRejected();
        }
        for (String header : List.of("jku", "x5u")) {
            call(token().signedBy(own)
                            .kid(trusted)
                            .header(header, target.elsewhere("/keys").toString()))
                    .isRejected()
                    .withoutAnyFetch();
        }
        assertThat(target.outbound()).noneMatch(request -> request.startsWith("elsewhere"));
    }

    @Test
    @Row(23)
    void anExtensionThatIsCriticalAndUnknownIsRefused() throws Exception {
        call(token().header("crit", List.of("exp")).header("exp", 1))
                .isRejected()
                .withoutAnyFetch();
        call(token().header("crit", List.of("b64")).header("b64", true))
                .isRejected()
                .withoutAnyFetch();
        call(token().header("crit", List.of())).isRejected().withoutAnyFetch();
    }

    @Test
    @Row(24)
    void whatIsNoAccessTokenIsRefused() throws Exception {
        call(token().claim("nonce", "n")).isRejected().withoutAnyFetch();
        call(token().claim("at_hash", "h")).isRejected().withoutAnyFetch();
        call(token().withoutClaim("azp")).isRejected().withoutAnyFetch();
        call(token().typ("logout+jwt")).isRejected().withoutAnyFetch();
        call(token().typ("dpop+jwt")).isRejected().withoutAnyFetch();
        call(token().claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())))
                .isRejected()
                .withoutAnyFetch();
        target.call("1.AAAAAA_refresh-token-of-some-kind").isRejected().withoutAnyFetch();
    }

    @Test
    @Row(25)
    void aTokenIsReadUpToSixteenKilobytes() throws Exception {
        target.call("harmless", ofSize(12 * 1024)).isServed("done");
        target.call(ofSize(17 * 1024)).isRejected("token too large").withoutAnyFetch();
        Attempt huge = target.call(ofSize(40 * 1024));
        assertThat(huge.answer().statusCode()).isEqualTo(431);
        assertThat(huge.answer().body()).doesNotContain("eyJ");
        huge.withoutAnyFetch();
    }

    /** A good token of so many bytes, give or take three. */
    private static String ofSize(int bytes) {
        int without = token().claim("groups", "").mint().length();
        String token =
                token().claim("groups", "g".repeat((bytes - without) * 3 / 4)).mint();
        assertThat(token.length()).isBetween(bytes - 3, bytes + 3);
        return token;
    }

    @Test
    @Row(32)
    void aTokenThatIsBoundToAKeyIsNoBearerToken() throws Exception {
        call(token().claim("cnf", Map.of("kid", "device")))
                .isRejected("token is bound to a key (cnf) and cannot be used as a bearer token: request one that is"
                        + " not")
                .withoutAnyFetch();
    }

    @Test
    @Row(13)
    void aTokenOfTheFirstVersionIsRefused() throws Exception {
        call(token().version(TokenVersion.V1)).isRejected().withoutAnyFetch();
        call(token().claim("ver", "1.0")).isRejected().withoutAnyFetch();
        call(token().withoutClaim("ver")).isRejected().withoutAnyFetch();
    }

    @Test
    @Row({58, 59})
    void nobodyLearnsHowFarAForgedTokenCame() throws Exception {
        RSAKey foreign = new RSAKeyGenerator(2048)
                .keyID(target.entra.keys().current().getKeyID())
                .generate();
        List<TokenBuilder> forged = List.of(
                token().signedBy(foreign),
                token().audience("other"),
                token().issuer("https://evil.example"),
                token().claim("tid", UUID.randomUUID().toString()),
                token().claim("ver", "3.0"),
                token().alg("none"),
                token().typ("logout+jwt"),
                token().withoutClaim("oid"));
        List<Attempt> attempts = new java.util.ArrayList<>();
        for (TokenBuilder token : forged) {
            attempts.add(call(token).isRejected().withoutAnyFetch());
        }
        assertThat(attempts.stream().map(attempt -> attempt.answer().body()).distinct())
                .hasSize(1);
        assertThat(attempts.stream()
                        .map(attempt -> attempt.answer().headers().map().keySet())
                        .distinct())
                .hasSize(1);
    }

    private static String decoded(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
