package dev.remotemcp.apps;

import static dev.remotemcp.apps.AppServer.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.annotations.McpApp.Assets;
import dev.remotemcp.annotations.McpApp.Permission;
import dev.remotemcp.annotations.McpApp.Visibility;
import dev.remotemcp.annotations.McpMeta;
import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.apps.AppServer.Era;
import dev.remotemcp.runtime.builder.McpCatalogEditor;
import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Apps in code. */
final class BuilderTest {
    @TempDir
    private static Path directory;

    private static AppServer server;

    /** The same tools on another server, of which code says all that annotations say on the first one. */
    @McpServer("built")
    @Requires(property = "mcp.servers.built.endpoint")
    static class BuiltTools {
        @McpTool(
                name = "clock",
                description = "Everything is said.",
                meta = @McpMeta(key = "com.example/team", json = "\"time\""))
        ClockTools.Time clock() {
            return new ClockTools.Time("12:00");
        }

        @McpTool(name = "plain_clock", description = "Only the view is said, which others have too.")
        String plain() {
            return "12:00";
        }

        @McpTool(name = "set_clock", description = "For the view alone.")
        String set(String to) {
            return to;
        }
    }

    @Singleton
    @McpServer("built")
    @Requires(property = "mcp.servers.built.endpoint")
    static class Built implements McpConfigurer {
        @Override
        public void configure(McpServerBuilder mcp) {
            mcp.configureMcpTool("clock")
                    .asMcpApp(app -> app.withView("pages/clock")
                            .withTitle("The clock")
                            .withBorder(true)
                            .withDomain("clock.example.com")
                            .withCsp(csp -> csp.connectTo("https://api.example.com", "wss://live.example.com")
                                    .loadResourcesFrom("https://*.cdn.example.com")
                                    .allowFrame("https://frame.example.com")
                                    .allowBaseUri("https://base.example.com"))
                            .withPermissions(
                                    Permission.GEOLOCATION,
                                    Permission.CAMERA,
                                    Permission.MICROPHONE,
                                    Permission.CLIPBOARD_WRITE)
                            .withVisibility(Visibility.MODEL));
            mcp.configureMcpTool("plain_clock").asMcpApp(app -> app.withView("pages/clock/index.html"));
            mcp.configureMcpTool("set_clock").asMcpApp(app -> app.withVisibility(Visibility.APP));
        }
    }

    /** Tools that only code knows. */
    @Singleton
    @Requires(property = "test.directory")
    static class More implements McpConfigurer {
        private final AtomicInteger reads = new AtomicInteger();
        private final Path directory;

        More(@io.micronaut.context.annotation.Value("${test.directory}") Path directory) {
            this.directory = directory;
        }

