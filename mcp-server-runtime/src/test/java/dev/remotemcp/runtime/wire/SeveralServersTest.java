package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.runtime.builder.McpCatalogEditor;
import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.FormBinding;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.edge.Announcement;
import dev.remotemcp.runtime.protocol.OpenStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several servers in one application: each its own endpoint, offer and settings, and nothing leaks between them. */
final class SeveralServersTest {
    private static final String TOOLS_CHANGED = "notifications/tools/list_changed";
    private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";
    private static final String LISTEN = "{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"note://plain\"]}";
    private static final Gate GATE = new Gate();
    private static WireServer server;
    private static McpWire main;
    private static McpWire admin;
    private static LegacyWire legacyMain;
    private static LegacyWire legacyAdmin;

    @BeforeAll
    static void start() {
        List<Binding> shared = new ArrayList<>(new FixtureTexts().bindings());
        shared.addAll(new FixtureQuestions().bindings());
        server = WireServer.several(
                Map.of(
                        "default",
                        with(shared, said("whoami", "main"), waiting("waits")),
                        "admin",
                        with(withoutForms(shared), said("whoami", "admin"), said("reset", "done"), waiting("waits")),
                        "backoffice",
                        List.of(said("ledger", "balanced"))),
                Map.of(
                        "mcp.server.instructions", "Be careful",
                        "mcp.servers.admin.endpoint", "/mcp/admin",
                        "mcp.servers.admin.server.name", "wire-tests-admin",
                        "mcp.servers.admin.pages.size", 1,
                        "mcp.servers.admin.limits.calls", 1,
                        "mcp.servers.admin.limits.body-size", "2KB",
                        "mcp.servers.admin.allowed-hosts", List.of("admin.example.com"),
                        "mcp.auth.provider", "none",
                        "mcp.servers.backoffice.endpoint", "/office",
                        "mcp.servers.backoffice.legacy.sessions", false));
        main = server.wire();
        admin = main.at("/mcp/admin");
        legacyMain = server.legacy();
        legacyAdmin = new LegacyWire(server.port(), "/mcp/admin");
    }

    @AfterAll
    static void stop() {
        GATE.open();
        server.close();
    }

    private static List<Binding> with(List<Binding> some, Binding... others) {
        List<Binding> all = new ArrayList<>(some);
        all.addAll(List.of(others));
        return all;
    }

    /** Any server may ask with a form, whoever brings it. */
    private static List<Binding> withoutForms(List<Binding> bindings) {
        return bindings.stream()
                .filter(binding -> !(binding instanceof FormBinding<?>))
                .toList();
    }

    private static Binding said(String tool, String text) {
        return FixtureTools.tool(tool, (arguments, context) -> new ToolOutput.Text(text));
    }

    private static Binding waiting(String tool) {
        return FixtureTools.tool(tool, "{\"type\":\"object\"}", Execution.VIRTUAL_THREAD, (arguments, context) -> {
            GATE.pass();
            return ToolOutput.EMPTY;
        });
    }

    @Test
    void aNameMeansSomethingElseOnEachServer() {
        assertThat(main.call("whoami").send().text()).isEqualTo("main");
        assertThat(admin.call("whoami").send().text()).isEqualTo("admin");
        assertThat(legacyMain.open().call("whoami").send().text()).isEqualTo("main");
        assertThat(legacyAdmin.open().call("whoami").send().text()).isEqualTo("admin");
    }

    @Test
    void whatAnotherServerOffersIsUnknown() {
        assertThat(admin.call("reset").send().text()).isEqualTo("done");
        assertThat(main.call("reset").expectStatus(200).error(-32602).toString())
                .contains("reset");
        assertThat(names(main.at("/office"))).containsExactly("ledger");
        assertThat(names(main)).contains("whoami").doesNotContain("reset", "ledger");
    }

    private static List<String> names(McpWire wire) {
        List<String> names = new ArrayList<>();
        wire.request("tools/list")
                .result()
                .path("tools")
                .forEach(tool -> names.add(tool.path("name").asString()));
        return names;
    }

    @Test
    void settingsThatAServerDoesNotHaveAreThoseOfAll() {
        JsonNode discovered = admin.request("server/discover").result();
        JsonNode info = discovered.path("_meta").path("io.modelcontextprotocol/serverInfo");
        assertThat(info.path("name").asString()).isEqualTo("wire-tests-admin");
        assertThat(info.path("version").asString()).isEqualTo("1.2.3");
        assertThat(discovered.path("instructions").asString()).isEqualTo("Be careful");
        assertThat(main.request("server/discover")
                        .result()
                        .path("_meta")
                        .path("io.modelcontextprotocol/serverInfo")
                        .path("name")
                        .asString())
                .isEqualTo("wire-tests");
    }

