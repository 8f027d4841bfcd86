package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Multi round-trip requests: a handler asks, the client answers in a new request, the handler runs again. */
final class QuestionsTest {
    static final String EVERYTHING = "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}}";
    static final String ALICE = "{\"action\":\"accept\",\"content\":{\"name\":\"Alice\",\"age\":30}}";
    private static final String OSLO =
            "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"Oslo\"},\"model\":\"test-model\"}";
    private static final String ROOTS = "{\"roots\":[{\"uri\":\"file:///home/alice\",\"name\":\"home\"}]}";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static WireServer server;
    private static McpWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.start();
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static McpRequest call(String tool) {
        return wire.call(tool).capabilities(EVERYTHING);
    }

    @Test
    void aFormIsAskedFor() {
        JsonNode questions = call("asks_form").expectStatus(200).questions();
        assertThat(questions).hasSize(1);
        assertThat(questions.path("who")).isEqualTo(JSON.readTree("""
                {"method":"elicitation/create","params":{"mode":"form","message":"Who are you?",
                "requestedSchema":{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},
                "required":["name","age"]}}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"action":"accept","content":{"name":"Alice","age":30}} | Hello, Alice (30)!
            {"action":"decline"}                                     | They would not say.
            {"action":"cancel"}                                      | They left.
            {"action":"decline","content":{"name":"x","age":1}}      | They would not say.
            """)
    void whatTheUserDidReachesTheHandler(String answer, String text) {
        String state = call("asks_form").send().state();
        assertThat(call("asks_form")
                        .state(state)
                        .answer("who", answer)
                        .expectStatus(200)
                        .text())
                .isEqualTo(text);
    }

    @Test
    void aUrlIsAskedForAndConsentReachesTheHandler() {
        McpReply asked = call("asks_url").expectStatus(200);
        assertThat(asked.questions().path("sign_in").path("params"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"mode\":\"url\",\"message\":\"Please sign in\",\"url\":\"https://login.example.org/start\"}"));
        assertThat(call("asks_url")
                        .state(asked.state())
                        .answer("sign_in", "{\"action\":\"accept\"}")
                        .send()
                        .text())
                .isEqualTo("ACCEPT");
    }

    @Test
    void aModelIsAsked() {
        McpReply asked = call("asks_model").expectStatus(200);
        JsonNode params = asked.questions().path("capital").path("params");
        assertThat(params.path("maxTokens").asInt()).isEqualTo(50);
        assertThat(params.path("messages").path(0).path("content").path("text").asString())
                .isEqualTo("The capital of Norway?");
        assertThat(call("asks_model")
                        .state(asked.state())
                        .answer("capital", OSLO)
                        .send()
                        .text())
                .isEqualTo("Oslo");
    }

    @Test
    void rootsAreAskedFor() {
        McpReply asked = call("asks_roots").expectStatus(200);
        assertThat(asked.questions().path("roots").path("method").asString()).isEqualTo("roots/list");
        assertThat(call("asks_roots")
                        .state(asked.state())
                        .answer("roots", ROOTS)
                        .send()
                        .text())
                .isEqualTo("file:///home/alice");
    }

    @Test
    void severalQuestionsAreAskedAtOnce() {
        McpReply asked = call("asks_several").expectStatus(200);
        assertThat(asked.questions().propertyNames()).containsExactlyInAnyOrder("who", "capital", "where");
        assertThat(call("asks_several")
                        .state(asked.state())
                        .answer("who", ALICE)
                        .answer("capital", OSLO)
                        .answer("where", ROOTS)
                        .expectStatus(200)
                        .text())
                .isEqualTo("Hello, Alice (30)! Oslo file:///home/alice");
    }

    @Test
    void whatIsStillMissingIsAskedForAgainAndWhatWasAnsweredIsKept() {
        McpReply asked = call("asks_several").send();
        McpReply again = call("asks_several")
                .state(asked.state())
                .answer("who", ALICE)
                .answer("where", ROOTS)
                .expectStatus(200);
        assertThat(again.questions().propertyNames()).containsExactly("capital");
        assertThat(call("asks_several")
                        .state(again.state())
                        .answer("capital", OSLO)
                        .expectStatus(200)
                        .text())
                .isEqualTo("Hello, Alice (30)! Oslo file:///home/alice");
    }

    @Test
    void roundsFollowEachOtherAndAStepRunsASingleTime() {
        int charges = server.questions().charges();
        int runs = server.questions().runs();
        McpReply first = call("asks_twice_charges_once").expectStatus(200);
        assertThat(first.questions().propertyNames()).containsExactly("first");
        McpReply second = call("asks_twice_charges_once")
                .state(first.state())
                .answer("first", ALICE)
                .expectStatus(200);
        assertThat(second.questions().propertyNames()).containsExactly("second");
        assertThat(second.state()).isNotEqualTo(first.state());
        String text = call("asks_twice_charges_once")
                .state(second.state())
                .answer("second", "{\"action\":\"decline\"}")
                .expectStatus(200)
                .text();
        assertThat(text).isEqualTo("receipt " + (charges + 1) + ": Hello, Alice (30)! They would not say.");
        assertThat(server.questions().charges()).isEqualTo(charges + 1);
        assertThat(server.questions().runs()).isEqualTo(runs + 3);
    }

    @Test
    void anAnswerUnderTheWrongKeyIsAskedForAgain() {
        String state = call("asks_form").send().state();
        McpReply again = call("asks_form").state(state).answer("whom", ALICE).expectStatus(200);
        assertThat(again.questions().propertyNames()).containsExactly("who");
    }

    @Test
    void inputThatDoesNotFitTheFormIsAskedForAgainWithTheReason() {
        String state = call("asks_form").send().state();
        JsonNode params = call("asks_form")
                .state(state)
                .answer("who", "{\"action\":\"accept\",\"content\":{\"name\":\"Alice\",\"age\":\"old\"}}")
                .expectStatus(200)
                .questions()
                .path("who")
                .path("params");
        assertThat(params.path("message").asString()).startsWith("Who are you?").contains("age must be an integer");
    }

    @Test
    void answersThatNobodyAskedForAreIgnored() {
        String state = call("asks_form").send().state();
        assertThat(call("asks_form")
                        .state(state)
                        .answer("who", ALICE)
                        .answer("weather", "{\"action\":\"accept\",\"content\":{}}")
                        .expectStatus(200)
                        .text())
                .isEqualTo("Hello, Alice (30)!");
    }

    @Test
    void aStateWithoutAnswersIsAskedAgain() {
        String state = call("asks_form").send().state();
        assertThat(call("asks_form").state(state).expectStatus(200).questions().propertyNames())
                .containsExactly("who");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "null",
                "\"accept\"",
                "[]",
                "{}",
                "{\"action\":\"maybe\"}",
                "{\"action\":1}",
                "{\"roots\":[]}"
            })
    void anAnswerThatIsNoneOfItsKindIsAnError(String answer) {
        String state = call("asks_form").send().state();
        call("asks_form").state(state).answer("who", answer).send().error(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"role\":\"assistant\"}", "{\"action\":\"accept\"}"})
    void anAnswerThatIsNoMessageIsAnError(String answer) {
        String state = call("asks_model").send().state();
        call("asks_model").state(state).answer("capital", answer).send().error(-32602);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            asks_form  | {}                            | {"elicitation":{"form":{}}}
            asks_form  | {"elicitation":{"url":{}}}    | {"elicitation":{"form":{}}}
            asks_url   | {"elicitation":{}}            | {"elicitation":{"url":{}}}
            asks_url   | {"elicitation":{"form":{}}}   | {"elicitation":{"url":{}}}
            asks_model | {"elicitation":{}}            | {"sampling":{}}
            asks_roots | {"sampling":{}}               | {"roots":{}}
            """)
    void aQuestionThatTheClientCannotAnswerIsNotAsked(String tool, String declared, String required) {
        JsonNode data = wire.call(tool).capabilities(declared).expectStatus(400).errorData(-32021);
        assertThat(data.path("requiredCapabilities")).isEqualTo(JSON.readTree(required));
    }

    @Test
    void anEmptyElicitationCapabilityMeansForms() {
        assertThat(wire.call("asks_form")
                        .capabilities("{\"elicitation\":{}}")
                        .expectStatus(200)
                        .questions())
                .hasSize(1);
    }

    @Test
    void capabilitiesAreNotRememberedBetweenRounds() {
        String state = call("asks_twice_charges_once").send().state();
        wire.call("asks_twice_charges_once")
                .state(state)
                .answer("first", ALICE)
                .expectStatus(400)
                .error(-32021);
    }

    @Test
    void aPromptMayAsk() {
        McpReply asked = wire.prompt("asks_in_prompt").capabilities(EVERYTHING).expectStatus(200);
        JsonNode result = wire.prompt("asks_in_prompt")
                .capabilities(EVERYTHING)
                .state(asked.state())
                .answer("who", ALICE)
                .result();
        assertThat(result.path("messages").path(0).path("content").path("text").asString())
                .isEqualTo("Hello, Alice (30)!");
    }

    @Test
    void aResourceMayAsk() {
        McpReply asked = wire.read("note://asks").capabilities(EVERYTHING).expectStatus(200);
        JsonNode result = wire.read("note://asks")
                .capabilities(EVERYTHING)
                .state(asked.state())
                .answer("who", ALICE)
                .result();
        assertThat(result.path("contents").path(0).path("text").asString()).isEqualTo("Hello, Alice (30)!");
    }
}
