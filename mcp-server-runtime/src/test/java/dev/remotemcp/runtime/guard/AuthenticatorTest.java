package dev.remotemcp.runtime.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.edge.Announcement;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an application's authenticator decides, seen by a client. */
final class AuthenticatorTest {
    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
    private static EmbeddedServer server;

    static class WhoTools {
        @McpTool(name = "guard_who")
        String who(Principal caller) {
            return caller.getName();
        }
    }

    @BeforeAll
    static void start() {
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("micronaut.server.port", -1, "mcp.connections.request-timeout", "1s"))
                .build();
        context.registerSingleton(Authenticator.class, AuthenticatorTest::decide);
        context.start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        server.getApplicationContext().close();
    }

    private static CompletionStage<Authentication> decide(RequestHead head) {
        SEEN.add(head.server() + " " + head.method() + " " + head.target() + " " + head.headers("Authorization"));
        String who = head.headers("authorization").stream().findFirst().orElse("");
        return switch (who) {
            case "" ->
                CompletableFuture.completedFuture(
                        new Authentication.Refused(401, -31401, "who are you", Map.of("WWW-Authenticate", "Bearer")));
            case "broken" -> CompletableFuture.failedFuture(new IllegalStateException("on purpose"));
            case "thrown" -> throw new IllegalStateException("on purpose");
            case "brief" -> CompletableFuture.completedFuture(new Authentication.Accepted(() -> who, Instant.now()));
            case "never" -> new CompletableFuture<>();
            default -> CompletableFuture.supplyAsync(() -> new Authentication.Accepted(() -> who, Instant.MAX));
        };
    }

    @Test
    void whoIsRefusedGetsTheStatusTheHeaderAndTheCode() throws Exception {
        HttpResponse<String> answer = call("");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("\"code\":-31401").contains("who are you");
    }

    @Test
    void whoIsAcceptedIsTheCallersPrincipal() throws Exception {
        HttpResponse<String> answer = call("alice");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("alice");
    }

    @Test
    void anAuthenticatorThatFailsLetsNobodyIn() throws Exception {
        assertThat(call("broken").statusCode()).isEqualTo(500);
        assertThat(call("thrown").statusCode()).isEqualTo(500);
    }

    @Test
    void anAuthenticatorThatNeverAnswersHoldsNobodyForLong() throws Exception {
        assertThat(call("never").statusCode()).isEqualTo(500);
    }

    @Test
    void aStreamEndsWithThePermissionThatOpenedIt() {
        HttpRequest listen = post("brief", "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true},")
                .build();
        // Without its last chunk: a client sees that this is no regular end.
        assertThatThrownBy(() -> send(listen)).isInstanceOf(IOException.class).hasMessageContaining("chunked");
    }

    @Test
    void theAuthenticatorSeesTheHeadOfTheRequest() throws Exception {
        call("bob");
        assertThat(SEEN).contains("default POST /mcp [bob]");
    }

    @Test
    void whoStartsTheServerIsToldThatCallersSignInAndGetsNoCommandThatWouldBeRefused() {
        assertThat(server.getApplicationContext().getBean(Announcement.class).text())
                .contains("/mcp\n", "Callers sign in")
                .doesNotContain("curl");
    }

    @Test
    void aForeignOriginIsRefusedBeforeAnybodyIsAskedWhoTheyAre() throws Exception {
        int before = SEEN.size();
        HttpRequest request = post("").header("Origin", "https://evil.example").build();
        assertThat(send(request).statusCode()).isEqualTo(403);
        assertThat(SEEN).hasSize(before);
    }

    private static HttpResponse<String> call(String who) throws IOException, InterruptedException {
        return send(post(who).build());
    }

    private static HttpRequest.Builder post(String who) {
        return post(who, "tools/call", "\"name\":\"guard_who\",\"arguments\":{},")
                .header("Mcp-Name", "guard_who");
    }

    private static HttpRequest.Builder post(String who, String method, String parameters) {
        String body = """
                {"jsonrpc":"2.0","id":1,"method":"%s","params":{%s"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},\
                "io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(method, parameters);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURI() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method)
                .POST(BodyPublishers.ofString(body));
        return who.isEmpty() ? request : request.header("Authorization", who);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
