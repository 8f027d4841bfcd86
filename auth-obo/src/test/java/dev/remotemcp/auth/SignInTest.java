package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.remotemcp.minientra.TokenBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client meets that signs in, and one that only pretends to. */
final class SignInTest {
    private static final String SCOPE = "scope=\"https://mcp.contoso.com/mcp/mcp.access\"";
    private static final String RESOURCE = "resource_metadata=\"" + SignInServer.METADATA + "\"";

    private static SignInServer server;

    @BeforeAll
    static void start() {
        server = new SignInServer(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoBringsAGoodTokenIsServedUnderTheirTenantAndObjectId() throws Exception {
        HttpResponse<String> answer = server.call(server.token().mint());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(server.entra.tenantId() + "/"
                        + server.entra.user("Alice").objectId());
    }

    @Test
    void whoBringsNoTokenIsToldWhereToGetOneAndOfNoError() throws Exception {
        HttpResponse<String> answer = server.send(server.post());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer))
                .startsWith("Bearer ")
                .contains(RESOURCE)
                .contains(SCOPE)
                .doesNotContain("error");
        assertThat(answer.body()).contains("\"code\":-31401");
    }

    @TestFactory
    List<DynamicTest> tokensThatAreNotForThisServerAreRefusedInTheSameWords() throws Exception {
        RSAKey foreign = new RSAKeyGenerator(2048).keyID("foreign").generate();
        return List.of(
                refused("no signature", token -> token.alg("none")),
                refused("the public key as a secret", token -> token.alg("HS256")),
                refused("another algorithm", token -> token.alg("ES256")),
                refused("a key of nobody's", token -> token.signedBy(foreign)),
                refused("an unknown key", token -> token.kid("unknown")),
                refused("no key id", token -> token.withoutHeader("kid")),
                refused("a key id that is a path", token -> token.kid("../../x")),
                refused("a key id of 10 KB", token -> token.kid("k".repeat(10_000))),
                refused("for Graph", token -> token.audience("https://graph.microsoft.com")),
                refused("for a list of audiences", token -> token.audience("other", SignInServer.CLIENT_ID)),
                refused("for the app-ID URI", token -> token.audience(SignInServer.PUBLIC_URL)),
                refused(
                        "of another cloud",
                        token -> token.issuer("https://login.microsoftonline.us/" + server.entra.tenantId() + "/v2.0")),
                refused("an issuer with a slash", token -> token.issuer(server.entra.issuer() + "/")),
                refused(
                        "an issuer in capitals",
                        token -> token.issuer(server.entra.issuer().toUpperCase(Locale.ROOT))),
                refused("of another tenant", token -> token.claim("tid", "9188040d-6c67-4c5b-b112-36a304b66dad")),
                refused("of version 1.0", token -> token.claim("ver", "1.0")),
                refused("without end", token -> token.withoutClaim("exp")),
                refused("with an end in words", token -> token.claim("exp", "tomorrow")),
                refused("with an end beyond time", token -> token.claim("exp", 1e300)),
                refused("of a logout", token -> token.typ("logout+jwt")),
                refused(
                        "with a critical header",
                        token -> token.header("crit", List.of("exp")).header("exp", 1)),
                refused("about a sign-in", token -> token.claim("nonce", "n")));
    }

    private static DynamicTest refused(String what, UnaryOperator<TokenBuilder> change) {
        return DynamicTest.dynamicTest(what, () -> {
            HttpResponse<String> answer =
                    server.call(change.apply(server.token()).mint());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(challenge(answer))
                    .contains("error=\"invalid_token\"", "error_description=\"token not accepted\"", RESOURCE, SCOPE);
            assertThat(answer.body()).doesNotContain("eyJ");
        });
    }

    @Test
    void aTokenEndsAMinuteAfterItsEnd() throws Exception {
        Instant now = Instant.now();
        assertThat(server.call(server.token()
                                .issuedAt(now.minusSeconds(600))
                                .expiresAt(now.minusSeconds(40))
                                .mint())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = server.call(server.token()
                .issuedAt(now.minusSeconds(600))
                .expiresAt(now.minusSeconds(90))
                .mint());
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(challenge(late)).contains("error_description=\"token expired\"");
    }

    @Test
    void aTokenOfTheFutureSaysSo() throws Exception {
        HttpResponse<String> answer = server.call(server.token()
                .claim("nbf", Instant.now().plusSeconds(90).getEpochSecond())
                .mint());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).contains("error_description=\"token not yet valid\"");
    }

