package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.TokenBuilder;
import dev.remotemcp.runtime.McpContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What belongs to one caller is nothing for another: states of requests, sessions and streams. */
final class OwnershipAttacksTest {
    private static final String URL_MODE = "{\"elicitation\":{\"url\":{}}}";
    private static final String OTHER_CLIENT = "99999999-2222-3333-4444-555555555555";

    private static Target target;

    static class AskingTools {
        @McpTool(name = "ask_first")
        String ask(String what, McpContext context) {
            return context.elicitUrl("page", "Open this", URI.create("https://mcp.contoso.com/page")) + " " + what;
        }

        @McpTool(name = "ask_first_too")
        String askToo(String what, McpContext context) {
            return ask(what, context);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        target = new Target(Map.of()).warm();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @BeforeEach
    void forget() {
        AttackedTools.DONE.clear();
    }

    private static TokenBuilder bob() {
        return target.entra
                .accessToken(target.entra.user("Bob"), target.server.api)
                .client(MiniEntra.VS_CODE)
                .scopes("mcp.access");
    }

    @Test
    @Row(50)
    void theStateOfARequestIsForItsCallerTheirApplicationAndTheSameRequestAlone() throws Exception {
        String alice = target.token().mint();
        String state = state(ask(target, "ask_first", "one", "", alice));
        refused(ask(target, "ask_first", "one", state, bob().mint()));
        refused(ask(
                target,
                "ask_first",
                "one",
                state,
                target.token().client(OTHER_CLIENT).mint()));
        refused(ask(target, "ask_first", "two", state, alice));
        refused(ask(target, "ask_first_too", "one", state, alice));
        for (String tampered : tampered(state)) {
            refused(ask(target, "ask_first", "one", tampered, alice));
        }
        assertThat(ask(target, "ask_first", "one", state, target.token().mint())
                        .answer()
                        .body())
                .contains("ACCEPT one");
    }

    /** One letter changed, in each part of the state. */
    private static List<String> tampered(String state) {
        List<String> all = new ArrayList<>();
        for (int at = 0; at < state.length(); at += Math.max(1, state.length() / 40)) {
            char other = state.charAt(at) == 'A' ? 'B' : 'A';
            all.add(state.substring(0, at) + other + state.substring(at + 1));
        }
        all.add(state + "A");
        all.add(state.substring(1));
        return all;
    }

    @Test
    @Row(50)
    void theStateOfARequestIsForAWhile() throws Exception {
        try (Target hasty = new Target(Map.of("mcp.state.ttl", "0s"))) {
            String alice = hasty.token().mint();
            String state = state(ask(hasty, "ask_first", "one", "", alice));
            refused(ask(hasty, "ask_first", "one", state, alice));
        }
    }

    private static void refused(Attempt attempt) {
        assertThat(attempt.answer().statusCode()).isEqualTo(200);
        assertThat(attempt.answer().headers().map()).doesNotContainKey("www-authenticate");
        JsonNode body = new JsonMapper().readTree(attempt.answer().body());
        assertThat(body.path("error").path("code").asInt())
                .as(attempt.answer().body())
                .isEqualTo(-32602);
        assertThat(body.has("result")).isFalse();
        attempt.withoutAnyFetch();
    }

    @Test
    @Row(51)
    void aStateThatComesAgainIsAuthorizedAnewAndGivesNothingThatTheTokenDoesNot() throws Exception {
        TokenBuilder sending = target.token().claim("scp", "mcp.access mail.send");
        String state = state(ask(target, "delete_after_asking", "one", "", sending.mint()));
        ask(target, "delete_after_asking", "one", state, target.token().mint())
                .isForbidden("the tool 'delete_after_asking' needs mail.send", "mail.send", "mcp.access")
                .withoutAnyFetch();
        refused(ask(
                target,
                "delete_after_asking",
                "one",
                state,
                bob().claim("scp", "mcp.access mail.send").mint()));
        assertThat(AttackedTools.DONE).isEmpty();
        ask(target, "delete_after_asking", "one", state, sending.mint()).isServed("ACCEPT one");
        assertThat(AttackedTools.DONE).containsExactly("ACCEPT one");
        ask(target, "delete_after_asking", "one", state, target.token().mint())
                .isForbidden("the tool 'delete_after_asking' needs mail.send", "mail.send", "mcp.access");
        assertThat(AttackedTools.DONE).hasSize(1);
    }

    @Test
    @Row(55)
    void aSessionIsThereForItsCallerAlone() throws Exception {
        String alice = target.token().mint();
        String session = open(alice);
        for (String other :
                List.of(bob().mint(), target.token().client(OTHER_CLIENT).mint())) {
            Attempt foreign = target.send(legacy("tools/list", "", other).header("Mcp-Session-Id", session));
            Attempt unknown = target.send(
                    legacy("tools/list", "", other).header("Mcp-Session-Id", session.replaceFirst("^.", "~")));
            assertThat(foreign.answer().statusCode()).isEqualTo(404);
            assertThat(foreign.answer().body()).isEqualTo(unknown.answer().body());
            assertThat(foreign.answer().headers().map().keySet())
                    .isEqualTo(unknown.answer().headers().map().keySet())
                    .doesNotContain("www-authenticate", "mcp-session-id");
            foreign.withoutAnyFetch();
            for (String method : List.of("DELETE", "GET")) {
                Attempt attempt = target.send(HttpRequest.newBuilder(target.server.at("/mcp"))
                        .header("Authorization", "Bearer " + other)
                        .header("Accept", "text/event-stream")
                        .header("MCP-Protocol-Version", "2025-11-25")
                        .header("Mcp-Session-Id", session)
                        .method(method, BodyPublishers.noBody()));
                assertThat(attempt.answer().statusCode()).as(method).isEqualTo(404);
                attempt.withoutAnyFetch();
            }
        }
        assertThat(target.send(legacy("tools/list", "", alice).header("Mcp-Session-Id", session))
                        .answer()
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Timeout(30)
    @Row(56)
    void aStreamEndsWithTheTokenThatOpenedIt() throws Exception {
        try (Target strict = new Target(Map.of("mcp.auth.clock-skew", "0s")).warm()) {
            Instant now = Instant.now();
            String brief = strict.token()
                    .issuedAt(now.minusSeconds(10))
                    .expiresAt(now.plusSeconds(2))
                    .mint();
            HttpRequest.Builder listen = strict.server.request(
                    "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}", brief);
            // Without its last chunk: a client sees that this is no regular end.
            assertThatThrownBy(() -> strict.send(listen))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("chunked");
            assertThat(Instant.now()).isAfterOrEqualTo(now.plusSeconds(1));
            strict.call(brief).isRejected("token expired").withoutAnyFetch();
        }
    }

    private static String open(String token) throws Exception {
        HttpResponse<String> opened = target.server.send(legacy("initialize", """
                "protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}""", token));
        return opened.headers().firstValue("mcp-session-id").orElseThrow();
    }

    private static Attempt ask(Target target, String tool, String what, String state, String token) throws Exception {
        String again = state.isEmpty()
                ? ""
                : ",\"requestState\":\"" + state + "\",\"inputResponses\":{\"page\":{\"action\":\"accept\"}}";
        return target.send(target.server.request(
                "tools/call",
                "\"name\":\"" + tool + "\",\"arguments\":{\"what\":\"" + what + "\"}" + again,
                URL_MODE,
                token));
    }

    private static String state(Attempt asked) {
        String state = new JsonMapper()
                .readTree(asked.answer().body())
                .path("result")
                .path("requestState")
                .asString("");
        assertThat(state).as(asked.answer().body()).isNotEmpty();
        return state;
    }

    private static HttpRequest.Builder legacy(String method, String params, String token) {
        return HttpRequest.newBuilder(target.server.at("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}"));
    }
}
