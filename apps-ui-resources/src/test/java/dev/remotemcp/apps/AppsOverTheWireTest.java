package dev.remotemcp.apps;

import static dev.remotemcp.apps.AppServer.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.remotemcp.apps.AppServer.Era;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients of both eras see of apps. */
final class AppsOverTheWireTest {
    private static final String MIME_TYPE = "text/html;profile=mcp-app";

    private static AppServer server;

    @BeforeAll
    static void start() {
        server = new AppServer(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aToolNamesItsPageInBothWaysAndWhoMayCallIt(Era era) throws Exception {
        JsonNode tools = server.result(era, "tools/list", "").path("tools");
        assertThat(entry(tools, "name", "clock").path("_meta").toString()).isEqualTo("""
                        {"com.example/team":"time",\
                        "ui":{"resourceUri":"ui://clock/view","visibility":["model"]},\
                        "ui/resourceUri":"ui://clock/view"}""");
        assertThat(entry(tools, "name", "plain_clock").path("_meta").toString()).isEqualTo("""
                        {"ui":{"resourceUri":"ui://plain_clock/view","visibility":["model","app"]},\
                        "ui/resourceUri":"ui://plain_clock/view"}""");
        assertThat(entry(tools, "name", "set_clock").path("_meta").toString())
                .isEqualTo("{\"ui\":{\"visibility\":[\"app\"]}}");
        assertThat(entry(tools, "name", "shows_apps").has("_meta")).isFalse();
        for (JsonNode tool : tools) {
            if (tool.path("_meta").has("ui")) {
                assertValid("McpUiToolMeta", tool.path("_meta").path("ui"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageSaysOfItselfWhatWasDeclaredAndNothingElse(Era era) throws Exception {
        JsonNode content = read(era, "clock");
        assertThat(content.path("mimeType").asString()).isEqualTo(MIME_TYPE);
        assertThat(content.path("_meta").path("ui").toString()).isEqualTo("""
                        {"csp":{"connectDomains":["https://api.example.com","wss://live.example.com"],\
                        "resourceDomains":["https://*.cdn.example.com"],\
                        "frameDomains":["https://frame.example.com"],\
                        "baseUriDomains":["https://base.example.com"]},\
                        "permissions":{"camera":{},"microphone":{},"geolocation":{},"clipboardWrite":{}},\
                        "domain":"clock.example.com","prefersBorder":true}""");
        assertValid("McpUiResourceMeta", content.path("_meta").path("ui"));
        assertThat(read(era, "plain_clock").path("_meta").has("ui")).isFalse();
        JsonNode borderless = read(era, "borderless").path("_meta").path("ui");
        assertThat(borderless.toString()).isEqualTo("{\"prefersBorder\":false}");
        assertValid("McpUiResourceMeta", borderless);
    }

    @ParameterizedTest
    @EnumSource
    void pagesAreListedWithTheirTitlesAndWhatTheyMayReach(Era era) throws Exception {
        JsonNode resources = server.result(era, "resources/list", "").path("resources");
        JsonNode clock = entry(resources, "uri", "ui://clock/view");
        assertThat(clock.path("title").asString()).isEqualTo("The clock");
        assertThat(clock.path("mimeType").asString()).isEqualTo(MIME_TYPE);
        assertThat(clock.path("_meta").path("ui"))
                .isEqualTo(read(era, "clock").path("_meta").path("ui"));
        JsonNode plain = entry(resources, "uri", "ui://plain_clock/view");
        assertThat(plain.path("title").asString()).isEqualTo("Clock");
        assertThat(plain.has("_meta")).isFalse();
        assertThat(resources
                        .valueStream()
                        .filter(resource -> resource.path("uri").asString("").equals("ui://set_clock/view")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsOneDocumentWithItsTitleAndItsFiles(Era era) throws Exception {
        String html = read(era, "clock").path("text").asString();
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<title>The clock</title>", "ui/initialize", "document.getElementById(\"time\")")
                .contains("data:image/svg+xml;base64,")
                .doesNotContain("href=\"style.css\"", "src=\"clock.js\"", "src=\"mcp-app.js\"");
        assertThat(read(era, "clock").path("_meta").path("dev.remotemcp/sha256").asString())
                .hasSize(64)
                .isNotEqualTo(read(era, "plain_clock")
                        .path("_meta")
                        .path("dev.remotemcp/sha256")
                        .asString());
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerKnowsWhetherViewsAreShown(Era era) throws Exception {
        assertThat(server.result(era, "tools/call", "\"name\":\"shows_apps\",\"arguments\":{}")
                        .path("content")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("true");
    }

    @Test
    void theServerSaysThatItHasApps() throws Exception {
        assertThat(server.result(Era.MODERN, "server/discover", "")
                        .path("capabilities")
                        .path("extensions")
                        .toString())
                .isEqualTo("{\"io.modelcontextprotocol/ui\":{}}");
        JsonNode opened = server.result(Era.LEGACY, "initialize", """
                "protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}""");
        assertThat(opened.path("capabilities").path("extensions").toString())
                .isEqualTo("{\"io.modelcontextprotocol/ui\":{}}");
    }

    private static JsonNode read(Era era, String tool) throws Exception {
        JsonNode contents = server.result(era, "resources/read", "\"uri\":\"ui://" + tool + "/view\"")
                .path("contents");
        assertThat(contents).hasSize(1);
        assertThat(contents.path(0).path("uri").asString()).isEqualTo("ui://" + tool + "/view");
        return contents.path(0);
    }

    /** Holds a value against a definition of the schema that the extension publishes. */
    private static void assertValid(String definition, JsonNode value) throws IOException {
        try (InputStream in = AppsOverTheWireTest.class.getResourceAsStream("/ext-apps/schema.json")) {
            JsonNode schema = new JsonMapper().readTree(in).path("$defs").path(definition);
            assertThat(schema.isObject()).as(definition).isTrue();
            Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            assertThat(checked.validate(value)).as(value.toString()).isEmpty();
        }
    }
}
