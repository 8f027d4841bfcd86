package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.RequiresRole;
import dev.remotemcp.annotations.RequiresScope;
import dev.remotemcp.auth.token.Caller;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What single tools, resources and prompts require, said by annotations. */
final class RequirementsTest {
    private static final Queue<String> RAN = new ConcurrentLinkedQueue<>();
    private static final String ACCESS = "https://mcp.contoso.com/mcp/mcp.access";
    private static final String READ = "https://mcp.contoso.com/mcp/mail.read";
    private static final String SEND = "https://mcp.contoso.com/mcp/mail.send";

    private static SignInServer server;

    @RequiresScope("mail.read")
    static class MailTools {
        @McpTool(name = "read_mail")
        String read(Caller caller) {
            return ran("read for " + caller.objectId());
        }

        @McpTool(name = "send_mail")
        @RequiresScope("mail.send")
        String send() {
            return ran("send");
        }

        @McpTool(name = "purge_mail")
        @RequiresRole({"mail.admin", "mail.owner"})
        String purge() {
            return ran("purge");
        }

        @McpResource(uri = "mail://{folder}")
        String folder(String folder) {
            return ran(folder);
        }

        @McpPrompt(name = "answer_mail")
        String answer(String to) {
            return ran(to);
        }

        @McpCompletion(prompt = "answer_mail", argument = "to")
        List<String> whom(String to) {
            return List.of(ran("bob"));
        }
    }

    private static String ran(String what) {
        RAN.add(what);
        return what;
    }

    @BeforeAll
    static void start() {
        server = new SignInServer(Map.of(
                "mcp.auth.scopes",
                List.of("mcp.access", "mail.read", "mail.send", "mail.all"),
                "mcp.auth.scope-hierarchy",
                List.of("mail.all > mail.send > mail.read")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @Test
    void aChallengeNamesAllScopesOfTheOperationAtOnce() throws Exception {
        HttpResponse<String> answer = call("send_mail", "mcp.access");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("www-authenticate"))
                .containsExactly("Bearer error=\"insufficient_scope\", error_description=\"the tool 'send_mail' needs"
                        + " mail.read mail.send\", resource_metadata=\"" + SignInServer.METADATA + "\", scope=\"" + READ
                        + " " + SEND + " " + ACCESS + "\"");
        assertThat(answer.body()).contains("\"id\":1", "\"code\":-31403");
        assertThat(RAN).isEmpty();
    }

    @Test
    void theScopesOfTheClassHoldForEverythingInIt() throws Exception {
        assertThat(call("read_mail", "mcp.access").statusCode()).isEqualTo(403);
        assertThat(call("send_mail", "mcp.access mail.other").statusCode()).isEqualTo(403);
        assertThat(call("resources/read", "\"uri\":\"mail://inbox\"", "mcp.access", List.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("prompts/get", "\"name\":\"answer_mail\",\"arguments\":{\"to\":\"x\"}", "mcp.access", List.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("completion/complete", """
                                "ref":{"type":"ref/prompt","name":"answer_mail"},\
                                "argument":{"name":"to","value":""}""", "mcp.access", List.of()).statusCode())
                .isEqualTo(403);
        assertThat(RAN).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.reader",
                "xmail.read",
                "MAIL.READ",
                "mail",
                "https://mcp.contoso.com/mcp/mail.read",
                "mail.read,mail.send"
            })
    void aScopeThatOnlyLooksLikeTheNeededOneIsNotEnough(String scope) throws Exception {
        assertThat(call("read_mail", "mcp.access " + scope).statusCode()).isEqualTo(403);
        assertThat(RAN).isEmpty();
    }

    @Test
    void aRoleOfTheScopesNameIsNoScopeOfAUser() throws Exception {
        assertThat(call("tools/call", named("read_mail"), "mcp.access", List.of("mail.read"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(RAN).isEmpty();
    }

    @Test
    void aBroaderScopeIncludesTheNarrowerOnes() throws Exception {
        for (String granted : List.of("mail.read mail.send", "mail.send", "mail.all")) {
            HttpResponse<String> answer = call("send_mail", "mcp.access " + granted);
            assertThat(answer.statusCode()).as(granted).isEqualTo(200);
        }
        assertThat(RAN).containsExactly("send", "send", "send");
        assertThat(call("read_mail", "mcp.access mail.all").body())
                .contains("read for " + server.entra.user("Alice").objectId());
    }

    @Test
    void aToolForARoleDoesNotExistForOthers() throws Exception {
        HttpResponse<String> hidden = call("purge_mail", "mcp.access mail.all");
        HttpResponse<String> unknown = call("purge_post", "mcp.access mail.all");
        assertThat(hidden.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(hidden.body().replace("purge_mail", "NAME"))
                .isEqualTo(unknown.body().replace("purge_post", "NAME"));
        assertThat(hidden.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(RAN).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.admin", "mail.owner"})
    void oneOfTheRolesIsEnough(String role) throws Exception {
        assertThat(call("tools/call", named("purge_mail"), "mcp.access mail.read", List.of(role))
                        .body())
                .contains("purge");
        assertThat(call("tools/list", "", "mcp.access", List.of(role)).body())
                .contains("purge_mail", "\"cacheScope\":\"private\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.admins", "MAIL.ADMIN", "mail.all"})
    void aRoleThatOnlyLooksLikeTheNeededOneHidesTheTool(String role) throws Exception {
        assertThat(call("tools/list", "", "mcp.access mail.all", List.of(role)).body())
                .contains("read_mail", "send_mail", "\"cacheScope\":\"private\"")
                .doesNotContain("purge_mail");
    }

    @Test
    void theHeaderThatNamesAToolDecidesNothing() throws Exception {
        HttpResponse<String> answer = server.send(
                server.request("tools/call", named("send_mail"), server.token().mint())
                        .setHeader("Mcp-Name", "who_am_i"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("-32020");
        assertThat(RAN).isEmpty();
    }

    @Test
    void aScopeThatNobodyExposesEndsTheStart() {
        assertThatThrownBy(() -> new SignInServer(Map.of("mcp.auth.scopes", List.of("mcp.access", "mail.send"))))
                .hasStackTraceContaining("requires names the scope 'mail.read', which is not in mcp.auth.scopes"
                        + " (mail.send, mcp.access): correct it, or add it there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.all", "mail.all >", "> mail.read", "mail all > mail.read", "a > b > a"})
    void aHierarchyThatMakesNoSenseEndsTheStart(String entry) {
        assertThatThrownBy(() -> new SignInServer(Map.of("mcp.auth.scope-hierarchy", List.of(entry))))
                .hasStackTraceContaining("mcp.auth.scope-hierarchy");
    }

    private static HttpResponse<String> call(String tool, String scopes) throws Exception {
        return call("tools/call", named(tool), scopes, List.of());
    }

    private static String named(String tool) {
        return "\"name\":\"" + tool + "\",\"arguments\":{}";
    }

    private static HttpResponse<String> call(String method, String params, String scopes, List<String> roles)
            throws Exception {
        String token = server.token().claim("scp", scopes).claim("roles", roles).mint();
        return server.send(server.request(method, params, token));
    }
}
