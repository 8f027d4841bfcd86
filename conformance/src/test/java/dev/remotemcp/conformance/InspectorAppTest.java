package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Inspector finds views, on its command line, and shows them, on its web page. */
@ResourceLock(Inspector.LOCK)
@ResourceLock(AppServer.LOCK)
class InspectorAppTest {
    private static final int NO_APP = 2;

    private static AppServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = AppServer.running();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFAULT", "MODERN"})
    void theCommandLineSaysWhichToolsHaveViewsAndWhatTheyDeclare(Inspector.Era era) throws Exception {
        NodeRun.Outcome outcome = Inspector.run(server.url(), era, "--method", "tools/list", "--app-info");

        assertThat(outcome.exit()).as(outcome.errors()).isZero();
        List<JsonNode> tools = outcome.output()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(tools).contains(JsonMapper.shared().readTree("""
                {"hasApp":true,"toolName":"probe","resourceUri":"ui://probe/view","visibility":["model","app"],
                 "csp":{"connectDomains":["%s"]},
                 "permissions":{"geolocation":{},"clipboardWrite":{}},
                 "resourceMimeType":"text/html;profile=mcp-app"}""".formatted(
                        server.allowed().origin())));
        assertThat(tools).contains(JsonMapper.shared().readTree("""
                {"hasApp":true,"toolName":"plan_meeting","resourceUri":"ui://plan_meeting/view",
                 "visibility":["model","app"],"prefersBorder":true,
                 "resourceMimeType":"text/html;profile=mcp-app"}"""));
    }

    @Test
    void theCommandLineSaysThatAToolHasNone() throws Exception {
        NodeRun.Outcome outcome = Inspector.run(
                server.url(), Inspector.Era.MODERN, "--method", "tools/call", "--tool-name", "book_room", "--app-info");

        assertThat(outcome.exit()).isEqualTo(NO_APP);
        assertThat(outcome.output() + outcome.errors()).contains("no_app");
    }

    @Test
    void theWebPageShowsAViewThatCallsATool() throws Exception {
        Browser browser = Browser.installed();

        JsonNode seen = browser.run(
                "inspector-app.mjs",
                server.url().toString(),
                NodeTools.installed()
                        .script("@modelcontextprotocol/inspector", "mcp-inspector")
                        .toString(),
                Inspector.home().toString(),
                Browser.PICTURES.toString());

        assertThat(seen.path("input")).isEqualTo(JsonMapper.shared().readTree("""
                {"city":"Bergen","people":3}"""));
        assertThat(seen.path("result").asString()).isEqualTo("A room in Bergen");
        assertThat(seen.path("shifted").asString()).isEqualTo("1");
    }
}
