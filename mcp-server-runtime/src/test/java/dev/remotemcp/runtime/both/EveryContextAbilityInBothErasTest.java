package dev.remotemcp.runtime.both;

import static dev.remotemcp.runtime.both.Prepared.ACCEPT;
import static dev.remotemcp.runtime.both.Prepared.ADA;
import static dev.remotemcp.runtime.both.Prepared.BOB;
import static dev.remotemcp.runtime.both.Prepared.BOOKING_SCHEMA;
import static dev.remotemcp.runtime.both.Prepared.CANCEL;
import static dev.remotemcp.runtime.both.Prepared.CAPITAL;
import static dev.remotemcp.runtime.both.Prepared.DECLINE;
import static dev.remotemcp.runtime.both.Prepared.EVERYTHING;
import static dev.remotemcp.runtime.both.Prepared.OSLO;
import static dev.remotemcp.runtime.both.Prepared.ROOTS;
import static dev.remotemcp.runtime.both.Prepared.TWELVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a handler does with its context has the same outcome in both eras, up to each {@link Difference}. */
class EveryContextAbilityInBothErasTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static EraServer server;
    private static Ledger ledger;

    @BeforeAll
    static void start() {
        server = new EraServer();
        ledger = server.ledger();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothingHasHappened() {
        ledger.clear();
    }

    private static EraClient client(Era era) {
        return era.connect(server.endpoint(), EVERYTHING, Optional.of("info"));
    }

    private static Transcript call(Era era, String tool, User user) {
        return request(era, "tools/call", "{\"name\":\"" + tool + "\"}", user);
    }

    private static Transcript request(Era era, String method, String params, User user) {
        try (EraClient client = client(era)) {
            return client.request(method, object(params), user);
        }
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private static List<JsonNode> trees(String... json) {
        return List.of(json).stream().map(JSON::readTree).toList();
    }

    private static JsonNode text(String text) {
        ObjectNode result = object("{\"content\":[{\"type\":\"text\"}]}");
        ((ObjectNode) result.path("content").path(0)).put("text", text);
        return result;
    }

    @ParameterizedTest
    @EnumSource
    void progressArrivesInEachOfItsFormsAndOnlyWhileItGrows(Era era) {
        Transcript said = request(
                era,
                "tools/call",
                "{\"name\":\"tell_progress\",\"_meta\":{\"progressToken\":\"p-1\"}}",
                User.undisturbed());
        assertThat(said.params("notifications/progress"))
                .isEqualTo(trees(
                        "{\"progressToken\":\"p-1\",\"progress\":0.5}",
                        "{\"progressToken\":\"p-1\",\"progress\":2,\"total\":4}",
                        "{\"progressToken\":\"p-1\",\"progress\":3,\"total\":4,\"message\":\"nearly there\"}"));
        assertThat(said.notifications()).hasSize(3);
        assertThat(said.result()).isEqualTo(text("done"));
    }

    @ParameterizedTest
    @EnumSource
    void noProgressArrivesWithoutAToken(Era era) {
        Transcript said = call(era, "tell_progress", User.undisturbed());
        assertThat(said.notifications()).isEmpty();
        assertThat(said.result()).isEqualTo(text("done"));
    }

    @ParameterizedTest
    @EnumSource
    void logMessagesArriveInBothFormsFromTheLevelThatTheClientChose(Era era) {
        Transcript said = call(era, "tell_log", User.undisturbed());
        assertThat(said.params("notifications/message"))
                .isEqualTo(trees(
                        "{\"level\":\"info\",\"data\":\"copying\"}",
                        "{\"level\":\"warning\",\"logger\":\"disk\",\"data\":{\"file\":\"a.txt\",\"bytes\":3}}"));
        assertThat(said.notifications()).hasSize(2);
        assertThat(said.result()).isEqualTo(text("done"));
    }

    @ParameterizedTest
    @EnumSource
    void aFormIsShownAndItsContentReachesTheHandler(Era era) {
        User user = User.answering(ADA);
        Transcript said = call(era, "ask_form_for_record", user);
        assertThat(user.asked()).hasSize(1);
        assertThat(user.asked().getFirst().method()).isEqualTo("elicitation/create");
        assertThat(user.asked().getFirst().params())
                .isEqualTo(JSON.readTree(
                        "{\"mode\":\"form\",\"message\":\"Which seats?\",\"requestedSchema\":" + BOOKING_SCHEMA + "}"));
        String booking = "{\"name\":\"Ada\",\"seats\":2,\"place\":\"GARDEN\"}";
        assertThat(said.text()).isEqualTo(booking);
        assertThat(said.result().path("structuredContent"))
                .as("%s", Difference.NULLABLE_CONTENT)
                .isEqualTo(JSON.readTree(Difference.NULLABLE_CONTENT.in(era, booking, "{\"result\":" + booking + "}")));
        assertThat(said.isError()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheUserDidWithAFormReachesTheHandler(Era era) {
        assertThat(call(era, "ask_form", User.answering(ADA)).result()).isEqualTo(text("Ada 2 GARDEN"));
        assertThat(call(era, "ask_form", User.answering(DECLINE)).result()).isEqualTo(text("declined"));
        assertThat(call(era, "ask_form", User.answering(CANCEL)).result()).isEqualTo(text("cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void inputThatDoesNotFitIsAskedForAgainWithTheReason(Era era) {
        User user = User.answering(TWELVE, ADA);
        assertThat(call(era, "ask_form", user).result()).isEqualTo(text("Ada 2 GARDEN"));
        assertThat(user.messages()).containsExactly("Which seats?", "Which seats?\nseats: must be at most 9 (was 12)");
    }

    @ParameterizedTest
    @EnumSource
    void aUrlIsShownAndConsentReachesTheHandler(Era era) {
        User user = User.answering(ACCEPT);
        assertThat(call(era, "ask_url", user).result()).isEqualTo(text("ACCEPT"));
        assertThat(call(era, "ask_url", User.answering(DECLINE)).result()).isEqualTo(text("DECLINE"));
        assertThat(call(era, "ask_url", User.answering(CANCEL)).result()).isEqualTo(text("CANCEL"));
        ObjectNode params = (ObjectNode) user.asked().getFirst().params();
        assertThat(params.remove("elicitationId") != null)
                .as("%s", Difference.ELICITATION_ID)
                .isEqualTo(Difference.ELICITATION_ID.in(era, false, true));
        assertThat(params)
                .isEqualTo(JSON.readTree(
                        "{\"mode\":\"url\",\"message\":\"Please pay\",\"url\":\"https://pay.example.org/start\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void theClientsModelIsAsked(Era era) {
        User user = User.answering(OSLO);
        assertThat(call(era, "ask_model", user).result()).isEqualTo(text("Oslo"));
        assertThat(user.asked()).containsExactly(new User.Asked("sampling/createMessage", JSON.readTree(CAPITAL)));
    }

    @ParameterizedTest
    @EnumSource
    void theClientsRootsAreAskedFor(Era era) {
        User user = User.answering(ROOTS);
        assertThat(call(era, "ask_roots", user).result()).isEqualTo(text("file:///home/ada file:///tmp"));
        assertThat(user.asked()).containsExactly(new User.Asked("roots/list", JSON.createObjectNode()));
    }

    @ParameterizedTest
    @EnumSource
    void severalQuestionsAreAskedAtOnce(Era era) {
        User user = User.answering(ADA, ACCEPT, OSLO, ROOTS);
        assertThat(call(era, "ask_several", user).result()).isEqualTo(text("Ada 2 GARDEN; ACCEPT; Oslo; home"));
        assertThat(user.messages())
                .containsExactly("Which seats?", "Please pay", "sampling/createMessage", "roots/list");
        assertThat(ledger.runs()).as("%s", Difference.RUNS).isEqualTo(Difference.RUNS.in(era, 2, 1));
    }

    @ParameterizedTest
    @EnumSource
    void oneOfSeveralAnswersThatDoesNotFitIsAskedForAgainAlone(Era era) {
        User user = User.answering(TWELVE, ACCEPT, OSLO, ROOTS, ADA);
        assertThat(call(era, "ask_several", user).result()).isEqualTo(text("Ada 2 GARDEN; ACCEPT; Oslo; home"));
        assertThat(user.messages())
                .containsExactly(
                        "Which seats?",
                        "Please pay",
                        "sampling/createMessage",
                        "roots/list",
                        "Which seats?\nseats: must be at most 9 (was 12)");
        assertThat(ledger.runs()).as("%s", Difference.RUNS).isEqualTo(Difference.RUNS.in(era, 3, 1));
    }

    @ParameterizedTest
    @EnumSource
    void aStepHappensOnceHoweverOftenTheCallRuns(Era era) {
        User user = User.answering(ADA, ACCEPT);
        assertThat(call(era, "ask_and_charge_once", user).result())
                .isEqualTo(text("Receipt[number=41, currency=NOK], Ada 2 GARDEN, seat 7, ACCEPT"));
        assertThat(ledger.effects()).containsExactly("charged", "mailed", "seat kept", "closed");
        assertThat(ledger.runs()).as("%s", Difference.RUNS).isEqualTo(Difference.RUNS.in(era, 3, 1));
    }

    @ParameterizedTest
    @EnumSource
    void questionsFollowOneAnotherAndOnEarlierAnswers(Era era) {
        User user = User.answering(OSLO, ADA, DECLINE);
        assertThat(call(era, "ask_in_turn", user).result()).isEqualTo(text("Oslo: Ada 2 GARDEN, DECLINE"));
        assertThat(user.messages()).containsExactly("sampling/createMessage", "Which seats in Oslo?", "Pay for Oslo");
        assertThat(ledger.runs()).as("%s", Difference.RUNS).isEqualTo(Difference.RUNS.in(era, 4, 1));
    }

    @ParameterizedTest
    @EnumSource
    void questionsInALoopAreAskedUntilTheUserHasEnough(Era era) {
        User user = User.answering(ADA, BOB, DECLINE);
        assertThat(call(era, "ask_in_a_loop", user).result()).isEqualTo(text("Ada Bob"));
        assertThat(user.messages()).containsExactly("Guest 1?", "Guest 2?", "Guest 3?");
        assertThat(ledger.effects()).containsExactly("card for Ada", "card for Bob");
        assertThat(ledger.runs()).as("%s", Difference.RUNS).isEqualTo(Difference.RUNS.in(era, 4, 1));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentAroundAQuestionArrivesAroundIt(Era era) {
        Transcript said = call(era, "tell_and_ask", User.answering(ADA));
        assertThat(said.result()).isEqualTo(text("Ada 2 GARDEN"));
        assertThat(said.params("notifications/message").stream()
                        .map(params -> params.path("data").asString()))
                .as("%s", Difference.REPEATED_NOTIFICATIONS)
                .isEqualTo(Difference.REPEATED_NOTIFICATIONS.in(
                        era, List.of("before", "before", "after"), List.of("before", "after")));
    }

    @ParameterizedTest
    @EnumSource
    void aPromptAsks(Era era) {
        User user = User.answering(TWELVE, ADA);
        Transcript said =
                request(era, "prompts/get", "{\"name\":\"ask_in_a_prompt\",\"arguments\":{\"topic\":\"Seats\"}}", user);
        assertThat(said.result().path("messages"))
                .isEqualTo(JSON.readTree(
                        "[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Seats for Ada 2 GARDEN\"}}]"));
        assertThat(user.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aResourceAsks(Era era) {
        User user = User.answering(TWELVE, ADA);
        Transcript said = request(era, "resources/read", "{\"uri\":\"both://seats/4\"}", user);
        assertThat(said.result())
                .isEqualTo(
                        JSON.readTree(
                                "{\"contents\":[{\"uri\":\"both://seats/4\",\"mimeType\":\"text/plain\",\"text\":\"row 4 for Ada 2 GARDEN\"}]}"));
        assertThat(user.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatTheClientCancelsIsInterruptedAndGetsNoResponse(Era era) throws InterruptedException {
        for (boolean announced : List.of(false, true)) {
            ledger.clear();
            try (EraClient client = client(era)) {
                Ongoing ongoing = client.begin(
                        "tools/call",
                        object("{\"name\":\"wait_for_ever\",\"arguments\":{\"announce\":" + announced + "}}"),
                        User.undisturbed());
                ledger.await("waits");
                ongoing.cancel();
                ledger.await("cancelled");
                assertThat(ongoing.transcript().response()).isEmpty();
                assertThat(ledger.effects()).containsExactly("waits", "cancelled");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatTheClientCancelsWhileItAsksGoesNoFurther(Era era) throws InterruptedException {
        User user = User.thinking();
        try (EraClient client = client(era)) {
            Ongoing ongoing = client.begin("tools/call", object("{\"name\":\"ask_and_charge_once\"}"), user);
            user.awaitQuestion();
            ongoing.cancel();
            user.stopThinking();
            Transcript said = ongoing.transcript();
            assertThat(said.response()).isEmpty();
            assertThat(said.params("notifications/cancelled"))
                    .as("%s", Difference.WITHDRAWAL)
                    .hasSize(Difference.WITHDRAWAL.in(era, 0, 1));
        }
        assertThat(user.asked()).hasSize(1);
        assertThat(ledger.effects()).containsExactly("charged", "mailed");
    }

    @ParameterizedTest
    @EnumSource
    void theHandlerLearnsWhoTheClientIsAndWhatItCanDo(Era era) {
        JsonNode everything = call(era, "tell_caller", User.undisturbed()).result();
        assertThat(everything.path("structuredContent"))
                .as("%s", Difference.REVISION)
                .isEqualTo(object("{\"name\":\"both-eras\",\"forms\":true,\"urls\":true,\"sampling\":true,"
                                + "\"samplingTools\":true,\"roots\":true,\"extension\":true}")
                        .put("revision", Difference.REVISION.in(era, "2026-07-28", "2025-11-25")));
        try (EraClient plain = era.connect(server.endpoint(), "{}", Optional.empty())) {
            assertThat(plain.request("tools/call", object("{\"name\":\"tell_caller\"}"), User.undisturbed())
                            .result()
                            .path("structuredContent"))
                    .isEqualTo(object("{\"name\":\"both-eras\",\"forms\":false,\"urls\":false,\"sampling\":false,"
                                    + "\"samplingTools\":false,\"roots\":false,\"extension\":false}")
                            .put("revision", Difference.REVISION.in(era, "2026-07-28", "2025-11-25")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHandlerSeesTheRequestsMetaAndTraceAndThatNobodySignedIn(Era era) {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        String meta = "{\"name\":\"tell_request\",\"_meta\":{\"com.example/team\":\"north\",\"traceparent\":\"%s\"}}";
        assertThat(request(era, "tools/call", meta.formatted(trace), User.undisturbed())
                        .result()
                        .path("structuredContent"))
                .isEqualTo(object("{\"team\":\"north\",\"principal\":false}").put("traceparent", trace));
        assertThat(request(era, "tools/call", meta.formatted("no trace"), User.undisturbed())
                        .result()
                        .path("structuredContent")
                        .has("traceparent"))
                .isFalse();
        assertThat(call(era, "tell_request", User.undisturbed())
                        .result()
                        .path("structuredContent")
                        .path("team")
                        .asString())
                .isEqualTo("none");
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatLetsGoOfItsConnectionLosesNothing(Era era) {
        Transcript said = request(
                era,
                "tools/call",
                "{\"name\":\"tell_by_polling\",\"_meta\":{\"progressToken\":1}}",
                User.undisturbed());
        assertThat(said.params("notifications/progress"))
                .isEqualTo(trees("{\"progressToken\":1,\"progress\":1}", "{\"progressToken\":1,\"progress\":2}"));
        assertThat(said.result()).isEqualTo(text("done"));
        assertThat(said.retries())
                .as("%s", Difference.POLLING)
                .isEqualTo(Difference.POLLING.in(era, List.of(), List.of(Duration.ofMillis(7))));
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerCanDoWithoutWhatTheClientLacks(Era era) {
        User user = User.undisturbed();
        try (EraClient client = era.connect(server.endpoint(), "{}", Optional.empty())) {
            assertThat(client.request("tools/call", object("{\"name\":\"ask_if_possible\"}"), user)
                            .result())
                    .isEqualTo(text("without {\"sampling\":{}}"));
        }
        assertThat(user.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheClientLacksAndNobodyCatchesReachesTheClient(Era era) {
        User user = User.undisturbed();
        try (EraClient client = era.connect(server.endpoint(), "{}", Optional.empty())) {
            Transcript tool = client.request("tools/call", object("{\"name\":\"ask_several\"}"), user);
            Transcript prompt = client.request(
                    "prompts/get", object("{\"name\":\"ask_in_a_prompt\",\"arguments\":{\"topic\":\"x\"}}"), user);
            String problem = "The client does not declare what this operation needs: ";
            switch (era) {
                case MODERN -> {
                    assertThat(tool.error().path("code").asInt())
                            .as("%s", Difference.MISSING_CAPABILITY)
                            .isEqualTo(-32021);
                    assertThat(tool.error().path("message").asString()).startsWith(problem);
                }
                case LEGACY -> {
                    assertThat(tool.isError())
                            .as("%s", Difference.MISSING_CAPABILITY)
                            .isTrue();
                    assertThat(tool.text()).startsWith(problem);
                }
            }
            assertThat(prompt.error().path("code").asInt())
                    .as("%s", Difference.MISSING_CAPABILITY)
                    .isEqualTo(Difference.MISSING_CAPABILITY.in(era, -32021, -32603));
            assertThat(prompt.error().path("message").asString()).startsWith(problem);
        }
        assertThat(user.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerOfTheWrongFormFailsTheCall(Era era) {
        Transcript said = call(era, "ask_form", User.answering("{\"action\":\"perhaps\"}"));
        String problem =
                "The answer to the question 'booking' must have an 'action' of \"accept\", \"decline\" or \"cancel\"";
        switch (era) {
            case MODERN -> {
                assertThat(said.error().path("code").asInt())
                        .as("%s", Difference.REFUSED_ANSWER)
                        .isEqualTo(-32602);
                assertThat(said.error().path("message").asString()).isEqualTo(problem);
            }
            case LEGACY -> {
                assertThat(said.isError()).as("%s", Difference.REFUSED_ANSWER).isTrue();
                assertThat(said.text()).isEqualTo(problem);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureMeantForTheModelReachesItWordForWord(Era era) {
        Transcript said = call(era, "fail_for_the_model", User.undisturbed());
        assertThat(said.isError()).isTrue();
        assertThat(said.text()).isEqualTo("No seats are left: try tomorrow");
        JsonNode error = request(era, "prompts/get", "{\"name\":\"fail_in_a_prompt\"}", User.undisturbed())
                .error();
        assertThat(error).isEqualTo(JSON.readTree("{\"code\":-32603,\"message\":\"No menu today\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherFailureKeepsItsDetailsToTheLog(Era era) {
        Transcript said = call(era, "fail_by_mistake", User.undisturbed());
        assertThat(said.isError()).isTrue();
        assertThat(said.text())
                .matches("Internal error; the server's log has more under error id [0-9a-f]+")
                .doesNotContain("secret");
    }
}
