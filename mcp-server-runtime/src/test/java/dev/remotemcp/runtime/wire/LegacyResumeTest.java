package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A call goes on without its connection, and GET with the last event's id brings the rest. */
final class LegacyResumeTest {
    private static final String PROGRESS = "notifications/progress";
    private static final String ELICIT = "elicitation/create";
    private static final String ALICE = "{\"action\":\"accept\",\"content\":{\"name\":\"Alice\",\"age\":30}}";
    private final Steps steps = new Steps(4);
    private WireServer server = WireServer.start();
    private LegacySession session = server.legacy().open();

    private void restart(Map<String, Object> configuration) {
        server.close();
        server = WireServer.with(configuration);
        session = server.legacy().open();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The stream of a call that has taken its first step. */
    private LegacyStream callSteps() {
        server.catalog().add(steps.tool());
        return callFirstStep();
    }

    private LegacyStream callFirstStep() {
        HttpConnection connection = server.legacy().connect();
        LegacyRequest call =
                session.call("steps").id("the call").progressToken("t").sendOn(connection);
        steps.take(1);
        return call.answerOn(connection);
    }

    private static int progress(LegacyStream stream) {
        return stream.next(PROGRESS).path("progress").asInt();
    }

    @Test
    void whatWasMissedThenWhatComesThenTheResponse() {
        String last;
        try (LegacyStream first = callSteps()) {
            assertThat(progress(first)).isEqualTo(1);
            last = first.lastId();
        }
        steps.take(2);
        try (LegacyStream second = session.resume(last)) {
            assertThat(second.head().eventStream()).isTrue();
            assertThat(progress(second)).isEqualTo(2);
            assertThat(progress(second)).isEqualTo(3);
            steps.take(1);
            McpReply rest = second.toEnd();
            assertThat(rest.text()).isEqualTo("arrived");
            assertThat(rest.response().path("id").asString()).isEqualTo("the call");
            assertThat(second.ids()).hasSize(4).doesNotContain(last);
        }
    }

    @Test
    void theMarkerIsAnEventToComeBackTo() {
        String marker;
        try (LegacyStream first = callSteps()) {
            progress(first);
            marker = first.markers().getFirst().id().orElseThrow();
        }
        try (LegacyStream second = session.resume(marker)) {
            assertThat(progress(second)).isEqualTo(1);
            steps.take(3);
            assertThat(second.toEnd().text()).isEqualTo("arrived");
        }
    }

    @Test
    void theResponseWaitsForAClientThatIsAway() {
        String last;
        try (LegacyStream first = callSteps()) {
            progress(first);
            last = first.lastId();
        }
        steps.take(3);
        Await.until("the call ends", () -> server.live().endedBytes() > 0);
        for (int i = 0; i < 2; i++) {
            try (LegacyStream again = session.resume(last)) {
                McpReply rest = again.toEnd();
                assertThat(rest.notifications(PROGRESS)).hasSize(3);
                assertThat(rest.text()).isEqualTo("arrived");
            }
        }
        try (LegacyStream nothingMore = session.resume(last.replaceAll("-.*", "-5"))) {
            assertThat(nothingMore.toEnd().expectStatus(204).messages()).isEmpty();
        }
    }

    @Test
    void aClientThatComesBackTakesTheStreamFromItsOldConnection() {
        try (LegacyStream first = callSteps()) {
            progress(first);
            try (LegacyStream second = session.resume(first.lastId())) {
                assertThat(first.toEnd().messages()).as("no response here").hasSize(1);
                steps.take(3);
                assertThat(second.toEnd().notifications(PROGRESS)).hasSize(3);
            }
        }
    }

    @Test
    void eachStreamIsItsOwn() {
        server.catalog().add(steps.tool());
        String last;
        try (LegacyStream other = session.call("waits_after_progress")
                        .progressToken("other")
                        .open();
                LegacyStream first = callFirstStep()) {
            other.next(PROGRESS);
            progress(first);
            last = first.lastId();
        }
        server.catalog().toolsChanged();
        try (LegacyStream resumed = session.resume(last)) {
            steps.take(3);
            McpReply rest = resumed.toEnd();
            assertThat(rest.messages()).as("nothing of another stream").hasSize(4);
            assertThat(rest.notifications(PROGRESS))
                    .allSatisfy(params ->
                            assertThat(params.path("progressToken").asString()).isEqualTo("t"));
        }
    }

    @Test
    void nobodyResumesTheStreamOfAnotherSession() {
        LegacySession stranger = server.legacy().open();
        try (LegacyStream first = callSteps()) {
            progress(first);
            stranger.get()
                    .header("Last-Event-ID", first.lastId())
                    .expectStatus(400)
                    .error(-32600);
            steps.take(3);
            assertThat(first.toEnd().text()).isEqualTo("arrived");
        }
    }

    @Test
    void aResponseIsKeptForAWhileOnly() {
        restart(Map.of("mcp.legacy.replay-time", "100ms", "mcp.legacy.session-timeout", "2s"));
        String last = runToEndUnread();
        Await.until("the stream is forgotten", () -> server.live().endedBytes() == 0);
        session.get().header("Last-Event-ID", last).expectStatus(400).error(-32600);
    }

    @Test
    void noMoreIsKeptThanTheLimitAllows() {
        restart(Map.of("mcp.legacy.replay-size", 1_200));
        String last = runToEndUnread();
        assertThat(session.resume(last).toEnd().text()).isEqualTo("arrived");
        for (int i = 0; i < 3; i++) {
            session.call("reports_progress").progressToken(i).result();
        }
        assertThat(server.live().endedBytes()).isPositive().isLessThanOrEqualTo(1_200);
        session.get().header("Last-Event-ID", last).expectStatus(400).error(-32600);
    }

    private String runToEndUnread() {
        String last;
        try (LegacyStream first = callSteps()) {
            progress(first);
            last = first.lastId();
        }
        long before = server.live().endedBytes();
        steps.take(3);
        Await.until("the call ends", () -> server.live().endedBytes() > before || gone(last));
        return last;
    }

    private boolean gone(String last) {
        return session.get()
                        .about("tools/call")
                        .header("Last-Event-ID", last)
                        .send()
                        .head()
                        .status()
                == 400;
    }

    @Test
    void aCancelledCallsStreamIsNotKeptForever() {
        restart(Map.of("mcp.legacy.replay-time", "50ms", "mcp.legacy.session-timeout", "1s"));
        String last;
        try (LegacyStream stream =
                session.call("waits_after_progress").id("c").progressToken("t").open()) {
            stream.next(PROGRESS);
            last = stream.lastId();
            session.cancel("c");
            stream.toEnd();
        }
        Await.until("the stream is forgotten", () -> gone(last));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void questionsAndTheResponseAreNeverDroppedForLackOfRoom(int room) throws Exception {
        restart(Map.of("mcp.limits.stream-buffer", room));
        CompletableFuture<Void> sent = new CompletableFuture<>();
        CompletableFuture<Void> mayAsk = new CompletableFuture<>();
        server.catalog().add(FixtureTools.tool("chatters", (arguments, context) -> {
            context.progress(1);
            mayAsk.join();
            Thread asking = Thread.startVirtualThread(() -> {
                for (int i = 2; i <= 50; i++) {
                    context.progress(i);
                }
                sent.complete(null);
            });
            String answer = context.elicit("who", "Who are you?", FixtureQuestions.Person.class)
                    .toString();
            asking.join();
            for (int i = 51; i <= 100; i++) {
                context.progress(i);
            }
            return new ToolOutput.Text(answer);
        }));
        String last;
        try (LegacyStream first = session.call("chatters").progressToken("t").open()) {
            progress(first);
            last = first.lastId();
        }
        mayAsk.complete(null);
        sent.get(10, TimeUnit.SECONDS);
        try (LegacyStream second = session.resume(last)) {
            JsonNode question = second.next();
            int before = 0;
            while (!question.has("id")) {
                before++;
                question = second.next();
            }
            assertThat(before).as("progress messages that were kept").isLessThanOrEqualTo(room);
            session.answer(question, ALICE);
            assertThat(second.toEnd().text()).contains("Alice");
        }
    }

    @Test
    void aQuestionWaitsForAClientThatIsAway() {
        server.catalog().add(FixtureTools.tool("asks_away", (arguments, context) -> {
            context.continueByPolling(Duration.ofMillis(70));
            return new ToolOutput.Text(context.elicit("who", "Who are you?", FixtureQuestions.Person.class)
                    .toString());
        }));
        try (LegacyStream first = session.call("asks_away").open()) {
            assertThat(first.toEnd().messages()).isEmpty();
            try (LegacyStream second = session.resume(first.lastId())) {
                session.answer(second.question(ELICIT), ALICE);
                assertThat(second.toEnd().text()).contains("Alice");
            }
        }
    }

    private ToolBinding polled() {
        return FixtureTools.tool("polled", (arguments, context) -> {
            context.progress(1);
            context.continueByPolling(Duration.ofMillis(70));
            context.continueByPolling(Duration.ofMillis(80));
            context.progress(2);
            server.gate().pass();
            context.progress(3);
            return new ToolOutput.Text("polled");
        });
    }

    @Test
    void aCallThatLetsGoOfItsConnectionIsPolledFor() {
        server.catalog().add(polled());
        try (LegacyStream first = session.call("polled").progressToken("t").open()) {
            assertThat(progress(first)).isEqualTo(1);
            assertThat(first.toEnd().messages()).as("no response yet").hasSize(1);
            List<SseEvent> markers = first.markers();
            assertThat(markers.getLast().retry()).hasValue(70L);
            assertThat(markers.getLast().id()).hasValue(first.lastId());
            server.gate().awaitEntered(1);
            try (LegacyStream second = session.resume(first.lastId())) {
                assertThat(progress(second)).isEqualTo(2);
                server.gate().open();
                assertThat(progress(second)).isEqualTo(3);
                assertThat(second.toEnd().text()).isEqualTo("polled");
            }
        }
    }

    @Test
    void aClientThatDoesNotKnowPollingKeepsItsConnection() {
        server.catalog().add(polled());
        server.gate().open();
        LegacySession earlier = server.legacy().open(LegacyWire.JUNE, "{}");
        McpReply reply = earlier.call("polled").progressToken("t").expectStatus(200);
        assertThat(reply.notifications(PROGRESS)).hasSize(3);
        assertThat(reply.text()).isEqualTo("polled");
        assertThat(earlier.call("polled").expectStatus(200).head().mediaType()).isEqualTo("application/json");
    }

    @Test
    void aResumedConnectionThatIsLostCanBeResumedAgain() {
        String last;
        try (LegacyStream first = callSteps()) {
            progress(first);
            last = first.lastId();
        }
        for (int step = 2; step <= 4; step++) {
            try (LegacyStream again = session.resume(last)) {
                steps.take(1);
                assertThat(progress(again)).isEqualTo(step);
                last = again.lastId();
            }
        }
        try (LegacyStream end = session.resume(last)) {
            assertThat(end.toEnd().text()).isEqualTo("arrived");
        }
    }

    @Test
    void aSlowReaderSlowsTheCallDownAndLosesNothing() throws Exception {
        restart(Map.of("mcp.limits.stream-buffer", 16));
        int messages = 4_000;
        String text = "x".repeat(4_000);
        CompletableFuture<Thread> handler = new CompletableFuture<>();
        server.catalog().add(FixtureTools.tool("flood", (arguments, context) -> {
            handler.complete(Thread.currentThread());
            for (int i = 1; i <= messages; i++) {
                context.progress(i, messages, text);
            }
            return new ToolOutput.Text("all sent");
        }));
        try (LegacyStream slow = session.call("flood").progressToken("t").open()) {
            Thread thread = handler.get(10, TimeUnit.SECONDS);
            Await.until("the handler waits", () -> thread.getState() == Thread.State.WAITING);
            for (int i = 1; i <= messages; i++) {
                assertThat(progress(slow)).isEqualTo(i);
            }
            assertThat(slow.toEnd().text()).isEqualTo("all sent");
        }
    }
}
