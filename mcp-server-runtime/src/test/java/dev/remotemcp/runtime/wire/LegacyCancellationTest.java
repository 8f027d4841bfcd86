package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.call.ToolOutput;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code notifications/cancelled} stops a call; losing the connection does not. */
final class LegacyCancellationTest {
    private WireServer server;
    private LegacySession session;

    @BeforeEach
    void start() {
        server = WireServer.start();
        session = server.legacy().open();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                    | 5
            "five"               | "five"
            ""                   | ""
            -1                   | -1
            123456789012345678901| 123456789012345678901
            "caf\\u00e9"         | "café"
            "café"               | "caf\\u00e9"
            "a\\/b"              | "a/b"
            "\\u0041"            | "A"
            "line\\nbreak\\""    | "line\\u000abreak\\u0022"
            "\\ud83d\\ude00"     | "😀"
            """)
    void theHandlerIsInterruptedAndNobodyGetsAnAnswer(String id, String cancelled) {
        try (HttpConnection connection = server.legacy().connect()) {
            LegacyRequest call = session.call("waits")
                    .body("{\"jsonrpc\":\"2.0\",\"id\":" + id
                            + ",\"method\":\"tools/call\",\"params\":{\"name\":\"waits\"}}")
                    .sendOn(connection);
            server.gate().awaitEntered(1);
            session.request("notifications/cancelled")
                    .body("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
                            + cancelled + ",\"reason\":\"test\"}}")
                    .expectStatus(202);
            server.gate().awaitInterrupted();
            try (LegacyStream answer = call.answerOn(connection)) {
                assertThat(answer.head().status()).isEqualTo(202);
                assertThat(answer.toEnd().messages()).isEmpty();
            }
        }
    }

    @Test
    void aStreamThatHasBegunEndsWithoutAResponse() {
        try (LegacyStream stream = session.call("waits_after_progress")
                .id("streaming")
                .progressToken("t")
                .open()) {
            stream.next("notifications/progress");
            server.gate().awaitEntered(1);
            session.cancel("streaming");
            server.gate().awaitInterrupted();
            assertThat(stream.toEnd().messages()).hasSize(1);
        }
    }

    @Test
    void theHandlerSeesThatItWasCancelled() throws Exception {
        CompletableFuture<McpContext> running = new CompletableFuture<>();
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        server.catalog().add(FixtureTools.tool("notices", (arguments, context) -> {
            running.complete(context);
            try {
                server.gate().pass();
            } catch (InterruptedException e) {
                seen.complete(context.cancelled());
                context.progress(2);
            }
            return new ToolOutput.Text("too late");
        }));
        try (HttpConnection connection = server.legacy().connect()) {
            session.call("notices").id(1).progressToken("t").sendOn(connection);
            assertThat(running.get(10, TimeUnit.SECONDS).cancelled()).isFalse();
            server.gate().awaitEntered(1);
            session.cancel(1);
            assertThat(seen.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(connection.read().status()).isEqualTo(202);
        }
    }

    @Test
    void aTextIsNotANumber() {
        try (HttpConnection connection = server.legacy().connect()) {
            LegacyRequest call = session.call("waits").id("5").sendOn(connection);
            server.gate().awaitEntered(1);
            session.cancel(5);
            session.cancel(true);
            session.cancel(5.0);
            session.notify("notifications/cancelled", "{}");
            session.notify("notifications/cancelled", "{\"requestId\":null}");
            session.notify("notifications/cancelled", "{\"requestId\":{\"id\":\"5\"}}");
            server.gate().open();
            assertThat(call.answerOn(connection).toEnd().text()).isEqualTo("the gate was open");
        }
    }

    @Test
    void nobodyCancelsTheCallOfAnotherSession() {
        LegacySession stranger = server.legacy().open();
        try (HttpConnection connection = server.legacy().connect()) {
            LegacyRequest call = session.call("waits").id("mine").sendOn(connection);
            server.gate().awaitEntered(1);
            stranger.cancel("mine");
            server.gate().open();
            assertThat(call.answerOn(connection).toEnd().text()).isEqualTo("the gate was open");
        }
    }

    @Test
    void whatHasEndedOrNeverWasIsNotCancelled() {
        session.cancel("never");
        session.call("echo").id("done").with("message", "x").result();
        session.cancel("done");
        session.call("echo").id("done").with("message", "x").result();
    }

    @Test
    void ofTwoCallsWithTheSameIdEachCanStillEnd() {
        try (HttpConnection one = server.legacy().connect();
                HttpConnection two = server.legacy().connect()) {
            LegacyRequest first = session.call("waits").id("twin").sendOn(one);
            server.gate().awaitEntered(1);
            LegacyRequest second = session.call("waits").id("twin").sendOn(two);
            server.gate().awaitEntered(1);
            session.delete().expectStatus(204);
            server.gate().awaitInterrupted();
            server.gate().awaitInterrupted();
            assertThat(first.answerOn(one).head().status()).isEqualTo(202);
            assertThat(second.answerOn(two).head().status()).isEqualTo(202);
        }
    }

    @Test
    void aLostConnectionDoesNotCancel() throws Exception {
        CompletableFuture<Boolean> finished = new CompletableFuture<>();
        server.catalog().add(FixtureTools.tool("outlives", (arguments, context) -> {
            context.progress(1);
            server.gate().pass();
            finished.complete(context.cancelled());
            return new ToolOutput.Text("done");
        }));
        try (LegacyStream stream = session.call("outlives").progressToken("t").open()) {
            stream.next("notifications/progress");
        }
        try (HttpConnection json = server.legacy().connect()) {
            session.call("outlives").sendOn(json);
            server.gate().awaitEntered(2);
        }
        session.request("ping").result();
        server.gate().open();
        assertThat(finished.get(10, TimeUnit.SECONDS)).as("cancelled").isFalse();
    }
}
