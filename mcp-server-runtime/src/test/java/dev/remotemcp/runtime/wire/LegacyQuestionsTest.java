package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.FormBinding;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Questions are requests of the server's on the call's own stream; the answers come in POSTs of their own. */
final class LegacyQuestionsTest {
    private static final String ELICIT = "elicitation/create";
    private static final String SAMPLE = "sampling/createMessage";
    private static final String ROOTS = "roots/list";
    private static final String CANCELLED = "notifications/cancelled";
    private static final String ALICE = "{\"action\":\"accept\",\"content\":{\"name\":\"Alice\",\"age\":30}}";
    private static final String OSLO =
            "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"Oslo\"},\"model\":\"test-model\"}";
    private static final String HOME = "{\"roots\":[{\"uri\":\"file:///home/alice\",\"name\":\"home\"}]}";
    private static WireServer server;
    private LegacySession session;

    @BeforeAll
    static void start() {
        server = WireServer.start();
    }

    @BeforeEach
    void open() {
        session = server.legacy().open();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"action":"accept","content":{"name":"Alice","age":30}} | Hello, Alice (30)!
            {"action":"decline"}                                     | They would not say.
            {"action":"cancel"}                                      | They left.
            {"action":"decline","content":{"name":"x","age":1}}      | They would not say.
            """)
    void whatTheUserDidWithAFormReachesTheHandler(String answer, String text) {
        try (LegacyStream stream = session.call("asks_form").open()) {
            JsonNode question = stream.question(ELICIT);
            assertThat(question.path("params")).isEqualTo(tree("""
                    {"mode":"form","message":"Who are you?","requestedSchema":{"type":"object",\
                    "properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name","age"]}}"""));
            session.answer(question, answer);
            assertThat(stream.toEnd().text()).isEqualTo(text);
        }
    }

    @Test
    void aUrlHasAnIdThatIsNeverTheSame() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            try (LegacyStream stream = session.call("asks_url").open()) {
                JsonNode question = stream.question(ELICIT);
                assertThat(question.at("/params/mode").asString()).isEqualTo("url");
                assertThat(question.at("/params/url").asString()).isEqualTo("https://login.example.org/start");
                assertThat(ids.add(question.at("/params/elicitationId").asString()))
                        .isTrue();
                session.answer(question, "{\"action\":\"accept\"}");
                assertThat(stream.toEnd().text()).isEqualTo("ACCEPT");
            }
        }
    }

    @Test
    void aModelIsAsked() {
        try (LegacyStream stream = session.call("asks_model").open()) {
            JsonNode question = stream.question(SAMPLE);
            assertThat(question.at("/params/maxTokens").asInt()).isEqualTo(50);
            session.answer(question, OSLO);
            assertThat(stream.toEnd().text()).isEqualTo("Oslo");
        }
    }

    @Test
    void rootsAreAskedFor() {
        try (LegacyStream stream = session.call("asks_roots").open()) {
            session.answer(stream.question(ROOTS), HOME);
            assertThat(stream.toEnd().text()).isEqualTo("file:///home/alice");
        }
    }

    @Test
    void promptsAndResourcesAskAsToolsDo() {
        try (LegacyStream prompt = session.prompt("asks_in_prompt").open();
                LegacyStream resource = session.read("note://asks").open()) {
            JsonNode ofPrompt = prompt.question(ELICIT);
            JsonNode ofResource = resource.question(ELICIT);
            session.answer(ofResource, ALICE);
            session.answer(ofPrompt, "{\"action\":\"cancel\"}");
            assertThat(prompt.toEnd().result().at("/messages/0/content/text").asString())
                    .isEqualTo("They left.");
            assertThat(resource.toEnd().result().at("/contents/0/text").asString())
                    .isEqualTo("Hello, Alice (30)!");
        }
    }

    @Test
    void severalQuestionsAreAskedAtOnceAndAnsweredInAnyOrder() {
        try (LegacyStream stream = session.call("asks_several").open()) {
            JsonNode who = stream.question(ELICIT);
            JsonNode capital = stream.question(SAMPLE);
            JsonNode where = stream.question(ROOTS);
            session.answer(where, HOME);
            session.answer(who, ALICE);
            session.answer(capital, OSLO);
            assertThat(stream.toEnd().text()).isEqualTo("Hello, Alice (30)! Oslo file:///home/alice");
        }
    }

    @Test
    void whatIsNoLongerNeededIsWithdrawnAndWhatWasAnsweredIsNot() {
        try (LegacyStream stream = session.call("asks_several").open()) {
            JsonNode who = stream.question(ELICIT);
            JsonNode capital = stream.question(SAMPLE);
            JsonNode where = stream.question(ROOTS);
            session.answer(capital, OSLO);
            session.answer(who, "{\"action\":\"dance\"}");
            McpReply reply = stream.toEnd();
            assertThat(reply.result().path("isError").asBoolean()).isTrue();
            assertThat(reply.notifications(CANCELLED)).hasSize(1);
            assertThat(reply.notifications(CANCELLED).getFirst().path("requestId"))
                    .isEqualTo(where.path("id"));
        }
    }

    @Test
    void stepsAndQuestionsGoOnInOneRun() {
        int charged = server.questions().charges();
        int runs = server.questions().runs();
        try (LegacyStream stream = session.call("asks_twice_charges_once").open()) {
            session.answer(stream.question(ELICIT), ALICE);
            session.answer(stream.question(ELICIT), "{\"action\":\"decline\"}");
            assertThat(stream.toEnd().text()).endsWith("Hello, Alice (30)! They would not say.");
        }
        assertThat(server.questions().charges()).isEqualTo(charged + 1);
        assertThat(server.questions().runs()).isEqualTo(runs + 1);
    }

    @Test
    void inputThatDoesNotFitIsAskedForAgainWithTheComplaint() {
        try (LegacyStream stream = session.call("asks_form").open()) {
            JsonNode first = stream.question(ELICIT);
            session.answer(first, "{\"action\":\"accept\",\"content\":{\"name\":\"Alice\",\"age\":\"old\"}}");
            JsonNode second = stream.question(ELICIT);
            assertThat(second.at("/params/message").asString())
                    .startsWith("Who are you?")
                    .contains("age must be");
            assertThat(second.path("id")).isNotEqualTo(first.path("id"));
            session.answer(first, ALICE);
            session.answer(second, ALICE.replace("Alice", "Eve"));
            assertThat(stream.toEnd().text()).isEqualTo("Hello, Eve (30)!");
        }
    }

    @Test
    void aUserWhoNeverFitsIsAskedNoMoreAfterAWhile() {
        try (LegacyStream stream = session.call("asks_form").open()) {
            for (int i = 0; i < 8; i++) {
                session.answer(stream.question(ELICIT), "{\"action\":\"accept\",\"content\":{}}");
            }
            McpReply reply = stream.toEnd();
            assertThat(reply.result().path("isError").asBoolean()).isTrue();
            assertThat(reply.notifications(CANCELLED)).isEmpty();
        }
    }

    @Test
    void anErrorOfTheClientsIsAFailureOfTheTool() {
        try (LegacyStream stream = session.call("asks_model").open()) {
            session.fail(stream.question(SAMPLE), -1, "User rejected sampling request");
            McpReply reply = stream.toEnd();
            assertThat(reply.result().path("isError").asBoolean()).isTrue();
            assertThat(reply.text()).contains("User rejected sampling request");
            assertThat(reply.notifications(CANCELLED)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            asks_form  | result | null
            asks_form  | result | []
            asks_form  | result | "accept"
            asks_form  | result | {}
            asks_form  | result | {"action":"ACCEPT"}
            asks_form  | result | {"action":"accept"}
            asks_form  | result | {"action":"accept","content":[]}
            asks_form  | result | {"action":5}
            asks_url   | result | {"action":"yes"}
            asks_model | result | {"role":"assistant","model":"m"}
            asks_model | result | {"role":"nobody","content":{"type":"text","text":"x"},"model":"m"}
            asks_model | result | {"role":"assistant","content":{"type":"smell"},"model":"m"}
            asks_model | result | {"role":"assistant","content":5,"model":"m"}
            asks_roots | result | {}
            asks_roots | result | {"roots":{}}
            asks_roots | result | {"roots":[5]}
            asks_roots | error  | null
            asks_roots | error  | "no"
            asks_roots | error  | {}
            asks_roots | error  | {"code":"x","message":{}}
            """)
    void aMalformedAnswerFailsTheCallAndNothingElse(String tool, String member, String json) {
        try (LegacyStream stream = session.call(tool).open()) {
            session.response(stream.next(), member, json).expectStatus(202);
            JsonNode response = stream.toEnd().response();
            boolean failed = response.has("error")
                    || response.path("result").path("isError").asBoolean(false);
            assertThat(failed).as("%s", response).isTrue();
            assertThat(response.toString()).doesNotContain("Exception", "null");
        }
        assertThat(session.call("echo")
                        .with("message", "still")
                        .expectStatus(200)
                        .text())
                .isEqualTo("still");
    }

    @Test
    void aClientThatDoesNotAnswerInTimeIsToldSo() {
        try (WireServer impatient = WireServer.with(Map.of("mcp.state.ttl", "100ms"))) {
            LegacySession client = impatient.legacy().open();
            try (LegacyStream stream = client.call("asks_form").open()) {
                JsonNode question = stream.question(ELICIT);
                McpReply reply = stream.toEnd();
                assertThat(reply.notifications(CANCELLED).getFirst().path("requestId"))
                        .isEqualTo(question.path("id"));
                assertThat(reply.result().path("isError").asBoolean()).isTrue();
                assertThat(reply.text()).contains("mcp.state.ttl");
                client.answer(question, ALICE);
            }
        }
    }

    @Test
    void onlyTheFirstAnswerOfTheRightSessionCounts() {
        LegacySession stranger = server.legacy().open();
        try (LegacyStream stream = session.call("asks_form").open()) {
            JsonNode question = stream.question(ELICIT);
            stranger.answer(question, ALICE.replace("Alice", "Mallory"));
            session.answer(tree("{\"id\":\"unknown\"}"), ALICE.replace("Alice", "Nobody"));
            session.answer(tree("{\"id\":5}"), ALICE.replace("Alice", "Five"));
            session.answer(question, ALICE);
            session.answer(question, ALICE.replace("Alice", "Late"));
            assertThat(stream.toEnd().text()).isEqualTo("Hello, Alice (30)!");
            session.answer(question, ALICE);
        }
    }

    @Test
    void cancellingACallThatWaitsWithdrawsItsQuestion() {
        try (LegacyStream stream = session.call("asks_form").id("asking").open()) {
            JsonNode question = stream.question(ELICIT);
            session.cancel("asking");
            McpReply reply = stream.toEnd();
            assertThat(reply.messages()).hasSize(2);
            assertThat(reply.notifications(CANCELLED).getFirst().path("requestId"))
                    .isEqualTo(question.path("id"));
            session.answer(question, ALICE);
        }
    }

    @Test
    void deletingTheSessionEndsACallThatWaits() {
        try (LegacyStream stream = session.call("asks_form").open()) {
            stream.question(ELICIT);
            session.delete().expectStatus(204);
            assertThat(stream.toEnd().messages()).noneMatch(message -> message.has("result"));
        }
    }

    @Test
    void theTimeThatTheUserTakesIsNotTheHandlers() {
        try (WireServer impatient = WireServer.with(Map.of("mcp.limits.call-timeout", "400ms"))) {
            LegacySession client = impatient.legacy().open();
            try (LegacyStream stream = client.call("asks_form").open()) {
                JsonNode question = stream.question(ELICIT);
                for (int i = 0; i < 2; i++) {
                    assertThat(client.call("waits").expectStatus(200).text()).contains("call-timeout");
                }
                client.answer(question, ALICE);
                assertThat(stream.toEnd().text()).isEqualTo("Hello, Alice (30)!");
            }
        }
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            asks_form    | {"roots":{},"sampling":{}}              | elicitation
            asks_form    | {"elicitation":{"url":{}}}              | elicitation
            asks_url     | {"elicitation":{}}                      | elicitation
            asks_url     | {"elicitation":{"form":{}}}             | elicitation
            asks_model   | {"elicitation":{},"sampling":null}      | sampling
            asks_roots   | {}                                      | roots
            asks_several | {"elicitation":{},"sampling":{}}        | roots
            """)
    void whatTheClientCannotDoIsNotAskedOfIt(String tool, String capabilities, String missing) {
        LegacySession limited = server.legacy().open(LegacyWire.LATEST, capabilities);
        McpReply reply = limited.call(tool).expectStatus(200);
        assertThat(reply.messages()).as("nothing is asked").hasSize(1);
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text()).contains(missing);
        assertThat(reply.head().mediaType()).isEqualTo("application/json");
    }

    @Test
    void aPromptThatCannotAskIsAnError() {
        LegacySession limited = server.legacy().open(LegacyWire.LATEST, "{}");
        limited.prompt("asks_in_prompt").expectStatus(200).error(-32603);
        limited.read("note://asks").expectStatus(200).error(-32603);
    }

    @ParameterizedTest
    @ValueSource(strings = {LegacyWire.JUNE, LegacyWire.MARCH})
    void earlierRevisionsHaveNoModesAndNoUrls(String revision) {
        LegacySession earlier = server.legacy().open(revision, LegacyWire.EVERYTHING);
        try (LegacyStream stream = earlier.call("asks_form").open()) {
            JsonNode question = stream.question(ELICIT);
            assertThat(question.path("params").propertyNames()).containsExactly("message", "requestedSchema");
            earlier.answer(question, ALICE);
            assertThat(stream.toEnd().text()).isEqualTo("Hello, Alice (30)!");
        }
        McpReply url = earlier.call("asks_url").expectStatus(200);
        assertThat(url.messages()).as("nothing is asked").hasSize(1);
        assertThat(url.result().path("isError").asBoolean()).isTrue();
    }

    /** A form with a choice. */
    record Choice(String colour) {}

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2025-11-25 | {"type":"string","oneOf":[{"const":"r","title":"Red"},{"const":"g","title":"Green"}]}
            2025-06-18 | {"type":"string","enum":["r","g"],"enumNames":["Red","Green"]}
            """)
    void titledChoicesHaveTheFormOfTheRevision(String revision, String property) {
        String titled = "{\"type\":\"string\",\"oneOf\":[{\"const\":\"r\",\"title\":\"Red\"},"
                + "{\"const\":\"g\",\"title\":\"Green\"}]}";
        try (WireServer own = WireServer.start()) {
            own.catalog()
                    .add(
                            new FormBinding<>(
                                    Choice.class,
                                    Descriptor.of("{\"type\":\"object\",\"properties\":{\"colour\":" + titled + "}}"),
                                    content -> new Choice(FixtureJson.tree(content)
                                            .path("colour")
                                            .asString())),
                            FixtureTools.tool(
                                    "chooses",
                                    (arguments, context) ->
                                            new ToolOutput.Text(context.elicit("c", "Which?", Choice.class)
                                                    .toString())));
            LegacySession client = own.legacy().open(revision, LegacyWire.EVERYTHING);
            try (LegacyStream stream = client.call("chooses").open()) {
                JsonNode question = stream.question(ELICIT);
                assertThat(question.at("/params/requestedSchema/properties/colour"))
                        .isEqualTo(tree(property));
                client.answer(question, "{\"action\":\"accept\",\"content\":{\"colour\":\"g\"}}");
                assertThat(stream.toEnd().text()).contains("g");
            }
        }
    }

    @Test
    void twoCallsThatAskAtTheSameTimeGetTheirOwnAnswers() {
        try (LegacyStream one =
                        session.call("asks_form_about").with("message", "one").open();
                LegacyStream two =
                        session.call("asks_form_about").with("message", "two").open()) {
            JsonNode ofOne = one.question(ELICIT);
            JsonNode ofTwo = two.question(ELICIT);
            assertThat(ofOne.path("id")).isNotEqualTo(ofTwo.path("id"));
            session.answer(ofTwo, ALICE.replace("Alice", "Two"));
            session.answer(ofOne, ALICE.replace("Alice", "One"));
            assertThat(one.toEnd().text()).isEqualTo("one Hello, One (30)!");
            assertThat(two.toEnd().text()).isEqualTo("two Hello, Two (30)!");
        }
    }

    @Test
    void aQuestionThatCannotBeAskedIsNeitherSentNorWithdrawn() {
        server.catalog().add(FixtureTools.tool("asks_nonsense", (arguments, context) -> {
            context.elicit("x", "No form for this", StringBuilder.class);
            return ToolOutput.EMPTY;
        }));
        McpReply reply = session.call("asks_nonsense").expectStatus(200);
        assertThat(reply.messages()).hasSize(1);
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
    }

    @Test
    void nobodyAsksAfterTheCallHasEnded() throws Exception {
        CompletableFuture<Throwable> late = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        server.catalog().add(FixtureTools.tool("asks_late", (arguments, context) -> {
            Thread.startVirtualThread(() -> {
                ended.join();
                try {
                    context.progress(5);
                    context.roots();
                } catch (RuntimeException e) {
                    late.complete(e);
                }
            });
            return new ToolOutput.Text("ended");
        }));
        assertThat(session.call("asks_late").progressToken(1).expectStatus(200).text())
                .isEqualTo("ended");
        ended.complete(null);
        assertThat(late.get(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    }

    private static JsonNode tree(String json) {
        return LegacyWire.json().readTree(json);
    }
}
