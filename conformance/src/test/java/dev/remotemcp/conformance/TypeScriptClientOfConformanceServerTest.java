package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.conformance.TypeScriptClient.Exchange;
import dev.remotemcp.conformance.TypeScriptClient.Session;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the quickstart has no tool for, a host of either line and era does with the conformance server. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2_AUTO")
class TypeScriptClientOfConformanceServerTest {
    @AutoClose
    private static ServerProcess server;

    private final Host host;

    TypeScriptClientOfConformanceServerTest(Host host) {
        this.host = host;
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("conformance-server");
    }

    @AfterEach
    void theServerHasLoggedNoError() {
        assertThat(server.output()).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    @Test
    void getsEveryKindOfContent() throws Exception {
        Session session = run("callsForEveryContent");

        assertThat(session.at("/text/content/0/text").asString())
                .isEqualTo("This is a simple text response for testing.");
        assertThat(session.at("/image/content/0/mimeType").asString()).isEqualTo("image/png");
        assertThat(session.at("/image/content/0/data").asString()).startsWith("iVBORw0KGgo");
        assertThat(session.at("/audio/content/0/mimeType").asString()).isEqualTo("audio/wav");
        assertThat(session.at("/resource/content/0/resource/uri").asString()).isEqualTo("test://embedded-resource");
        assertThat(session.at("/mixed/content").findValuesAsString("type"))
                .containsExactly("text", "image", "resource");
        assertThat(session.at("/error/isError").asBoolean()).isTrue();
        assertThat(session.at("/error/content/0/text").asString())
                .isEqualTo("This tool intentionally returns an error for testing");
        assertThat(session.exchanges("tools/call"))
                .extracting(call -> call.type().orElseThrow())
                .as("calls that send nothing before their result")
                .containsOnly("application/json");
    }

    @Test
    void readsTextAndBytes() throws Exception {
        Session session = run("readsEveryResource");

        assertThat(session.at("/text/0/text").asString()).isEqualTo("This is the content of the static text resource.");
        assertThat(session.at("/bytes/0/mimeType").asString()).isEqualTo("image/png");
        assertThat(session.at("/bytes/0/blob").asString()).startsWith("iVBORw0KGgo");
        assertThat(session.at("/template/0/text").asString()).contains("Data for ID: 123");
    }

    @Test
    void getsPromptsWithEveryKindOfContent() throws Exception {
        Session session = run("getsEveryPrompt");

        assertThat(session.at("/simple/0/content/text").asString()).isEqualTo("This is a simple prompt for testing.");
        assertThat(session.at("/withArguments/0/content/text").asString())
                .isEqualTo("Prompt with arguments: arg1='one', arg2='two'");
        assertThat(session.at("/withResource/0/content/resource/uri").asString())
                .isEqualTo("test://here");
        assertThat(session.at("/withImage/0/content/mimeType").asString()).isEqualTo("image/png");
    }

    @Test
    void seesEveryKeywordOfAHandWrittenSchema() throws Exception {
        JsonNode schema = run("seesAHandWrittenSchema").result();

        assertThat(schema.propertyNames())
                .contains("$schema", "$defs", "allOf", "if", "then", "else", "additionalProperties");
    }

    @Test
    void hearsLogMessagesOfTheLevelThatItWants() throws Exception {
        Session session = run("hearsLogMessages");

        assertThat(session.at("/debug")).isEqualTo(json("""
                [{"level":"info","data":"Tool execution started"},
                 {"level":"info","data":"Tool processing data"},
                 {"level":"info","data":"Tool execution completed"}]"""));
        assertThat(session.at("/error")).isEmpty();
    }

    @Test
    void fillsInTheDefaultsOfEveryKindOfField() throws Exception {
        Session session = run("fillsInAFormOfDefaults");

        assertThat(session.at("/asked/0/params/requestedSchema/properties/score/default")
                        .asDouble())
                .isEqualTo(95.5);
        assertThat(session.at("/text").asString())
                .isEqualTo("Elicitation completed: action=accept, content="
                        + "{\"name\":\"John Doe\",\"age\":30,\"score\":95.5,\"status\":\"active\",\"verified\":true}");
    }

    @Test
    void choosesFromEveryKindOfEnum() throws Exception {
        Session session = run("choosesFromEveryKindOfEnum");

        JsonNode fields = session.at("/asked/0/params/requestedSchema/properties");
        assertThat(fields.path("titledSingle").path("oneOf").findValuesAsString("title"))
                .containsExactly("First Option", "Second Option", "Third Option");
        assertThat(fields.path("titledMulti").path("items").path("anyOf")).hasSize(3);
        assertThat(session.at("/text").asString())
                .isEqualTo("Elicitation completed: action=accept, content="
                        + "{\"untitledSingle\":\"option2\",\"titledSingle\":\"value1\",\"legacyEnum\":\"opt3\","
                        + "\"untitledMulti\":[\"option1\",\"option3\"],\"titledMulti\":[\"value2\"]}");
    }

    @Test
    void opensAUrlForTheUser() throws Exception {
        Session session = run("opensAUrl");

        JsonNode asked = session.at("/asked/0/params");
        assertThat(asked.path("mode").asString()).isEqualTo("url");
        assertThat(asked.path("url").asString()).isEqualTo("https://example.com/sign-in");
        assertThat(asked.path("elicitationId").asString("").isEmpty())
                .as("an elicitationId, which the modern era has none of, is missing")
                .isEqualTo(host.isModern());
        assertThat(session.at("/text").asString()).isEqualTo("User response: action=accept");
    }

    @Test
    void asksItsModelForTheTool() throws Exception {
        Session session = run("samples");

        assertThat(session.at("/asked/0/params/messages/0/content/text").asString())
                .isEqualTo("What is the answer?");
        assertThat(session.at("/asked/0/params/maxTokens").asInt()).isEqualTo(100);
        assertThat(session.at("/text").asString()).isEqualTo("LLM response: Forty-two");
    }

    @Test
    void tellsTheToolItsRoots() throws Exception {
        assertThat(run("tellsItsRoots").at("/text").asString())
                .isEqualTo("Found 2 root(s): [file:///home/ada, file:///tmp]");
    }

    @Test
    void answersSeveralQuestionsAtOnce() throws Exception {
        Session session = run("answersEverybodyAtOnce");

        assertThat(session.at("/methods")).isEqualTo(json("""
                ["elicitation/create","roots/list","sampling/createMessage"]"""));
        assertThat(session.at("/text").asString())
                .startsWith("Welcome, Ada Found 1 root(s): [file:///home/ada]; ticket ");
    }

    @Test
    void answersOneQuestionAfterAnother() throws Exception {
        Session session = run("answersOneQuestionAfterAnother");

        assertThat(session.at("/messages")).isEqualTo(json("""
                ["Step 1: What is your name?","Step 2: What is your favorite color?"]"""));
        assertThat(session.at("/text").asString()).startsWith("Ada likes green; ticket ");
    }

    @Test
    void answersAPromptThatAsks() throws Exception {
        assertThat(run("answersAPrompt").at("/messages/0/content/text").asString())
                .isEqualTo("Prompt with context: a rainy day");
    }

    @Test
    void isToldWhichCapabilityItLacks() throws Exception {
        Session session = run("lacksEveryCapability");

        assertThat(List.copyOf(session.result().propertyNames())).hasSize(4).allSatisfy(question -> {
            JsonNode failure = session.result().path(question);
            JsonNode reason;
            if (host.isModern()) {
                assertThat(failure.path("code").asInt()).isEqualTo(-32021);
                reason = failure.path("message");
            } else {
                assertThat(failure.at("/unexpected/isError").asBoolean()).isTrue();
                reason = failure.at("/unexpected/content/0/text");
            }
            String capability = question.equals("form") || question.equals("url") ? "elicitation" : question;
            assertThat(reason.asString()).contains(capability);
        });
    }

    @Test
    void cancelsACallAndTheHandlerHearsOfIt() throws Exception {
        Session session =
                TypeScriptClient.start(host, "cancelsACall", server.url()).end();

        assertThat(session.at("/aborted/message").asString()).endsWith("no longer needed");
        assertThat(session.at("/more").asInt()).isEqualTo(1);
        if (!host.isModern()) {
            assertThat(session.exchanges("notifications/cancelled"))
                    .extracting(Exchange::status)
                    .containsExactly(202);
        }
    }

    @Test
    void comesBackForTheResultOfACallThatLetGoOfTheConnection() throws Exception {
        Session session = run("comesBackForAResult");

        assertThat(session.at("/text").asString()).startsWith("Done;");
        assertThat(session.exchanges("tools/call")).hasSize(1);
        assertThat(session.returns()).hasSize(host.isModern() ? 0 : 1);
    }

    @Test
    void fetchesTheToolsAgainWhenTheListHasChanged() throws Exception {
        Session session = run("followsTheListOfTools");

        assertThat(session.at("/error").isNull()).isTrue();
        List<String> before = names(session.at("/before"));
        assertThat(before).doesNotContain("test_dynamic_tool");
        assertThat(names(session.at("/after")))
                .contains("test_dynamic_tool")
                .containsAll(before)
                .hasSize(before.size() + 1);
    }

    @Test
    void repeatsArgumentsInTheHeadersThatTheSchemaNames() throws Exception {
        Session session = run("repeatsArgumentsInHeaders");

        assertThat(session.at("/plain/content/0/text").asString()).isEqualTo("Served in eu-north-1");
        assertThat(session.at("/encoded/content/0/text").asString()).isEqualTo("Served in Tromsø ");
        assertThat(session.at("/schema/properties/region").has("x-mcp-header")).isEqualTo(host.isModern());
        if (host.isModern()) {
            assertThat(session.exchanges("tools/call"))
                    .extracting(call -> call.headers().get("mcp-param-region"))
                    .containsExactly("eu-north-1", "=?base64?VHJvbXPDuCA=?=");
        }
    }

    private Session run(String behaviour) throws IOException, InterruptedException {
        return TypeScriptClient.run(host, behaviour, server.url());
    }

    private static List<String> names(JsonNode names) {
        return names.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
