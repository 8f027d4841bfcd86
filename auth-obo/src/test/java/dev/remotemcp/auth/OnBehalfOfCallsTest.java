package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.minientra.Fault;
import dev.remotemcp.minientra.GraphFault;
import dev.remotemcp.minientra.RecordedRequest;
import dev.remotemcp.minientra.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Handlers that call another API for their caller, and what clients are told when they cannot. */
final class OnBehalfOfCallsTest {
    private static DownstreamServer downstream;

    private String token = fresh();

    @BeforeAll
    static void start() {
        downstream = new DownstreamServer(Map.of());
    }

    @AfterAll
    static void stop() {
        downstream.close();
    }

    /** A token of its own for each test, so that no exchange is remembered from another one. */
    private static String fresh() {
        return downstream.server.token().claim("xms_cc", List.of("cp1")).mint();
    }

    @AfterEach
    void mend() {
        downstream.server.entra.faults().clear();
        downstream.graph.faults().clear();
        downstream.server.entra.journal().clear();
        downstream.graph.journal().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_name", "my_mail"})
    void aDeclarativeClientSpeaksForTheCaller(String tool) throws Exception {
        assertThat(text(call(tool))).contains("Alice");
        String bobs = downstream
                .server
                .entra
                .accessToken(downstream.server.entra.user("Bob"), downstream.server.api)
                .mint();
        assertThat(text(call(tool, bobs))).contains("Bob").doesNotContain("Alice");
        assertThat(downstream.exchanges()).hasSize(2);
    }

    @Test
    void aTokenIsHandedInAndNoSchemaShowsIt() throws Exception {
        assertThat(text(call("my_token"))).contains("User.Read", "Mail.Read");
        String tools = downstream
                .server
                .send(downstream.server.request("tools/list", "", token))
                .body();
        JsonNode schema = new JsonMapper().readTree(tools).path("result").path("tools");
        assertThat(schema.valueStream()
                        .filter(tool -> tool.path("name").asString("").startsWith("my_")))
                .hasSize(4)
                .allMatch(tool -> tool.path("inputSchema").path("properties").isEmpty());
    }

    @Test
    void whatTheCallerCameWithGoesToTheTokenEndpointAlone() throws Exception {
        call("my_name");
        call("my_mail");
        assertThat(downstream.outbound().filter(request -> holds(request, token)))
                .hasSize(1)
                .allMatch(request -> request.path().endsWith("/oauth2/v2.0/token"));
        assertThat(downstream.graph.journal().requests())
                .hasSize(2)
                .allMatch(request -> request.reveal("authorization").orElse("").startsWith("Bearer "));
    }

    private static boolean holds(RecordedRequest request, String token) {
        return request.parameters().keySet().stream()
                .anyMatch(name -> request.reveal(name).orElse("").contains(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_name", "my_mail"})
    void aChallengeOfTheApiIsMetOnceWithWhatItDemands(String tool) throws Exception {
        call(tool);
        downstream.graph.faults().arm(new GraphFault.Challenge(), 1);
        assertThat(text(call(tool))).contains("Alice");
        assertThat(downstream.exchanges()).hasSize(2);
        assertThat(downstream.exchanges().getLast().parameter("claims").orElse(""))
                .contains("1767225600", "xms_cc", "cp1");
        assertThat(text(call(tool))).contains("Alice");
        assertThat(downstream.exchanges()).hasSize(2);
    }

    @Test
    void aChallengeThatTheNextTokenDoesNotMeetEitherIsNotTriedAgain() throws Exception {
        downstream.graph.faults().arm(new GraphFault.Challenge());
        HttpResponse<String> answer = call("my_name");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"isError\":true");
        assertThat(downstream.exchanges()).hasSize(2);
        assertThat(downstream.graph.journal().requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_name", "my_mail"})
    void aTokenFollowsNoRedirect(String tool) throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        var elsewhere =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().get("Authorization"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            downstream
                    .graph
                    .faults()
                    .arm(
                            new GraphFault.Redirect(URI.create(
                                    "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/v1.0/me")),
                            1);
            HttpResponse<String> answer = call(tool);
            assertThat(seen).noneMatch(request -> request.contains("Bearer"));
            assertThat(answer.body()).doesNotContain("Alice");
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void aClientOfAnotherPlaceGetsNoToken() throws Exception {
        HttpResponse<String> answer = call("stray");
        assertThat(answer.body()).contains("\"isError\":true").doesNotContain("Alice");
        assertThat(downstream.graph.journal().requests()).isEmpty();
    }

    @Test
    void aRefusalOfTheApiIsNoRefusalOfThisServer() throws Exception {
        downstream.graph.faults().arm(new GraphFault.Forbidden(), 1);
        HttpResponse<String> answer = call("my_name");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(answer.body()).contains("\"isError\":true");
    }

    @Test
    void anApplicationIsRefusedBeforeAnybodyIsAsked() throws Exception {
        try (DownstreamServer applications = new DownstreamServer(Map.of("mcp.auth.allow-app-only", true))) {
            String own = applications
                    .server
                    .token()
                    .withoutClaim("scp")
                    .claim("roles", List.of("mcp.access"))
                    .mint();
            HttpResponse<String> answer =
                    applications.server.send(applications.server.request("tools/call", named("my_token"), own));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(challenge(answer))
                    .contains("error=\"insufficient_scope\"", "delegated user token required")
                    .doesNotContain(" scope=");
            assertThat(applications.exchanges()).isEmpty();
        }
    }

    @Test
    void whoHasToProveMoreIsSentToSignInWithWhatIsDemanded() throws Exception {
        refuse(Refusal.mfaRequired());
        HttpResponse<String> answer = call("my_token");
        assertThat(answer.statusCode()).isEqualTo(401);
        Matcher claims = Pattern.compile("claims=\"([^\"]+)\"").matcher(challenge(answer));
        assertThat(claims.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(claims.group(1)), StandardCharsets.UTF_8))
                .startsWith("{")
                .contains("access_token");
        assertThat(challenge(answer))
                .contains(
                        "error=\"insufficient_claims\"",
                        "authorization_uri=\"" + downstream.server.entra.baseUri(),
                        "resource_metadata=\"" + SignInServer.METADATA + "\"");
        assertThat(answer.body()).contains("\"code\":-31401", "\"id\":1");
    }

    @Test
    void aClientThatCannotAnswerClaimsLeavesItToTheModel() throws Exception {
        refuse(Refusal.mfaRequired());
        JsonNode result = result(call("my_token", downstream.server.token().mint()));
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.path("_meta").path("error").asString()).isEqualTo("interaction_required");
        assertThat(result.path("_meta").path("code").asString()).isEqualTo("AADSTS50076");
        assertThat(result.path("_meta").path("correlationId").asString()).isNotEmpty();
    }

    @Test
    void whoseTokenIsOverSignsInAgain() throws Exception {
        for (Refusal refusal : List.of(Refusal.assertionExpired(), Refusal.grantRevoked())) {
            downstream.server.entra.faults().clear();
            refuse(refusal);
            HttpResponse<String> answer = call("my_token", fresh());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(challenge(answer)).contains("error=\"invalid_token\"", "sign in again");
        }
    }

    @Test
    void afterAStreamHasBegunTheModelIsToldInstead() throws Exception {
        refuse(Refusal.assertionExpired());
        HttpResponse<String> answer =
                downstream.server.send(downstream.server.request("tools/call", named("my_token_late"), token));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.body()).contains("\"isError\":true", "sign in again", "\"error\":\"sign_in_again\"");
    }

    @Test
    void whatAPolicyForbidsIsToldToTheModel() throws Exception {
        refuse(Refusal.blockedByPolicy());
        JsonNode result = result(call("my_token"));
        assertThat(result.path("content").path(0).path("text").asString()).contains("policy", "correlation id");
        assertThat(result.path("_meta").path("error").asString()).isEqualTo("blocked_by_policy");
    }

    @Test
    void mistakesOfTheOperatorAreToldWithoutTheirCode() throws Exception {
        for (Refusal refusal : List.of(
                Refusal.wrongAudience(),
                Refusal.badSignature(),
                Refusal.invalidSecret(),
                Refusal.expiredSecret(),
                Refusal.unknownApplication(),
                Refusal.invalidScope())) {
            downstream.server.entra.faults().clear();
            refuse(refusal);
            HttpResponse<String> answer = call("my_token", fresh());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"isError\":true", "not set up", "\"error\":\"server_misconfigured\"")
                    .doesNotContain("AADSTS");
        }
    }

    @Test
    void whoIsThrottledIsToldWhenToComeBack() throws Exception {
        try (DownstreamServer busy = new DownstreamServer(Map.of())) {
            busy.server.entra.faults().arm(new Fault.Throttled(Duration.ofSeconds(30)), 1);
            for (int call = 0; call < 3; call++) {
                JsonNode result = result(busy.server.send(busy.server.request(
                        "tools/call", named("my_token"), busy.server.token().mint())));
                assertThat(result.path("isError").asBoolean()).isTrue();
                assertThat(result.path("_meta").path("error").asString()).isEqualTo("throttled");
                assertThat(result.path("_meta").path("retryAfterMs").asInt()).isBetween(1, 30_000);
            }
            assertThat(busy.exchanges()).hasSize(1);
        }
    }

    @Test
    void nothingOfTheProvidersProseReachesAnybody() throws Exception {
        for (Refusal refusal : List.of(Refusal.consentRequired(), Refusal.mfaRequired(), Refusal.blockedByPolicy())) {
            downstream.server.entra.faults().clear();
            refuse(refusal);
            HttpResponse<String> answer = call("my_token", fresh());
            assertThat(answer.body() + answer.headers().map())
                    .doesNotContain("Timestamp", "Trace ID")
                    .doesNotContainPattern("eyJ[\\w-]+\\.eyJ");
        }
    }

    private static void refuse(Refusal refusal) {
        downstream.server.entra.faults().arm(refusal);
    }

    @Test
    void withoutAnyWordOfDownstreamApisTheServerDoesNotStart() {
        assertThatThrownBy(() -> new SignInServer(Map.of("test.graph", true, "test.elsewhere", "http://localhost:1")))
                .hasStackTraceContaining("mcp.auth.obo");
    }

    @Test
    void anApiThatNobodyConfiguredEndsTheStart() {
        assertThatThrownBy(() -> new SignInServer(Map.of(
                        "test.graph",
                        true,
                        "test.elsewhere",
                        "http://localhost:1",
                        "mcp.auth.obo.credential",
                        "secret",
                        "mcp.auth.obo.client-secret",
                        "x",
                        "mcp.auth.obo.downstream.other.base-url",
                        "https://api.contoso.com",
                        "mcp.auth.obo.downstream.other.scopes",
                        List.of("Read"))))
                .hasStackTraceContaining("mcp.auth.obo.downstream.graph.base-url");
    }

    private HttpResponse<String> call(String tool) throws IOException, InterruptedException {
        return call(tool, token);
    }

    private static HttpResponse<String> call(String tool, String token) throws IOException, InterruptedException {
        return downstream.server.send(downstream.server.request("tools/call", named(tool), token));
    }

    private static String named(String tool) {
        return "\"name\":\"" + tool + "\",\"arguments\":{}";
    }

    private static JsonNode result(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).path("result");
    }

    private static String text(HttpResponse<String> answer) {
        JsonNode result = result(answer);
        assertThat(result.path("isError").asBoolean(false)).as(answer.body()).isFalse();
        return result.path("content").path(0).path("text").asString();
    }

    private static String challenge(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("www-authenticate")).hasSize(1);
        return answer.headers().firstValue("www-authenticate").orElseThrow();
    }
}