    @Test
    void pagesBodiesAndHostsAreBoundedPerServer() {
        assertThat(admin.request("tools/list").result().path("tools")).hasSize(1);
        assertThat(main.request("tools/list").result().path("tools").size()).isGreaterThan(1);

        String long3K = "x".repeat(3_000);
        assertThat(status(admin.call("whoami").with("message", long3K))).isEqualTo(413);
        assertThat(status(main.call("whoami").with("message", long3K))).isEqualTo(200);

        assertThat(status(admin.call("whoami").header("Host", "admin.example.com")))
                .isEqualTo(200);
        assertThat(status(main.call("whoami").header("Host", "admin.example.com")))
                .isEqualTo(403);
    }

    /** Of an answer without an id, since the body was not read. */
    private static int status(McpRequest request) {
        try (McpStream stream = request.open()) {
            return stream.head().status();
        }
    }

    @Test
    void aSlashAtTheEndChangesNothingAndOtherPathsAreNoEndpoint() {
        assertThat(main.at("/mcp/admin/").call("whoami").send().text()).isEqualTo("admin");
        assertThat(main.at("/mcp/").call("whoami").send().text()).isEqualTo("main");
        try (HttpConnection connection = server.wire().connect()) {
            connection.send(main.at("/mcp/nobody").call("whoami").bytes());
            assertThat(connection.readHead().status()).isEqualTo(404);
        }
    }

    @Test
    void requestsToSeveralServersShareAConnection() {
        try (HttpConnection connection = server.wire().connect()) {
            connection.send(main.call("whoami").bytes());
            connection.send(admin.call("whoami").bytes());
            connection.send(main.at("/office").call("ledger").bytes());
            for (String expected : List.of("main", "admin", "balanced")) {
                HttpAnswer head = connection.readHead();
                assertThat(head.status()).isEqualTo(200);
                assertThat(text(connection, head)).contains("\"" + expected + "\"");
            }
        }
    }

