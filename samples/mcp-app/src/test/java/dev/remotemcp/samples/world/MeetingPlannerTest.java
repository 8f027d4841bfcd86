package dev.remotemcp.samples.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sample as clients call it, in the first hours of the 28th of July 2026. */
class MeetingPlannerTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VIEW = "ui://plan_meeting/view";
    private static final String WITH_APPS = """
            {"extensions":{"io.modelcontextprotocol/ui":{"mimeTypes":["text/html;profile=mcp-app"]}}}""";

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
    void plansForFourPlacesAroundTheWorldIfNoneAreNamed() throws Exception {
        JsonNode plan = structured(call("plan_meeting", "{}", "{}"));

        assertThat(plan.path("places").findValuesAsString("city"))
                .containsExactly("New York", "Oslo", "Kolkata", "Tokyo");
        assertThat(plan.path("day").asString())
                .as("still yesterday in New York")
                .isEqualTo("2026-07-27");
        assertThat(plan.path("instant")).isEqualTo(plan.path("best"));
        assertThat(plan.path("instant").asString()).isEqualTo("2026-07-27T07:00:00Z");
        assertThat(plan.path("working").asInt()).isEqualTo(3);
    }

    @Test
    void saysInWordsWhatTheViewShows() throws Exception {
        JsonNode result = call("plan_meeting", "{\"places\":[\"Oslo\",\"New York\"],\"day\":\"2026-10-26\"}", "{}");

        // Oslo has changed its clocks by then, New York has not.
        assertThat(text(result)).isEqualTo("""
                The best hour is Monday 26 October 2026, 13:00 UTC: working hours in 2 of 2 places.
                - Oslo (Europe/Oslo): Mon 26 Oct, 14:00, working hours
                - New York (America/New_York): Mon 26 Oct, 09:00, working hours""");
    }

    @Test
    void isBriefWhereTheUserSeesTheView() throws Exception {
        JsonNode result = call("plan_meeting", "{\"places\":[\"Oslo\"]}", WITH_APPS);

        assertThat(text(result))
                .startsWith("The best hour is Tuesday 28 July 2026, 10:00 UTC")
                .contains("on a map");
        assertThat(text(result)).doesNotContain("Europe/Oslo");
        assertThat(structured(result).path("places")).hasSize(1);
    }

    @Test
    void movesTheMeetingForTheView() throws Exception {
        JsonNode plan = structured(call(
                "shift_meeting",
                "{\"instant\":\"2026-10-25T01:30:00Z\",\"places\":[\"Europe/Oslo\",\"Asia/Kolkata\"]}",
                "{}"));

        assertThat(plan.path("minutes").asInt()).as("clocks go back in Oslo").isEqualTo(1500);
        assertThat(plan.path("places").findValuesAsString("time"))
                .containsExactly("2026-10-25T02:30:00", "2026-10-25T07:00:00");
        assertThat(plan.path("places").path(1).path("phase").asString()).isEqualTo("WAKING");
        assertThat(plan.path("sun").path("latitude").asDouble()).isNegative();
    }

    @Test
    void takesAPlaceThatIsNamedTwiceOnce() throws Exception {
        JsonNode plan = structured(call("plan_meeting", "{\"places\":[\"Oslo\",\"Europe/Oslo\"]}", "{}"));

        assertThat(plan.path("places")).hasSize(1);
    }

    @Test
    void saysHowToNameAPlaceThatItDoesNotKnow() throws Exception {
        for (String tool : List.of("plan_meeting", "shift_meeting")) {
            JsonNode result = call(
                    tool,
                    tool.equals("plan_meeting")
                            ? "{\"places\":[\"Oslo\",\"Atlantis\"]}"
                            : "{\"instant\":\"2026-07-28T12:00:00Z\",\"places\":[\"Atlantis\"]}",
                    "{}");

            assertThat(failure(result)).contains("'Atlantis'", "such as Europe/Oslo", "its city");
        }
    }

    @Test
    void refusesDaysThatItCannotPlanFor() throws Exception {
        assertThat(failure(call("plan_meeting", "{\"day\":\"1850-01-01\"}", "{}")))
                .contains("1850-01-01", "from 1900 to 2100");
        assertThat(failure(call("shift_meeting", "{\"instant\":\"2500-01-01T00:00:00Z\",\"places\":[\"Oslo\"]}", "{}")))
                .contains("2500-01-01", "from 1900 to 2100");
        assertThat(failure(call("plan_meeting", "{\"places\":[\"Apia\"],\"day\":\"2011-12-30\"}", "{}")))
                .contains("no 2011-12-30 in Apia", "the day before or after");
        assertThat(failure(call("plan_meeting", "{\"places\":[]}", "{}"))).contains("places");
    }

    @Test
    void theModelPlansAndOnlyTheViewMoves() throws Exception {
        JsonNode tools = rpc("tools/list", JSON.createObjectNode(), "{}").path("tools");

        assertThat(tool(tools, "plan_meeting").at("/_meta/ui/resourceUri").asString())
                .isEqualTo(VIEW);
        assertThat(tool(tools, "plan_meeting").at("/inputSchema/required").valueStream())
                .isEmpty();
        assertThat(tool(tools, "shift_meeting").at("/_meta/ui/visibility")).isEqualTo(JSON.readTree("[\"app\"]"));
    }

    @Test
    void theViewIsOneDocumentThatNeedsNothingElse() throws Exception {
        JsonNode content = rpc("resources/read", JSON.createObjectNode().put("uri", VIEW), "{}")
                .path("contents")
                .path(0);

        assertThat(content.path("mimeType").asString()).isEqualTo("text/html;profile=mcp-app");
        assertThat(content.at("/_meta/ui/prefersBorder").asBoolean()).isTrue();
        assertThat(content.at("/_meta/ui/csp").isMissingNode()).isTrue();
        Document page = Jsoup.parse(content.path("text").asString());
        assertThat(page.title()).isEqualTo("Meeting planner");
        assertThat(page.select("[src], [href], iframe, object, [style*=url]")).isEmpty();
        assertThat(page.select("style").stream().map(Element::data))
                .noneMatch(css -> css.contains("url(") || css.contains("@import"));
        assertThat(page.select("script").stream().map(Element::data))
                .hasSize(4)
                .noneMatch(
                        script -> script.contains("fetch(") || script.contains("import(") || script.contains("eval("))
                .anyMatch(script -> script.contains("const LAND = "))
                .anyMatch(script -> script.contains("shift_meeting"))
                .anyMatch(script -> script.contains("ui/initialize"));
        assertThat(page.select("#hour[aria-label], #instant, #rows").eachAttr("id"))
                .containsExactlyInAnyOrder("hour", "instant", "rows");
        assertThat(page.select("symbol").eachAttr("id")).containsExactly("working", "waking", "night");
    }

    @Test
    void theExampleThatThePageShowsWithoutAHostIsWhatTheServerAnswers() throws Exception {
        String script;
        try (InputStream in = MeetingPlannerTest.class.getResourceAsStream("/ui/world/example.js")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String example = script.substring(script.indexOf('{'), script.lastIndexOf('}') + 1);

        assertThat(JSON.readTree(example))
                .isEqualTo(structured(call("plan_meeting", "{\"day\":\"2026-07-28\"}", "{}")));
    }

    private static JsonNode tool(JsonNode tools, String name) {
        return tools.valueStream()
                .filter(tool -> tool.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode structured(JsonNode result) {
        assertThat(result.has("structuredContent")).as("%s", result).isTrue();
        return result.path("structuredContent");
    }

    private static String failure(JsonNode result) {
        assertThat(result.path("isError").asBoolean(false)).as("%s", result).isTrue();
        return text(result);
    }

    private static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asString();
    }

    private static JsonNode call(String tool, String arguments, String capabilities) throws Exception {
        ObjectNode params = JSON.createObjectNode().put("name", tool);
        params.set("arguments", JSON.readTree(arguments));
        return rpc("tools/call", params, capabilities);
    }

    private static JsonNode rpc(String method, ObjectNode params, String capabilities) throws Exception {
        ObjectNode meta = params.putObject("_meta").put("io.modelcontextprotocol/protocolVersion", "2026-07-28");
        meta.set("io.modelcontextprotocol/clientCapabilities", JSON.readTree(capabilities));
        ObjectNode message =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        message.set("params", params);
        URI endpoint = context.getBean(EmbeddedServer.class).getURI().resolve("/mcp");
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        for (String name : List.of("name", "uri")) {
            if (params.has(name)) {
                request.header("Mcp-Name", params.path(name).asString());
            }
        }
        HttpResponse<String> response = CLIENT.send(
                request.POST(BodyPublishers.ofString(message.toString())).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).path("result");
    }
}