    @Test
    void aTokenBoundToAKeySaysSo() throws Exception {
        HttpResponse<String> answer =
                server.call(server.token().claim("cnf", Map.of("kid", "device")).mint());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).contains("bound to a key");
    }

    @Test
    void whatAHeaderSaysOfKeysElsewhereIsNotFetched() throws Exception {
        int before = server.entra.journal().requests().size();
        HttpResponse<String> answer = server.call(server.token()
                .kid("elsewhere")
                .header("jku", server.entra.baseUri() + "/evil")
                .mint());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(server.entra.journal().requests().stream().skip(before))
                .noneMatch(request -> request.path().contains("evil"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp.access.all", "MCP.ACCESS", "mcp"})
    void aScopeThatOnlyLooksLikeTheRightOneIsNotEnough(String scope) throws Exception {
        HttpResponse<String> answer =
                server.call(server.token().claim("scp", scope).mint());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(challenge(answer)).contains("error=\"insufficient_scope\"", SCOPE, RESOURCE);
        assertThat(answer.body()).contains("\"code\":-31403");
    }

    @Test
    void anApplicationWithoutAUserIsRefusedForGood() throws Exception {
        HttpResponse<String> answer = server.call(server.token()
                .withoutClaim("scp")
                .claim("roles", List.of("mcp.access"))
                .mint());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(challenge(answer)).doesNotContain(" scope=").contains("delegated user token required");
    }

    @Test
    void tokensInTheWrongPlaceAreABadRequest() throws Exception {
        String token = server.token().mint();
        assertThat(server.send(server.post()
                                .header("Authorization", "Bearer " + token)
                                .header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send(server.post("/mcp?access_token=" + token)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSchemeIsReadInAnyCaseAndOthersAreNone() throws Exception {
        String token = server.token().mint();
        assertThat(server.send(server.post().header("Authorization", "bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> basic = server.send(server.post().header("Authorization", "Basic YTpi"));
        assertThat(basic.statusCode()).isEqualTo(401);
        assertThat(challenge(basic)).doesNotContain("error");
    }

    @Test
    void largeTokensAreTakenUpToTheLimit() throws Exception {
        assertThat(server.call(server.token().claim("groups", "g".repeat(8_000)).mint())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> tooLarge =
                server.call(server.token().claim("groups", "g".repeat(13_000)).mint());
        assertThat(tooLarge.statusCode()).isEqualTo(401);
        assertThat(challenge(tooLarge)).contains("error_description=\"token too large\"");
        assertThat(server.call("x".repeat(40_000)).statusCode()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer a.b", "Bearer a b.c.d", "Bearer ä.b.c", "Bearer \"a\".b.c"})
    void whatIsNoTokenIsNotAccepted(String header) throws Exception {
        HttpResponse<String> answer = server.send(server.post().header("Authorization", header));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).contains("error_description=\"token not accepted\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp"})
    void theMetadataSayWhoSignsIn(String path) throws Exception {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.at(path))
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "http")
                .GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        JsonNode metadata = new JsonMapper().readTree(answer.body());
        assertThat(metadata.path("resource").asString()).isEqualTo(SignInServer.PUBLIC_URL);
        assertThat(metadata.path("authorization_servers").path(0).asString()).isEqualTo(server.entra.issuer());
        assertThat(metadata.path("scopes_supported").path(0).asString())
                .isEqualTo("https://mcp.contoso.com/mcp/mcp.access");
        assertThat(metadata.path("bearer_methods_supported").path(0).asString()).isEqualTo("header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/oauth-protected-resource/other",
                "/.well-known/oauth-protected-resource/mcp/x",
                "/.well-known/oauth-protected-resource/%6Dcp",
                "/.well-known/oauth-protected-resource//mcp"
            })
    void anotherSpellingOfTheMetadataIsNotThere(String path) throws Exception {
        assertThat(server.send(HttpRequest.newBuilder(server.at(path)).GET()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void forgedHeadersOfAPlatformSignNobodyIn() throws Exception {
        HttpResponse<String> answer = server.send(server.post()
                .header("X-MS-CLIENT-PRINCIPAL", "eyJ1c2VyIjoiYWxpY2UifQ==")
                .header("X-MS-TOKEN-AAD-ACCESS-TOKEN", server.token().mint()));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static String challenge(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("www-authenticate")).hasSize(1);
        return answer.headers().firstValue("www-authenticate").orElseThrow();
    }
}
