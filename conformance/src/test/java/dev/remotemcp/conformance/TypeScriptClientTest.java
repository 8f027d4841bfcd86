package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.remotemcp.conformance.TypeScriptClient.Exchange;
import dev.remotemcp.conformance.TypeScriptClient.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host of either line of the TypeScript SDK, in either era, uses the quickstart with two tools on a page. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2_AUTO")
class TypeScriptClientTest {
    private static final List<String> TOOLS = List.of(
            "convertTime",
            "createInvite",
            "currencyFacts",
            "findMeetingTimes",
            "hangClock",
            "listZones",
            "takeDownClock");
    private static final int PAGES_OF_TOOLS = 4;

    @AutoClose
    private static ServerProcess server;

    private final Host host;

    TypeScriptClientTest(Host host) {
        this.host = host;
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("quickstart", Map.of("MCP_PAGES_SIZE", "2"));
    }

    @AfterEach
    void theServerHasLoggedNoError() {
        assertThat(server.output()).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    @Test
    void connectsInItsEra() throws Exception {
        Session session = run("connects");

        assertThat(session.at("/revision").asString()).isEqualTo(host.revision());
        assertThat(session.at("/era").asString()).isEqualTo(host.isModern() ? "modern" : "legacy");
        assertThat(session.at("/server")).isEqualTo(json("""
                {"name":"world-clock","version":"1.0.0"}"""));
        assertThat(session.at("/instructions").asString()).startsWith("Time zones, currencies and meetings");
        assertThat(session.at("/capabilities")).isEqualTo(json("""
                {"tools":{"listChanged":true},"prompts":{"listChanged":true},
                 "resources":{"listChanged":true,"subscribe":true},"completions":{},"logging":{}}"""));
        assertThat(session.exchanges())
                .extracting(Exchange::name)
                .containsExactlyElementsOf(
                        host.isModern()
                                ? List.of("server/discover")
                                : List.of("initialize", "notifications/initialized", "GET"));
    }

    @Test
    void listsToolsResourcesTemplatesAndPromptsOverAllPages() throws Exception {
        Session session = run("lists");

        assertThat(session.at("/tools").valueStream())
                .extracting(tool -> tool.path("name").asString())
                .containsExactlyInAnyOrderElementsOf(TOOLS);
        assertThat(session.exchanges("tools/list")).hasSize(PAGES_OF_TOOLS);
        assertThat(session.at("/resources").findValuesAsString("uri")).containsExactly("clock://wall");
        assertThat(session.at("/resourceTemplates").findValuesAsString("uriTemplate"))
                .containsExactly("clock://zones/{zone}");
        assertThat(session.at("/prompts/0/name").asString()).isEqualTo("planMeeting");
        assertThat(session.at("/prompts/0/arguments").findValuesAsString("name"))
                .containsExactly("home", "country", "zone", "day");
    }

    @Test
    void turnsPagesWithCursorsAndHearsThatACursorIsWrong() throws Exception {
        Session session = run("turnsPages");

        List<List<String>> pages = session.at("/pages")
                .valueStream()
                .map(page -> page.valueStream().map(JsonNode::asString).toList())
                .toList();
        assertThat(pages)
                .hasSize(PAGES_OF_TOOLS)
                .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(2));
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(TOOLS);
        assertThat(session.at("/wrong/code").asInt()).isEqualTo(-32602);
        assertThat(session.at("/wrong/message").asString()).contains("cursor");
    }

    @Test
    void keepsAListForAsLongAsTheServerSays() throws Exception {
        Session session = run("listsTwice");

        assertThat(session.at("/same").asBoolean()).isTrue();
        int fetched = host.isModern() ? 1 : 2; // The legacy era has no such hint.
        assertThat(session.exchanges("tools/list")).hasSize(fetched * PAGES_OF_TOOLS);
    }

