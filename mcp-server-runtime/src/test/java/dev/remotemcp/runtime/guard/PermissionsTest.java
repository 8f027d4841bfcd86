package dev.remotemcp.runtime.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.builder.McpCatalogEditor;
import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import dev.remotemcp.runtime.catalog.McpCatalog;
import io.micronaut.context.ApplicationContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What callers may see and use, in both eras. */
final class PermissionsTest {
    private static final Queue<String> RAN = new ConcurrentLinkedQueue<>();
    private static GuardedServer server;

    /** How a request is sent. */
    enum Era {
        MODERN,
        LEGACY;

        HttpResponse<String> send(String badge, String method, String params) throws IOException, InterruptedException {
            return this == MODERN ? server.modern(badge, method, params) : server.legacy(badge, method, params);
        }
    }

    private static void offer(McpServerBuilder mcp) {
        mcp.configureMcpTool("guarded_mail")
                .withRequiredScopes("mail.send", "mail.read")
                .handler((arguments, context) -> ran("mail"));
        mcp.configureMcpTool("hidden_audit")
                .withRequiredRole("auditor", "admin")
                .withInputSchema("""
                        {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"}}}""")
                .handler((arguments, context) -> ran("audit"));
        mcp.configureMcpTool("hidden_both")
                .withRequiredRole("admin")
                .withRequiredScopes("mail.send")
                .handler((arguments, context) -> ran("both"));
        mcp.configureMcpTool("denies").handler((arguments, context) -> {
            throw denial();
        });
        mcp.configureMcpTool("denies_late").handler((arguments, context) -> {
            context.progress(1);
            throw denial();
        });
        mcp.configureMcpResource("guarded://inbox")
                .withRequiredScopes("mail.read")
                .handler((variables, context) -> ran("inbox"));
        mcp.configureMcpResource("hidden://{year}")
                .withRequiredRole("admin")
                .withCompletion("year", (value, chosen, context) -> List.of("2026"))
                .handler((variables, context) -> ran("year"));
        mcp.configureMcpPrompt("guarded_reply")
                .withArgument("to", "whom", true)
                .withCompletion("to", (value, chosen, context) -> List.of("bob"))
                .withRequiredScopes("mail.read")
                .handler((arguments, context) -> ran("reply"));
    }

    private static String ran(String what) {
        RAN.add(what);
        return what;
    }

    private static DeniedException denial() {
        return new DeniedException(
                new Authentication.Refused(401, -31401, "sign in again", Map.of("WWW-Authenticate", "Bearer later")),
                "Sign in again, then call this once more",
                Map.of("error", "sign_in"));
    }

    @BeforeAll
    static void start() {
        server = new GuardedServer(PermissionsTest::offer);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        RAN.clear();
    }

    @ParameterizedTest
    @EnumSource
    void whoLacksAScopeGetsTheChallengeAndNothingRuns(Era era) throws Exception {
        for (String[] request : new String[][] {
            {"tools/call", "\"name\":\"guarded_mail\"", "the tool 'guarded_mail'"},
            {"resources/read", "\"uri\":\"guarded://inbox\"", "the resource 'guarded://inbox'"},
            {"prompts/get", "\"name\":\"guarded_reply\",\"arguments\":{\"to\":\"x\"}", "the prompt 'guarded_reply'"},
            {"completion/complete", """
                        "ref":{"type":"ref/prompt","name":"guarded_reply"},"argument":{"name":"to","value":""}""", "the prompt 'guarded_reply'"}
        }) {
            HttpResponse<String> answer = era.send("alice other", request[0], request[1]);
            assertThat(answer.statusCode()).as(request[0]).isEqualTo(403);
            assertThat(answer.headers().firstValue("www-authenticate").orElse(""))
                    .contains("mail.read");
            assertThat(answer.body()).contains("\"id\":7", "\"code\":-31403", request[2] + " of default needs more");
        }
        assertThat(RAN).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoHasAllScopesIsServed(Era era) throws Exception {
        HttpResponse<String> one = era.send("alice mail.send", "tools/call", "\"name\":\"guarded_mail\"");
        assertThat(one.statusCode()).isEqualTo(403);
        assertThat(one.headers().firstValue("www-authenticate")).contains("Bearer scope=\"mail.read mail.send\"");
        HttpResponse<String> both = era.send("alice mail.send,mail.read", "tools/call", "\"name\":\"guarded_mail\"");
        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.body()).contains("mail");
        assertThat(era.send("alice mail.read", "resources/read", "\"uri\":\"guarded://inbox\"")
                        .body())
                .contains("inbox");
    }