        @Override
        public void configure(McpServerBuilder mcp) {
            mcp.configureMcpTool("made")
                    .handler((arguments, context) -> "made")
                    .asMcpApp(app -> app.withView(context -> "<p>read " + reads.incrementAndGet() + " times, apps: "
                                    + context.client().supportsApps() + "<script src=mcp-app.js></script>")
                            .withTitle("</title><script>alert(1)</script>"));
            mcp.configureMcpTool("from_file")
                    .handler((arguments, context) -> "file")
                    .asMcpApp(app -> app.withView(directory.resolve("page.html")));
            mcp.configureMcpTool("with_assets")
                    .handler((arguments, context) -> "assets")
                    .asMcpApp(
                            app -> app.withView(context -> "<img src=hand.svg>").withStaticAssets("pages/clock"));
            mcp.configureMcpTool("plain_clock").asMcpApp(app -> app.withDomain("plain.example.com"));
            mcp.configureMcpResource("ui://plain_clock/view").withTitle("Refined");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(directory.resolve("page.html"), "<title>On disk</title><script src=page.js></script>");
        Files.writeString(directory.resolve("page.js"), "first()");
        server = new AppServer(
                Map.of("mcp.servers.built.endpoint", "/built/mcp", "test.directory", directory.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void codeAndAnnotationsMakeTheSameDescriptorsLetterByLetter() throws Exception {
        try (AppServer both = new AppServer(Map.of("mcp.servers.built.endpoint", "/built/mcp"))) {
            for (String tool : new String[] {"clock", "plain_clock", "set_clock"}) {
                assertThat(entry(list(both, "/built/mcp", "tools"), "name", tool)
                                .toString())
                        .isEqualTo(
                                entry(list(both, "/mcp", "tools"), "name", tool).toString());
            }
            for (String uri : new String[] {"ui://clock/view", "ui://plain_clock/view"}) {
                assertThat(entry(list(both, "/built/mcp", "resources"), "uri", uri)
                                .toString())
                        .isEqualTo(entry(list(both, "/mcp", "resources"), "uri", uri)
                                .toString());
                assertThat(both.result(Era.MODERN, "/built/mcp", "resources/read", "\"uri\":\"" + uri + "\"")
                                .path("contents")
                                .toString())
                        .isEqualTo(both.result(Era.MODERN, "/mcp", "resources/read", "\"uri\":\"" + uri + "\"")
                                .path("contents")
                                .toString());
            }
        }
    }

    private static JsonNode list(AppServer server, String path, String what) throws Exception {
        return server.result(Era.MODERN, path, what + "/list", "").path(what);
    }

    @Test
    void codeMakesAPageForEachRequest() throws Exception {
        String first = read("made");
        String second = read("made");
        assertThat(first).contains("times, apps: true", "ui/initialize").isNotEqualTo(second);
        assertThat(first)
                .contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>")
                .doesNotContain("<script>alert");
    }

    @Test
    void aPageOfTheFileSystemIsReadAgainWhenItChanges() throws Exception {
        assertThat(read("from_file")).contains("first()", "<title>On disk</title>");
        Files.writeString(directory.resolve("page.js"), "second()");
        assertThat(read("from_file")).contains("second()");
    }

    @Test
    void aPageOfCodeMayHaveFiles() throws Exception {
        assertThat(read("with_assets")).contains("<img src=\"data:image/svg+xml;base64,");
    }

    @Test
    void codeRefinesWhatAnAnnotationSaysFactByFact() throws Exception {
        JsonNode content = content("plain_clock");
        assertThat(content.path("_meta").path("ui").toString()).isEqualTo("{\"domain\":\"plain.example.com\"}");
        assertThat(content.path("text").asString()).contains("<title>Clock</title>");
        assertThat(entry(list(server, "/mcp", "resources"), "uri", "ui://plain_clock/view")
                        .path("title")
                        .asString())
                .isEqualTo("Refined");
    }

    @Test
    void appsComeAndGoWhileTheServerRuns() throws Exception {
        McpCatalogEditor editor = server.context().getBean(McpCatalogEditor.class);
        editor.change(mcp -> mcp.configureMcpTool("brief")
                .handler((arguments, context) -> "brief")
                .asMcpApp(app -> app.withView("pages/clock")));
        assertThat(read("brief")).contains("ui/initialize");
        editor.change(mcp -> mcp.configureMcpTool("brief").asMcpApp(app -> app.withBorder(false)));
        assertThat(content("brief").path("_meta").path("ui").toString()).isEqualTo("{\"prefersBorder\":false}");
        editor.change(mcp -> mcp.removeMcpTool("brief"));
        JsonNode gone = server.send(Era.MODERN, "/mcp", "resources/read", "\"uri\":\"ui://brief/view\"");
        assertThat(gone.path("error").path("code").asInt()).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pages/missing.html", "pages", "../pages/clock", "pages//clock", "/pages/clock"})
    void aViewThatDoesNotExistChangesNothing(String view) {
        McpCatalogEditor editor = server.context().getBean(McpCatalogEditor.class);
        assertThatThrownBy(() -> editor.change(mcp -> mcp.configureMcpTool("absent")
                        .handler((arguments, context) -> "")
                        .asMcpApp(app -> app.withView(view))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the app of the tool 'absent'")
                .hasMessageContaining("view");
    }

    @Test
    void aPolicyThatIsNoneChangesNothing() {
        McpCatalogEditor editor = server.context().getBean(McpCatalogEditor.class);
        assertThatThrownBy(() -> editor.change(mcp -> mcp.configureMcpTool("clock")
                        .asMcpApp(app -> app.withCsp(csp -> csp.connectTo("https://a.example; script-src *")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is no origin");
        assertThatThrownBy(
                        () -> editor.change(mcp -> mcp.configureMcpTool("clock").asMcpApp(app -> app.withVisibility())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("visible to nobody");
    }

    @Test
    void aPageThatItsPolicyWouldBreakIsRefusedWithTheMend() {
        McpCatalogEditor editor = server.context().getBean(McpCatalogEditor.class);
        assertThatThrownBy(() -> editor.change(mcp -> mcp.configureMcpTool("broken")
                        .handler((arguments, context) -> "")
                        .asMcpApp(app -> app.withView(file("<script src=https://cdn.example.com/x.js></script>")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loads https://cdn.example.com/x.js, which hosts block")
                .hasMessageContaining("loadResourcesFrom(…)");
        editor.change(mcp -> mcp.configureMcpTool("mended")
                .handler((arguments, context) -> "")
                .asMcpApp(app -> app.withView(file("<script src=https://cdn.example.com/x.js></script>"))
                        .withCsp(csp -> csp.loadResourcesFrom("https://cdn.example.com"))));
        editor.change(mcp -> mcp.removeMcpTool("mended"));
    }

    private static Path file(String html) {
        try {
            return Files.writeString(directory.resolve("other.html"), html);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(String tool) throws Exception {
        return content(tool).path("text").asString();
    }

    private static JsonNode content(String tool) throws Exception {
        return server.result(Era.MODERN, "resources/read", "\"uri\":\"ui://" + tool + "/view\"")
                .path("contents")
                .path(0);
    }

    /** The files of a page on this server. */
    @Singleton
    @Requires(property = "test.served")
    static class Served implements McpConfigurer {
        @Override
        public void configure(McpServerBuilder mcp) {
            mcp.configureMcpTool("served")
                    .handler((arguments, context) -> "")
                    .asMcpApp(app -> app.withView("pages/clock").withStaticAssets(Assets.SERVED));
        }
    }

    @Test
    void filesAreServedFromThisServerAndThePolicyNamesIt() throws Exception {
        try (AppServer serving = new AppServer(Map.of("test.served", true))) {
            JsonNode content = serving.result(Era.MODERN, "resources/read", "\"uri\":\"ui://served/view\"")
                    .path("contents")
                    .path(0);
            String origin = serving.at("").toString();
            String html = content.path("text").asString();
            assertThat(html)
                    .contains("src=\"" + origin + "/mcp-apps/served/clock.js?v=")
                    .contains("ui/initialize");
            assertThat(content.path("_meta").path("ui").toString())
                    .isEqualTo("{\"csp\":{\"resourceDomains\":[\"" + origin + "\"]}}");
            String script = html.replaceFirst("(?s).*src=\"" + origin + "(/mcp-apps/served/clock.js[^\"]*)\".*", "$1");
            var file = serving.get(script);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).contains("mcpApp.on");
            assertThat(file.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
            assertThat(file.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
            assertThat(file.headers().firstValue("access-control-allow-origin")).hasValue("*");
            assertThat(file.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(file.headers().firstValue("content-security-policy").orElse(""))
                    .contains("sandbox");
            assertThat(serving.get("/mcp-apps/served/clock.js").headers().firstValue("cache-control"))
                    .hasValue("no-cache");
            for (String hostile : new String[] {
                "/mcp-apps/served/../../logback-test.xml",
                "/mcp-apps/served/%2e%2e/%2e%2e/logback-test.xml",
                "/mcp-apps/served/..%2f..%2flogback-test.xml",
                "/mcp-apps/served//etc/passwd",
                "/mcp-apps/served/%2fetc%2fpasswd",
                "/mcp-apps/served/index.html",
                "/mcp-apps/served/missing.js",
                "/mcp-apps/served/deep",
                "/mcp-apps/served/.",
                "/mcp-apps/served/",
                "/mcp-apps/clock/clock.js",
                "/mcp-apps/served/%00",
                "/mcp-apps/served/..%5c..%5clogback-test.xml"
            }) {
                assertThat(serving.get(hostile).statusCode()).as(hostile).isBetween(400, 404);
            }
        }
    }

    @Test
    void thePublicUrlIsWhereBrowsersFindTheFiles() throws Exception {
        try (AppServer serving = new AppServer(Map.of(
                "test.served",
                true,
                "mcp.apps.public-url",
                "https://mcp.contoso.com/tools/",
                "mcp.auth.provider",
                "none"))) {
            JsonNode content = serving.result(Era.MODERN, "resources/read", "\"uri\":\"ui://served/view\"")
                    .path("contents")
                    .path(0);
            assertThat(content.path("text").asString())
                    .contains("https://mcp.contoso.com/tools/mcp-apps/served/clock.js?v=")
                    .doesNotContain("invalid");
            assertThat(content.path("_meta").path("ui").toString()).contains("[\"https://mcp.contoso.com\"]");
        }
    }

    @Test
    void aToolThatIsSwitchedOffTakesItsPageWithIt() throws Exception {
        try (AppServer off = new AppServer(Map.of("mcp.tools.clock.enabled", false))) {
            assertThat(list(off, "/mcp", "resources").toString())
                    .doesNotContain("ui://clock/view")
                    .contains("ui://plain_clock/view");
        }
    }
}
