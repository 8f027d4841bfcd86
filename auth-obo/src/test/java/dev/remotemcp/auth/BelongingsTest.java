package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.TokenBuilder;
import dev.remotemcp.runtime.McpContext;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to one caller is nothing for another: states of requests, sessions, and what browsers may see. */
final class BelongingsTest {
    private static final String ORIGIN = "https://app.contoso.com";
    private static final String URL_MODE = "{\"elicitation\":{\"url\":{}}}";

    private static SignInServer server;

    static class AskingTools {
        @McpTool(name = "ask_first")
        String ask(String what, McpContext context) {
            return context.elicitUrl("page", "Open this", URI.create("https://mcp.contoso.com/page")) + " " + what;
        }
    }

    @BeforeAll
    static void start() {
        server = new SignInServer(Map.of("mcp.allowed-origins", ORIGIN));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theStateOfARequestIsForItsCallerTheirApplicationAndTheSameRequestAlone() throws Exception {
        String alice = server.token().mint();
        String state = result(ask(alice, "one", "")).path("requestState").asString();
        assertThat(state).isNotEmpty();
        String bob = server.entra
                .accessToken(server.entra.user("Bob"), server.api)
                .client(MiniEntra.VS_CODE)
                .scopes("mcp.access")
                .mint();
        TokenBuilder other = server.token().client("99999999-2222-3333-4444-555555555555");
        refused(ask(bob, "one", state));
        refused(ask(other.mint(), "one", state));
        refused(ask(alice, "two", state));
        refused(ask(alice, "one", state.substring(0, state.length() - 1) + (state.endsWith("A") ? "B" : "A")));
        assertThat(ask(server.token().mint(), "one", state).body()).contains("ACCEPT one");
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"code\":-32602").doesNotContain("ACCEPT");
    }

    @Test
    void aSessionIsThereForItsCallerAlone() throws Exception {
        String alice = server.token().mint();
        HttpResponse<String> opened = server.send(legacy("initialize", """
                "protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}""", alice));
        String session = opened.headers().firstValue("mcp-session-id").orElseThrow();
        String bob = server.entra
                .accessToken(server.entra.user("Bob"), server.api)
                .client(MiniEntra.VS_CODE)
                .scopes("mcp.access")
                .mint();
        HttpResponse<String> foreign = server.send(legacy("tools/list", "", bob).header("Mcp-Session-Id", session));
        HttpResponse<String> unknown =
                server.send(legacy("tools/list", "", bob).header("Mcp-Session-Id", session.replaceFirst("^.", "~")));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(server.send(legacy("tools/list", "", alice).header("Mcp-Session-Id", session))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> ended = server.send(HttpRequest.newBuilder(server.at("/mcp"))
                .header("Authorization", "Bearer " + bob)
                .header("MCP-Protocol-Version", "2025-11-25")
                .header("Mcp-Session-Id", session)
                .DELETE());
        assertThat(ended.statusCode()).isEqualTo(404);
    }

    @Test
    void aPreflightNeedsNoTokenAndChallengesAreForAllowedOriginsOnly() throws Exception {
        HttpResponse<String> preflight = server.send(HttpRequest.newBuilder(server.at("/mcp"))
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isBetween(200, 204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains(ORIGIN);
        HttpResponse<String> challenged = server.send(server.post().header("Origin", ORIGIN));
        assertThat(challenged.statusCode()).isEqualTo(401);
        assertThat(challenged.headers().firstValue("access-control-allow-origin"))
                .contains(ORIGIN);
        assertThat(challenged
                        .headers()
                        .firstValue("access-control-expose-headers")
                        .orElse(""))
                .containsIgnoringCase("www-authenticate");
    }

    @Test
    void aForeignOriginIsRefusedBeforeAnyKeyIsFetched() throws Exception {
        server.entra.journal().clear();
        HttpResponse<String> answer = server.send(server.post()
                .header("Origin", "https://evil.example")
                .header(
                        "Authorization",
                        "Bearer " + server.token().kid("unknown").mint()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(answer.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(server.entra.journal().requests()).isEmpty();
    }

    @Test
    void whatARequestSaysOfItsHostIsInNoChallenge() throws Exception {
        HttpResponse<String> answer = server.send(server.post()
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "http")
                .header("Forwarded", "host=evil.example;proto=http"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate").orElse(""))
                .contains("resource_metadata=\"" + SignInServer.METADATA + "\"")
                .doesNotContain("evil");
    }

    private static HttpResponse<String> ask(String token, String what, String state) throws Exception {
        String again = state.isEmpty()
                ? ""
                : ",\"requestState\":\"" + state + "\",\"inputResponses\":{\"page\":{\"action\":\"accept\"}}";
        return server.send(server.request(
                "tools/call",
                "\"name\":\"ask_first\",\"arguments\":{\"what\":\"" + what + "\"}" + again,
                URL_MODE,
                token));
    }

    private static JsonNode result(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body()).path("result");
    }

    private static HttpRequest.Builder legacy(String method, String params, String token) {
        return HttpRequest.newBuilder(server.at("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}"));
    }
}