    @Test
    void findsStructuredResultsValidAgainstTheirOutputSchemas() throws Exception {
        Session session = run("callsTools");

        List<String> called = List.copyOf(session.at("/results").propertyNames());
        assertThat(session.at("/validated").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(called);
        assertThat(session.at("/results")).hasSize(4).allSatisfy(result -> {
            assertThat(result.has("isError")).isFalse();
            assertThat(json(result.at("/content/0/text").asString())).isEqualTo(structured(result));
        });
        assertThat(session.at("/results/convertTime/structuredContent")).isEqualTo(json("""
                {"from":{"zone":"Europe/Oslo","time":"2026-10-26T15:00:00","offset":"+01:00","daylightSaving":false},
                 "to":[{"zone":"Asia/Tokyo","time":"2026-10-26T23:00:00","offset":"+09:00","daylightSaving":false},
                       {"zone":"UTC","time":"2026-10-26T14:00:00","offset":"Z","daylightSaving":false}]}"""));
        assertThat(structured(session.at("/results/findMeetingTimes")))
                .as("structured content that is no object")
                .hasSize(3);
    }

    @TestFactory
    Stream<DynamicTest> givesTheModelWhatIsWrongWithAnArgument() throws Exception {
        Session session = run("makesMistakes");

        return Map.of(
                        "noZones", "zones: must have at least 1 element",
                        "wrongType", "zones: must be an array",
                        "missing", "moment: is required",
                        "refused", "No currency has the code ZZZ")
                .entrySet()
                .stream()
                .map(mistake -> dynamicTest(mistake.getKey(), () -> {
                    JsonNode result = session.at("/" + mistake.getKey());
                    assertThat(result.path("isError").asBoolean()).isTrue();
                    assertThat(result.at("/content/0/text").asString()).contains(mistake.getValue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> failsWhereTheServerHasNoSuchThing() throws Exception {
        Session session = run("makesMistakes");

        return Map.of(
                        "unknownTool", "Unknown tool 'nope'",
                        "unknownPrompt", "Unknown prompt 'nope'",
                        "missingPromptArgument", "home: is required",
                        "unknownZone", "no time zone Nowhere",
                        "unknownResource", "no such resource")
                .entrySet()
                .stream()
                .map(mistake -> dynamicTest(mistake.getKey(), () -> {
                    JsonNode failure = session.at("/" + mistake.getKey());
                    assertThat(failure.path("type").asString()).isEqualTo(host.errorType());
                    assertThat(failure.path("code").asInt())
                            .isEqualTo(failure.at("/data/uri").isMissingNode() ? -32602 : resourceNotFound());
                    assertThat(failure.path("message").asString()).contains(mistake.getValue());
                }));
    }

    @Test
    void isToldTheUriThatNamesNoResource() throws Exception {
        Session session = run("makesMistakes");

        assertThat(session.at("/unknownZone/data/uri").asString()).isEqualTo("clock://zones/Nowhere");
        assertThat(session.at("/unknownResource/data/uri").asString()).isEqualTo("clock://nope");
    }

    @Test
    void readsAResourceByItsTemplateAndOneByItsUri() throws Exception {
        Session session = run("readsResources");

        assertThat(session.at("/uri").asString()).isEqualTo("clock://zones/Europe%2FOslo");
        JsonNode zone = session.at("/zone/contents/0");
        assertThat(zone.path("uri").asString()).isEqualTo("clock://zones/Europe%2FOslo");
        assertThat(zone.path("mimeType").asString()).isEqualTo("application/json");
        assertThat(json(zone.path("text").asString()).at("/now/zone").asString())
                .isEqualTo("Europe/Oslo");
        assertThat(session.at("/zone").has("ttlMs")).isEqualTo(host.isModern());
        if (host.isModern()) {
            assertThat(session.at("/zone/ttlMs").asInt()).isEqualTo(1000);
            assertThat(session.at("/zone/cacheScope").asString()).isEqualTo("public");
        }
        assertThat(json(session.at("/wall/contents/0/text").asString()).findValuesAsString("label"))
                .contains("UTC");
    }

    @Test
    void getsAPromptWithItsArguments() throws Exception {
        JsonNode message = run("getsAPrompt").at("/messages/0");

        assertThat(message.path("role").asString()).isEqualTo("user");
        assertThat(message.at("/content/text").asString())
                .startsWith("I am in Europe/Oslo and want to meet people in Brazil (America/Sao_Paulo)");
    }

    @Test
    void completesArgumentsOfPromptsAndTemplates() throws Exception {
        Session session = run("completes");

        assertThat(session.at("/ofTheTemplate")).isEqualTo(json("""
                {"values":["Africa/Sao_Tome","America/Sao_Paulo"],"total":2,"hasMore":false}"""));
        assertThat(session.at("/ofThePrompt")).isEqualTo(session.at("/ofTheTemplate"));
        assertThat(session.at("/elsewhere/values"))
                .as("zones of another country")
                .isEmpty();
        assertThat(session.at("/many/values")).hasSize(100);
        assertThat(session.at("/many/hasMore").asBoolean()).isTrue();
    }

    @Test
    void answersAFormAndTheToolGoesOn() throws Exception {
        Session session = run("acceptsAForm");

        JsonNode form = session.at("/asked/0");
        assertThat(session.at("/asked")).hasSize(1);
        assertThat(form.path("mode").asString()).isEqualTo("form");
        assertThat(form.path("message").asString()).isEqualTo("What is the meeting about?");
        assertThat(form.at("/requestedSchema/properties/length/oneOf").findValuesAsString("title"))
                .containsExactly("Half an hour", "One hour", "Two hours");
        assertThat(session.at("/outcome/content/0/text").asString()).isEqualTo("Invitation to Budget; draft");
        assertThat(session.at("/outcome/content/1/resource/text").asString())
                .contains("SUMMARY:Budget\\; draft", "DTEND:20261026T143000Z")
                .doesNotContain("VALARM");

        List<Exchange> rounds = session.exchanges("tools/call");
        assertThat(rounds.getFirst().params()).containsExactlyInAnyOrder("name", "arguments");
        if (host.isModern()) {
            assertThat(rounds).hasSize(2).extracting(Exchange::id).doesNotHaveDuplicates();
            assertThat(rounds.getLast().params())
                    .containsExactlyInAnyOrder("name", "arguments", "inputResponses", "requestState");
        } else {
            assertThat(rounds).hasSize(1);
            assertThat(session.exchanges("answer")).extracting(Exchange::status).containsExactly(202);
        }
    }

    @Test
    void fillsInTheDefaultsOfAForm() throws Exception {
        Session session = run("acceptsAFormWithItsDefaults");

        assertThat(session.at("/outcome/content/1/resource/text").asString())
                .contains("SUMMARY:Budget", "DTEND:20261026T150000Z", "BEGIN:VALARM");
    }

    @Test
    void declinesAFormAndTheToolAcceptsThat() throws Exception {
        Session session = run("declinesAForm");

        assertThat(session.at("/outcome/isError").asBoolean(false)).isFalse();
        assertThat(session.at("/outcome/content/0/text").asString()).isEqualTo("The user did not want an invitation.");
    }

    @Test
    void isToldWhichCapabilityItLacksToBeAsked() throws Exception {
        Session session = run("cannotBeAsked");

        if (host.isModern()) {
            assertThat(session.at("/code").asInt()).isEqualTo(-32021);
            assertThat(session.at("/data")).isEqualTo(json("""
                    {"requiredCapabilities":{"elicitation":{"form":{}}}}"""));
        } else {
            assertThat(session.at("/unexpected/isError").asBoolean()).isTrue();
            assertThat(session.at("/unexpected/content/0/text").asString()).contains("elicitation");
        }
        assertThat(session.exchanges("tools/call"))
                .extracting(Exchange::status)
                .containsExactly(host.isModern() ? 400 : 200);
    }

    @Test
    void hearsOfProgressBeforeTheResult() throws Exception {
        Session session = run("watchesProgress");

        assertThat(session.at("/progress")).isEqualTo(json("""
                [{"progress":0,"total":3,"message":"Looking at 2026-10-26"},
                 {"progress":1,"total":3,"message":"Looking at 2026-10-27"},
                 {"progress":2,"total":3,"message":"Looking at 2026-10-28"},
                 {"progress":3,"total":3,"message":"Found 3"}]"""));
        assertThat(session.at(host.isModern() ? "/meetings" : "/meetings/result"))
                .hasSize(3);
        assertThat(session.exchanges("tools/call"))
                .extracting(Exchange::type)
                .singleElement()
                .satisfies(type -> assertThat(type).contains("text/event-stream"));
    }

    @Test
    void abortsACallAtItsFirstProgressAndGoesOn() throws Exception {
        Session session =
                TypeScriptClient.start(host, "abortsACall", server.url()).end();

        // A message that was under way when the client gave up is all that it may wonder about, be it the result.
        assertThat(session.complaints())
                .allMatch(complaint -> complaint.contains("notifications/progress")
                        || complaint.contains("a response for an unknown message ID"));
        assertThat(session.at("/aborted/message").asString()).endsWith("seen enough");
        assertThat(session.at("/progress")).hasSize(1);
        assertThat(session.at("/after/name").asString()).isEqualTo("Brazilian Real");
    }

    @Test
    void hearsThatAResourceIsUpdated() throws Exception {
        Session session = run("watchesAResource");

        if (host.isModern()) {
            assertThat(session.at("/honoured")).isEqualTo(json("""
                    {"resourceSubscriptions":["clock://wall"],"toolsListChanged":true}"""));
            assertThat(session.at("/ended").asString()).isEqualTo("local");
        } else {
            assertThat(session.exchanges("resources/subscribe")).hasSize(1);
            assertThat(session.exchanges("resources/unsubscribe")).hasSize(1);
        }
        assertThat(session.at("/update/uri").asString()).isEqualTo("clock://wall");
        assertThat(json(session.at("/wall/0/text").asString()).findValuesAsString("label"))
                .contains("Tokyo");
    }

    private Session run(String behaviour) throws IOException, InterruptedException {
        return TypeScriptClient.run(host, behaviour, server.url());
    }

    /** Structured content, out of the object that the legacy era wants around all that is none. */
    private JsonNode structured(JsonNode result) {
        JsonNode content = result.path("structuredContent");
        return host.isModern() || !content.propertyNames().equals(Set.of("result")) ? content : content.path("result");
    }

    /** The legacy era has an error code of its own, which the 2.x line shows as the modern one. */
    private int resourceNotFound() {
        return host == Host.V1 ? -32002 : -32602;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
