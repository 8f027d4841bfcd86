package dev.remotemcp.samples.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.dev.DevSignIn;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sample as a laptop runs it, called with tokens of its own Entra. */
class MailboxTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String[] EVERYTHING = {"mcp.access", "mail.read"};

    @AutoClose
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AutoClose
    private static ApplicationContext context;

    @BeforeAll
    static void start() {
        context = ApplicationContext.run(Map.of("micronaut.server.port", -1));
        context.getBean(EmbeddedServer.class).start();
    }

    @Test
    void tellsWhoCallsAndWhomTheTwoTokensAreFor() throws Exception {
        JsonNode identity = structured(call(token("Alice", "mcp.access"), "who_am_i"));

        assertThat(identity.path("name").asString()).isEqualTo("Alice");
        assertThat(identity.path("displayName").asString()).isEqualTo("Alice");
        assertThat(identity.path("inboundAudience").asString())
                .isEqualTo(signIn().api().clientId());
        assertThat(identity.path("downstreamAudience").path(0).asString())
                .isEqualTo(signIn().graph().baseUri().toString());
    }

    @Test
    void readingMailTakesAScopeOfItsOwn() throws Exception {
        HttpResponse<String> refused = call(token("Alice", "mcp.access"), "my_mail");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("www-authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", "/mcp/mcp.access", "/mcp/mail.read");
        assertThat(read(token("Alice", "mcp.access"), "Alice-1").statusCode()).isEqualTo(403);
    }

    @Test
    void everybodyReadsTheirOwnMail() throws Exception {
        assertThat(structured(call(token("Alice", EVERYTHING), "my_mail")).findValuesAsString("subject"))
                .containsExactly("Welcome, Alice", "Your invoice");
        assertThat(structured(call(token("Bob", EVERYTHING), "my_mail"))).isEqualTo(JSON.readTree("""
                [{"id":"Bob-1","subject":"Welcome, Bob","received":"2026-01-01T09:00:00Z","unread":true},
                 {"id":"Bob-2","subject":"Your invoice","received":"2026-01-02T09:00:00Z","unread":true}]"""));
    }

    @Test
    void aMailIsAResourceOfItsOwnerAlone() throws Exception {
        HttpResponse<String> own = read(token("Bob", EVERYTHING), "Bob-1");

        JsonNode contents = JSON.readTree(own.body()).path("result").path("contents");
        assertThat(JSON.readTree(contents.path(0).path("text").asString())
                        .path("subject")
                        .asString())
                .isEqualTo("Welcome, Bob");
        assertThat(JSON.readTree(read(token("Alice", EVERYTHING), "Bob-1").body())
                        .path("error")
                        .path("message")
                        .asString())
                .contains("no mail with this id");
    }

    @Test
    void theAuditLogIsThereForAuditorsAlone() throws Exception {
        String bob = token("Bob", "mcp.access");
        structured(call(bob, "who_am_i"));

        JsonNode last = structured(call(bob, "audit_log")).path(0);
        assertThat(last.path("person").asString())
                .isEqualTo(signIn().entra().user("Bob").objectId());
        assertThat(last.path("operation").asString()).isEqualTo("who_am_i");
        assertThat(tools(bob)).contains("audit_log");
        assertThat(tools(token("Alice", EVERYTHING))).contains("my_mail").doesNotContain("audit_log");
        assertThat(call(token("Alice", EVERYTHING), "audit_log").body()).contains("\"error\"", "audit_log");
    }

    @Test
    void withATenantItNamesTheTenantAndTheScopesOfTheServer() throws Exception {
        try (ApplicationContext tenant = ApplicationContext.builder("entra")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "mcp.auth.public-url",
                        "https://mcp.contoso.com/mcp",
                        "mcp.auth.tenant-id",
                        "aaaabbbb-0000-cccc-1111-dddd2222eeee",
                        "mcp.auth.client-id",
                        "11111111-2222-3333-4444-555555555555"))
                .start()) {
            EmbeddedServer server = tenant.getBean(EmbeddedServer.class).start();
            HttpRequest metadata = HttpRequest.newBuilder(
                            URI.create(server.getURI() + "/.well-known/oauth-protected-resource/mcp"))
                    .build();

            assertThat(JSON.readTree(
                            CLIENT.send(metadata, BodyHandlers.ofString()).body()))
                    .isEqualTo(JSON.readTree("""
                            {"resource":"https://mcp.contoso.com/mcp",
                             "authorization_servers":
                               ["https://login.microsoftonline.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/v2.0"],
                             "scopes_supported":["https://mcp.contoso.com/mcp/mcp.access"],
                             "bearer_methods_supported":["header"],"resource_name":"Mailbox"}"""));
        }
    }

    private static DevSignIn signIn() {
        return context.getBean(DevSignIn.class);
    }

    private static String token(String person, String... scopes) {
        return signIn().entra()
                .accessToken(signIn().entra().user(person), signIn().api())
                .scopes(scopes)
                .mint();
    }

    private static List<String> tools(String token) throws Exception {
        return JSON.readTree(
                        send(token, "tools/list", "", JSON.createObjectNode()).body())
                .path("result")
                .path("tools")
                .valueStream()
                .map(tool -> tool.path("name").asString())
                .toList();
    }

    private static HttpResponse<String> call(String token, String tool) throws Exception {
        ObjectNode params = JSON.createObjectNode().put("name", tool);
        params.putObject("arguments");
        return send(token, "tools/call", tool, params);
    }

    private static HttpResponse<String> read(String token, String id) throws Exception {
        String uri = "mail://" + id;
        return send(token, "resources/read", uri, JSON.createObjectNode().put("uri", uri));
    }

    private static HttpResponse<String> send(String token, String method, String name, ObjectNode params)
            throws Exception {
        params.set("_meta", JSON.readTree("""
                {"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"""));
        ObjectNode message =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        message.set("params", params);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(context.getRequiredProperty("mcp.auth.public-url", String.class)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        if (!name.isEmpty()) {
            request.header("Mcp-Name", name);
        }
        return CLIENT.send(
                request.POST(BodyPublishers.ofString(message.toString())).build(), BodyHandlers.ofString());
    }

    private static JsonNode structured(HttpResponse<String> answer) {
        JsonNode result = JSON.readTree(answer.body()).path("result");
        assertThat(result.has("structuredContent")).as(answer.body()).isTrue();
        return result.path("structuredContent");
    }
}