    private static String text(HttpConnection connection, HttpAnswer head) {
        try {
            return new String(connection.body(head).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSessionOfOneServerIsUnknownAtTheOthers() {
        LegacySession session = legacyMain.open();
        LegacySession strayed = legacyAdmin.session(session.id());
        strayed.call("whoami").expectStatus(404);
        strayed.get().expectStatus(404);
        strayed.delete().expectStatus(404);
        assertThat(session.call("whoami").send().text()).isEqualTo("main");
    }

    @Test
    void sessionsAreForServersThatKeepThem() {
        LegacyWire office = new LegacyWire(server.port(), "/office");
        assertThat(office.open().id()).isEmpty();
        assertThat(legacyAdmin.open().id()).isNotEmpty();
    }

    @Test
    void theStateOfAQuestionIsRefusedByOtherServers() {
        String state = main.call("asks_form")
                .capabilities(QuestionsTest.EVERYTHING)
                .send()
                .state();
        answer(admin, state).expectStatus(200).error(-32602);
        assertThat(answer(main, state).send().text()).isEqualTo("Hello, Alice (30)!");
    }

    private static McpRequest answer(McpWire wire, String state) {
        return wire.call("asks_form")
                .capabilities(QuestionsTest.EVERYTHING)
                .state(state)
                .answer("who", QuestionsTest.ALICE);
    }

    @Test
    void everyServerCanAskWithAnyForm() {
        assertThat(admin.call("asks_form")
                        .capabilities(QuestionsTest.EVERYTHING)
                        .send()
                        .questions()
                        .path("who")
                        .path("method")
                        .asString())
                .isEqualTo("elicitation/create");
    }

    @Test
    void aChangeIsToldToTheClientsOfItsServerOnly() {
        try (McpStream inMain = main.listen(LISTEN).open();
                McpStream inAdmin = admin.listen(LISTEN).open();
                LegacyStream oldInMain = legacyMain.open().listen();
                LegacyStream oldInAdmin = legacyAdmin.open().listen()) {
            inMain.next(ACKNOWLEDGED);
            inAdmin.next(ACKNOWLEDGED);
            McpCatalog catalog = server.bean(McpCatalog.class, "admin");
            catalog.resourceUpdated("note://plain");
            catalog.add(said("late", "late"));
            inAdmin.next("notifications/resources/updated");
            inAdmin.next(TOOLS_CHANGED);
            oldInAdmin.next(TOOLS_CHANGED);
            assertThat(admin.call("late").send().text()).isEqualTo("late");
            main.call("late").expectStatus(200).error(-32602);

            // The next thing that the others hear is what happens to them.
            server.catalog().promptsChanged();
            server.catalog().toolsChanged();
            inMain.next(TOOLS_CHANGED);
            oldInMain.next("notifications/prompts/list_changed");
            assertThat(catalog.removeTool("late")).isTrue();
        }
    }

    @Test
    void theCallsOfOneServerDoNotCountAtAnother() {
        try (BackgroundCall running = new BackgroundCall(admin.call("waits"))) {
            GATE.awaitEntered(1);
            admin.call("whoami").expectStatus(503);
            assertThat(main.call("whoami").send().text()).isEqualTo("main");
            GATE.open();
            assertThat(running.reply().result().path("isError").asBoolean(false))
                    .isFalse();
        }
    }

    @Test
    void anUnqualifiedCatalogIsThatOfTheDefaultServer() {
        assertThat(server.catalog()).isSameAs(server.bean(McpCatalog.class, "default"));
        assertThat(server.bean(McpCatalog.class, "admin").snapshot().tool("reset"))
                .isPresent();
        assertThat(server.catalog().snapshot().tool("reset")).isEmpty();
    }

    @Test
    void allServersAreAnnounced() {
        String text = server.bean(Announcement.class).text();
        String host = "http://127.0.0.1:" + server.port();
        assertThat(text)
                .startsWith("Remote MCP: " + host + "/mcp\n")
                .contains("Remote MCP (admin): " + host + "/mcp/admin\n", "  reset")
                .contains("Remote MCP (backoffice): " + host + "/office\n\nTools:\n  ledger");
    }

    @Test
    void streamsOfAllServersEndWhenTheApplicationStops() {
        Map<String, Object> settings = new HashMap<>(Map.of("mcp.servers.admin.endpoint", "/admin"));
        try (WireServer stopping = WireServer.several(
                Map.of("default", List.of(said("one", "1")), "admin", List.of(said("two", "2"))), settings)) {
            try (McpStream one = stopping.wire().listen(LISTEN).open();
                    McpStream two = stopping.wire().at("/admin").listen(LISTEN).open()) {
                one.next(ACKNOWLEDGED);
                two.next(ACKNOWLEDGED);
                assertThat(stopping.bean(OpenStreams.class, "admin").open()).isEqualTo(1);
                stopping.stop();
                assertThat(one.next().path("result").path("resultType").asString())
                        .isEqualTo("complete");
                assertThat(two.next().path("result").path("resultType").asString())
                        .isEqualTo("complete");
            }
        }
    }

    /** About the server that it names. */
    @McpServer("admin")
    private static final class AdminSetup implements McpConfigurer {
        @Override
        public void configure(McpServerBuilder mcp) {
            mcp.configureMcpTool("one").withTitle("Of the administrators");
        }
    }

    @Test
    void aConfigurerIsAboutItsServerOnly() {
        Binding one = said("one", "1");
        McpConfigurer general = mcp -> mcp.configureMcpTool("one").withTitle("Of everybody");
        try (WireServer configured = WireServer.several(
                Map.of("default", List.of(one), "admin", List.of(one), "other", List.of(one)),
                Map.of(
                        "mcp.servers.admin.endpoint", "/admin",
                        "mcp.servers.other.endpoint", "/other",
                        "mcp.servers.other.tools.one.title", "Of the others"),
                general,
                new AdminSetup())) {
            assertThat(title(configured.wire())).isEqualTo("Of everybody");
            assertThat(title(configured.wire().at("/admin"))).isEqualTo("Of the administrators");
            assertThat(title(configured.wire().at("/other"))).isEqualTo("Of the others");

            configured
                    .bean(McpCatalogEditor.class, "admin")
                    .change(mcp -> mcp.configureMcpTool("one").withTitle("Changed"));
            assertThat(title(configured.wire().at("/admin"))).isEqualTo("Changed");
            assertThat(title(configured.wire())).isEqualTo("Of everybody");
        }
    }

    private static String title(McpWire wire) {
        return wire.request("tools/list")
                .result()
                .path("tools")
                .path(0)
                .path("title")
                .asString();
    }
}
