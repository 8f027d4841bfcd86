package dev.remotemcp.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.dev.DevSignIn;
import dev.remotemcp.minientra.Refusal;
import dev.remotemcp.minientra.User;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bookshop does for people who have signed in what the pages say. */
class SignedInTest {
    private static final String ALL = "mcp.access invoices.read invoices.write archive.read";

    private static EmbeddedServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = ApplicationContext.run(EmbeddedServer.class);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        server.getApplicationContext().close();
    }

    @AfterEach
    void mend() {
        signIn().entra().faults().clear();
    }

    // region test
    @Test
    void whoLacksAScopeIsToldAllThatTheToolNeeds() throws Exception {
        HttpResponse<String> answer = call("settle", "{\"number\":\"2026-17\"}", token("Bob", "mcp.access"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .contains("insufficient_scope", "/mcp/invoices.read", "/mcp/invoices.write", "/mcp/mcp.access");
    }

    private static String token(String person, String scopes) {
        DevSignIn signIn = server.getApplicationContext().getBean(DevSignIn.class);
        User user = signIn.entra().user(person);
        return signIn.entra()
                .accessToken(user, signIn.api())
                .scopes(scopes.split(" "))
                .mint();
    }
    // endregion

    @Test
    void theBroaderScopeIsEnoughAndARoleOfTheCodeIsNeededBesideIt() throws Exception {
        assertThat(call("openInvoices", "{}", token("Alice", "mcp.access invoices.write"))
                        .body())
                .contains("2026-17");
        assertThat(call("settle", "{\"number\":\"2026-17\"}", token("Bob", "mcp.access invoices.write"))
                        .body())
                .contains("2026-17 is paid");
        assertThat(call("settle", "{\"number\":\"2026-17\"}", token("Alice", ALL))
                        .body())
                .doesNotContain("is paid")
                .contains("settle");
    }

    @Test
    void whatTakesARoleIsInTheListsOfThoseWhoHaveItOnly() throws Exception {
        String alices = list(token("Alice", "mcp.access"));
        assertThat(alices)
                .contains("openInvoices", "refund", "\"cacheScope\":\"private\"")
                .doesNotContain("closeMonth", "remove_book", "settle");
        assertThat(list(token("Bob", "mcp.access"))).contains("closeMonth", "remove_book", "settle");
    }

    @Test
    void argumentsDecideInTheHandler() throws Exception {
        String large = "{\"number\":\"2026-17\",\"euros\":101}";
        assertThat(call("refund", large, token("Alice", ALL)).body())
                .contains("\"isError\":true", "for an accountant to pay back");
        assertThat(call("refund", large, token("Bob", ALL)).body()).contains("101 euros paid back");

        HttpResponse<String> denied = call("invoicesOf", "{\"year\":2019}", token("Alice", "mcp.access invoices.read"));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().firstValue("www-authenticate").orElseThrow())
                .contains("insufficient_scope", "/mcp/archive.read");
        assertThat(call("invoicesOf", "{\"year\":2019}", token("Alice", ALL)).body())
                .contains("Invoices of 2019");
    }

    @Test
    void toolsReadTheGraphForTheirCallers() throws Exception {
        assertThat(call("whoServes", "{}", token("Alice", ALL)).body()).contains("Alice");
        assertThat(call("whoServes", "{}", token("Bob", ALL)).body()).contains("Bob");
        assertThat(call("newestMail", "{}", token("Alice", ALL)).body())
                .contains("\"content\"")
                .doesNotContain("\"isError\":true");
        assertThat(call("rawMail", "{}", token("Alice", ALL)).body()).contains("subject");
        assertThat(call("canReadMail", "{\"really\":true}", token("Alice", ALL)).body())
                .contains("Until 2");
    }

    @Test
    void aHandlerCanAnswerAMissingConsentItself() throws Exception {
        signIn().entra().faults().arm(Refusal.consentRequired());
        assertThat(call("canReadMail", "{\"really\":true}", token("Bob", ALL)).body())
                .contains("Not before you have consented.");
    }

    private static DevSignIn signIn() {
        return server.getApplicationContext().getBean(DevSignIn.class);
    }

    private static HttpResponse<String> call(String tool, String arguments, String token) throws Exception {
        return send(request("tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments + ",", token)
                .header("Mcp-Name", tool));
    }

    private static String list(String token) throws Exception {
        return send(request("tools/list", "", token)).body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String method, String params, String token) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + "/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method)
                .POST(BodyPublishers.ofString("""
                        {"jsonrpc":"2.0","id":1,"method":"%s","params":{%s"_meta":{\
                        "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                        "io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(method, params)));
    }
}
