package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client meets that signs in; those that only pretend to are the package {@code attack}'s. */
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

    private static String challenge(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("www-authenticate")).hasSize(1);
        return answer.headers().firstValue("www-authenticate").orElseThrow();
    }
}