    @ParameterizedTest
    @EnumSource
    void whatOneHasNoRoleForIsAnsweredLikeWhatDoesNotExist(Era era) throws Exception {
        String badge = "alice mail.send,mail.read reader";
        assertThat(GuardedServer.seen(era.send(badge, "tools/call", "\"name\":\"hidden_audit\""), "hidden_audit"))
                .isEqualTo(
                        GuardedServer.seen(era.send(badge, "tools/call", "\"name\":\"hidden_thing\""), "hidden_thing"));
        assertThat(GuardedServer.seen(era.send(badge, "tools/call", "\"name\":\"hidden_both\""), "hidden_both"))
                .isEqualTo(
                        GuardedServer.seen(era.send(badge, "tools/call", "\"name\":\"hidden_void\""), "hidden_void"));
        assertThat(GuardedServer.seen(era.send(badge, "resources/read", "\"uri\":\"hidden://2026\""), "hidden://2026"))
                .isEqualTo(GuardedServer.seen(
                        era.send(badge, "resources/read", "\"uri\":\"absent://2026\""), "absent://2026"));
        assertThat(era.send(badge, "completion/complete", """
                                "ref":{"type":"ref/resource","uri":"hidden://{year}"},\
                                "argument":{"name":"year","value":""}""").body())
                .isEqualTo(era.send(badge, "completion/complete", """
                                "ref":{"type":"ref/resource","uri":"absent://{year}"},\
                                "argument":{"name":"year","value":""}""").body());
        assertThat(RAN).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTheRolesIsEnough(Era era) throws Exception {
        assertThat(era.send("alice - admin", "tools/call", "\"name\":\"hidden_audit\"")
                        .body())
                .contains("audit");
        assertThat(era.send("alice - auditor", "tools/call", "\"name\":\"hidden_audit\"")
                        .body())
                .contains("audit");
        assertThat(era.send("alice - admin", "tools/call", "\"name\":\"hidden_both\"")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void listsShowWhatScopesCanOpenAndHideWhatTakesARole(Era era) throws Exception {
        assertThat(names(era, "alice - -", "tools/list", "tools"))
                .contains("guarded_mail", "denies")
                .doesNotContain("hidden_audit", "hidden_both");
        assertThat(names(era, "alice - auditor", "tools/list", "tools"))
                .contains("guarded_mail", "denies", "hidden_audit")
                .doesNotContain("hidden_both");
        assertThat(names(era, "alice - admin", "tools/list", "tools"))
                .contains("guarded_mail", "denies", "hidden_audit", "hidden_both");
        assertThat(names(era, "alice - -", "resources/templates/list", "resourceTemplates"))
                .doesNotContain("hidden://{year}");
        assertThat(names(era, "alice - admin", "resources/templates/list", "resourceTemplates"))
                .contains("hidden://{year}");
        assertThat(names(era, "alice - -", "prompts/list", "prompts")).contains("guarded_reply");
    }

    @Test
    void whatVariesWithTheCallerIsNotForSharedCaches() throws Exception {
        assertThat(server.modern("alice", "tools/list", "").body()).contains("\"cacheScope\":\"private\"");
        assertThat(server.modern("alice", "prompts/list", "").body()).contains("\"cacheScope\":\"public\"");
        assertThat(server.modern("alice mail.read", "resources/read", "\"uri\":\"guarded://inbox\"")
                        .body())
                .contains("\"cacheScope\":\"private\"");
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerThatDeniesInTimeSetsStatusAndChallenge(Era era) throws Exception {
        HttpResponse<String> answer = era.send("alice", "tools/call", "\"name\":\"denies\"");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer later");
        assertThat(answer.body()).contains("\"code\":-31401", "\"id\":7");
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerThatDeniesAfterAStreamHasBegunTellsTheModel(Era era) throws Exception {
        HttpResponse<String> answer = era.send("alice", "tools/call", "\"name\":\"denies_late\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(answer.body())
                .contains("Sign in again, then call this once more", "\"isError\":true", "\"error\":\"sign_in\"")
                .doesNotContain("-31401");
    }

    @Test
    @Timeout(30)
    void changesOfAResourceAreToldToThoseOnlyWhoMayReadIt() throws Exception {
        HttpResponse<String> refused = server.modern(
                "alice", "subscriptions/listen", "\"notifications\":{\"resourceSubscriptions\":[\"guarded://inbox\"]}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(server.legacy("alice", "resources/subscribe", "\"uri\":\"guarded://inbox\"")
                        .statusCode())
                .isEqualTo(403);
        var stream = server.stream(server.modernRequest(
                "alice mail.read",
                "subscriptions/listen",
                "\"notifications\":{\"resourceSubscriptions\":[\"hidden://2026\",\"guarded://inbox\"]}"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines)).contains("acknowledged").contains("hidden://2026");
            server.bean(McpCatalog.class).resourceUpdated("hidden://2026");
            server.bean(McpCatalog.class).resourceUpdated("guarded://inbox");
            assertThat(next(lines)).contains("resources/updated").contains("guarded://inbox");
        }
    }

    private static String next(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        return "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"withRequiredScopes", "withRequiredRole"})
    void aServerThatCannotCheckARequirementDoesNotStart(String kind) {
        McpConfigurer offers = mcp -> {
            var tool = mcp.configureMcpTool("gated");
            if (kind.equals("withRequiredScopes")) {
                tool.withRequiredScopes("mail.read");
            } else {
                tool.withRequiredRole("admin", "auditor");
            }
            tool.handler((arguments, context) -> "never");
        };
        ApplicationContext context = ApplicationContext.builder().build();
        context.registerSingleton(McpConfigurer.class, offers);
        assertThatThrownBy(context::start)
                .hasStackTraceContaining("What the tool 'gated' requires, ")
                .hasStackTraceContaining(
                        kind.equals("withRequiredScopes") ? "the scope mail.read" : "one of the roles admin, auditor")
                .hasStackTraceContaining("set mcp.auth.provider");
        context.close();
    }

    @Test
    void whatIsAddedLaterIsCheckedAsWell() {
        try (ApplicationContext context = ApplicationContext.run()) {
            McpCatalogEditor editor = context.getBean(McpCatalogEditor.class);
            assertThatThrownBy(() -> editor.change(mcp -> mcp.configureMcpTool("gated")
                            .withRequiredRole("admin")
                            .handler((arguments, call) -> "never")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the role admin");
            assertThat(context.getBean(McpCatalog.class).snapshot().tool("gated"))
                    .isEmpty();
        }
    }

    private static List<String> names(Era era, String badge, String method, String member) throws Exception {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode result = new JsonMapper()
                    .readTree(era.send(badge, method, cursor.isEmpty() ? "" : "\"cursor\":\"" + cursor + "\"")
                            .body())
                    .path("result");
            for (JsonNode entry : result.path(member)) {
                names.add(entry.path("uriTemplate")
                        .asString(entry.path("uri").asString(entry.path("name").asString(""))));
            }
            cursor = result.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return names;
    }
}
