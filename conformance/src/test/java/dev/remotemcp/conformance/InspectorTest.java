package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The Inspector's command line, in the era of its choice or in one that it is told, uses the quickstart. */
@ResourceLock(Inspector.LOCK)
@ParameterizedClass
@EnumSource(names = {"DEFAULT", "MODERN"})
class InspectorTest {
    private static final String MEETING_START = """
            {"time":"2026-10-26T15:00","zone":"Europe/Oslo"}""";
    private static final int TOOL_FAILED = 5;

    @AutoClose
    private static ServerProcess server;

    private final Inspector.Era era;

    InspectorTest(Inspector.Era era) {
        this.era = era;
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("quickstart", Map.of("MCP_PAGES_SIZE", "2"));
    }

    @Test
    void connectsInItsEra() throws Exception {
        String revision =
                result("--method", "initialize").path("protocolVersion").asString();

        assertThat(revision).isEqualTo(era == Inspector.Era.MODERN ? "2026-07-28" : "2025-11-25");
    }

    @Test
    void listsTheToolsOfAllPages() throws Exception {
        assertThat(result("--method", "tools/list")
                        .path("tools")
                        .valueStream()
                        .map(tool -> tool.path("name").asString()))
                .containsExactlyInAnyOrder(
                        "convertTime",
                        "createInvite",
                        "currencyFacts",
                        "findMeetingTimes",
                        "hangClock",
                        "listZones",
                        "takeDownClock");
    }

    @Test
    void findsNoErrorInTheSchemasOfTheTools() throws Exception {
        assertThat(inspect("--method", "tools/list", "--strict").exit()).isZero();
    }

    @Test
    void callsAToolWithAnArgument() throws Exception {
        JsonNode facts = result("--method", "tools/call", "--tool-name", "currencyFacts", "--tool-arg", "code=NOK");

        assertThat(facts.at("/structuredContent/name").asString()).isEqualTo("Norwegian Krone");
        assertThat(facts.at("/structuredContent/decimals").asInt()).isEqualTo(2);
    }

    @Test
    void callsAToolWithNestedArguments() throws Exception {
        String arguments = "{\"moment\":" + MEETING_START + ",\"zones\":[\"Asia/Tokyo\"]}";

        JsonNode conversion =
                result("--method", "tools/call", "--tool-name", "convertTime", "--tool-args-json", arguments);

        assertThat(conversion.at("/structuredContent/to/0/time").asString()).isEqualTo("2026-10-26T23:00:00");
    }

    @Test
    void showsWhatAToolFindsWrongWithAnArgument() throws Exception {
        NodeRun.Outcome outcome =
                inspect("--method", "tools/call", "--tool-name", "currencyFacts", "--tool-arg", "code=nok");

        assertThat(outcome.exit()).isEqualTo(TOOL_FAILED);
        assertThat(outcome.output()).contains("code: must match the pattern [A-Z]{3}");
        assertThat(outcome.errors()).contains("tool_is_error");
    }

    @Test
    void showsWhyAToolThatAsksTheUserCannotRunThere() throws Exception {
        NodeRun.Outcome outcome = inspect(
                "--method",
                "tools/call",
                "--tool-name",
                "createInvite",
                "--tool-args-json",
                "{\"start\":" + MEETING_START + "}");

        assertThat(outcome.exit()).isNotZero();
        // An error in the modern era, in the legacy one a result for the model.
        assertThat(outcome.output() + outcome.errors()).contains("elicitation");
    }

    @Test
    void listsResourcesAndTemplates() throws Exception {
        assertThat(result("--method", "resources/list").findValuesAsString("uri"))
                .containsExactly("clock://wall");
        assertThat(result("--method", "resources/templates/list").findValuesAsString("uriTemplate"))
                .containsExactly("clock://zones/{zone}");
    }

    @Test
    void readsAResourceByItsTemplate() throws Exception {
        JsonNode contents = result("--method", "resources/read", "--uri", "clock://zones/Europe%2FOslo")
                .at("/contents/0");

        assertThat(contents.path("mimeType").asString()).isEqualTo("application/json");
        assertThat(contents.path("text").asString()).contains("\"country\":\"NO\"");
    }

    @Test
    void showsThatAResourceDoesNotExist() throws Exception {
        NodeRun.Outcome outcome = inspect("--method", "resources/read", "--uri", "clock://zones/Nowhere");

        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.errors()).contains("There is no time zone Nowhere");
    }

    @Test
    void getsAPromptWithItsArguments() throws Exception {
        JsonNode prompt = result(
                "--method",
                "prompts/get",
                "--prompt-name",
                "planMeeting",
                "--prompt-args",
                "home=Europe/Oslo",
                "country=BR",
                "zone=America/Sao_Paulo",
                "day=2026-10-26");

        assertThat(prompt.at("/messages/0/content/text").asString())
                .startsWith("I am in Europe/Oslo and want to meet people in Brazil (America/Sao_Paulo)");
    }

    private NodeRun.Outcome inspect(String... arguments) throws IOException, InterruptedException {
        return Inspector.run(server.url(), era, arguments);
    }

    private JsonNode result(String... arguments) throws IOException, InterruptedException {
        return Inspector.result(inspect(arguments));
    }
}
