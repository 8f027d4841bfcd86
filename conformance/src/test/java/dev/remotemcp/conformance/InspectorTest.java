package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Inspector's command line uses the quickstart with two tools on a page. */
class InspectorTest {
    private static final String MEETING_START = """
            {"time":"2026-10-26T15:00","zone":"Europe/Oslo"}""";
    private static final int TOOL_FAILED = 5;

    @AutoClose
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("quickstart", Map.of("MCP_PAGES_SIZE", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern", "auto"})
    void listsTheToolsOfAllPages(String era) throws Exception {
        NodeRun.Outcome outcome = execute(era, "--method", "tools/list");

        assertThat(result(outcome)
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
        JsonNode facts =
                result(inspect("--method", "tools/call", "--tool-name", "currencyFacts", "--tool-arg", "code=NOK"));

        assertThat(facts.at("/structuredContent/name").asString()).isEqualTo("Norwegian Krone");
        assertThat(facts.at("/structuredContent/decimals").asInt()).isEqualTo(2);
    }

    @Test
    void callsAToolWithNestedArguments() throws Exception {
        String arguments = "{\"moment\":" + MEETING_START + ",\"zones\":[\"Asia/Tokyo\"]}";

        JsonNode conversion =
                result(inspect("--method", "tools/call", "--tool-name", "convertTime", "--tool-args-json", arguments));

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
        assertThat(outcome.errors()).contains("The client does not declare what this operation needs", "elicitation");
    }

    @Test
    void listsResourcesAndTemplates() throws Exception {
        assertThat(result(inspect("--method", "resources/list")).findValuesAsString("uri"))
                .containsExactly("clock://wall");
        assertThat(result(inspect("--method", "resources/templates/list")).findValuesAsString("uriTemplate"))
                .containsExactly("clock://zones/{zone}");
    }

    @Test
    void readsAResourceByItsTemplate() throws Exception {
        JsonNode contents = result(inspect("--method", "resources/read", "--uri", "clock://zones/Europe%2FOslo"))
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
        JsonNode prompt = result(inspect(
                "--method",
                "prompts/get",
                "--prompt-name",
                "planMeeting",
                "--prompt-args",
                "home=Europe/Oslo",
                "country=BR",
                "zone=America/Sao_Paulo",
                "day=2026-10-26"));

        assertThat(prompt.at("/messages/0/content/text").asString())
                .startsWith("I am in Europe/Oslo and want to meet people in Brazil (America/Sao_Paulo)");
    }

    private static NodeRun.Outcome inspect(String... arguments) throws IOException, InterruptedException {
        return execute("modern", arguments);
    }

    private static NodeRun.Outcome execute(String era, String... arguments) throws IOException, InterruptedException {
        NodeTools tools = NodeTools.installed();
        List<String> general = List.of(
                "--cli", server.url().toString(), "--transport", "http", "--protocol-era", era, "--format", "json");
        ProcessBuilder command = tools.command(
                tools.script("@modelcontextprotocol/inspector", "mcp-inspector"),
                Stream.concat(general.stream(), Stream.of(arguments)).toArray(String[]::new));
        // What it keeps between runs stays out of the user's own.
        Path home = Files.createDirectories(NodeTools.folder().resolve("target").resolve("inspector"));
        command.environment().put("HOME", home.toString());
        command.environment().put("USERPROFILE", home.toString());
        command.environment().put("MCP_STORAGE_DIR", home.toString());
        return NodeRun.start(command).end();
    }

    private static JsonNode result(NodeRun.Outcome outcome) {
        assertThat(outcome.exit())
                .as("exit code; %s%s", outcome.output(), outcome.errors())
                .isZero();
        return JsonMapper.shared().readTree(outcome.output()).path("result");
    }
}
