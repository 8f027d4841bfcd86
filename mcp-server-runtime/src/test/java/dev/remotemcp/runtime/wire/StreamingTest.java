package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Progress and log messages, and the answer that turns from JSON into a stream because of them. */
final class StreamingTest {
    private static final String PROGRESS = "notifications/progress";
    private static final String LOG = "notifications/message";
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

    @ParameterizedTest
    @ValueSource(strings = {"reports_progress", "logs_every_level"})
    void withoutBeingAskedTheAnswerStaysJson(String tool) {
        McpReply reply = wire.call(tool).expectStatus(200);
        assertThat(reply.head().mediaType()).isEqualTo("application/json");
        assertThat(reply.messages()).hasSize(1);
    }

    @Test
    void aProgressTokenAloneDoesNotMakeAStream() {
        McpReply reply =
                wire.call("echo").progressToken("t").with("message", "x").expectStatus(200);
        assertThat(reply.head().mediaType()).isEqualTo("application/json");
    }

    @Test
    void progressTurnsTheAnswerIntoAStream() {
        McpReply reply = wire.call("reports_progress").progressToken("t").expectStatus(200);
        assertThat(reply.head().eventStream()).isTrue();
        assertThat(reply.head().header("X-Accel-Buffering")).isEqualTo(Optional.of("no"));
        assertThat(reply.head().header("Cache-Control").orElse("")).contains("no-");
        assertThat(reply.text()).isEqualTo("progressed");
    }

    @Test
    void progressCarriesItsTokenTotalAndMessage() {
        List<JsonNode> progress =
                wire.call("reports_progress").progressToken("t").send().notifications(PROGRESS);
        assertThat(progress).hasSize(3);
        assertThat(progress.get(0).path("progress").asDouble()).isEqualTo(1);
        assertThat(progress.get(0).has("total")).isFalse();
        assertThat(progress.get(1).path("total").asDouble()).isEqualTo(3);
        assertThat(progress.get(1).has("message")).isFalse();
        assertThat(progress.get(2).path("message").asString()).isEqualTo("done");
        assertThat(progress)
                .allMatch(params -> params.path("progressToken").asString().equals("t"));
    }

    @Test
    void aNumericTokenStaysANumber() {
        JsonNode params = wire.call("reports_progress")
                .progressToken(17)
                .send()
                .notifications(PROGRESS)
                .getFirst();
        assertThat(params.path("progressToken")).isEqualTo(JsonMapper.shared().readTree("17"));
    }

    @Test
    void progressOnlyEverGrows() {
        List<Double> values =
                wire.call("reports_odd_progress").progressToken("t").send().notifications(PROGRESS).stream()
                        .map(params -> params.path("progress").asDouble())
                        .toList();
        assertThat(values).containsExactly(1.0, 2.0, 2.5);
    }

    @Test
    void progressArrivesWhileTheCallStillRuns() {
        try (WireServer own = WireServer.start();
                McpStream stream = own.wire()
                        .call("waits_after_progress")
                        .progressToken("t")
                        .open()) {
            assertThat(stream.next(PROGRESS).path("progress").asDouble()).isEqualTo(1);
            own.gate().awaitEntered(1);
            own.gate().open();
            assertThat(stream.toEnd().text()).isEqualTo("the gate was open");
        }
    }

    @ParameterizedTest
    @EnumSource(LoggingLevel.class)
    void logMessagesStartAtTheLevelAskedFor(LoggingLevel asked) {
        List<String> expected = Arrays.stream(LoggingLevel.values())
                .filter(level -> level.level() >= asked.level())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> levels = wire
                .call("logs_every_level")
                .logLevel(asked.name().toLowerCase(Locale.ROOT))
                .expectStatus(200)
                .notifications(LOG)
                .stream()
                .map(params -> params.path("level").asString())
                .toList();
        assertThat(levels).containsExactlyElementsOf(expected);
    }

    @Test
    void aLogMessageCarriesItsLoggerAndData() {
        JsonNode params = wire.call("logs_every_level")
                .logLevel("emergency")
                .send()
                .notifications(LOG)
                .getFirst();
        assertThat(params.path("logger").asString()).isEqualTo("fixture");
        assertThat(params.path("data")).isEqualTo(JsonMapper.shared().readTree("{\"at\":\"EMERGENCY\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loud", "INFO", ""})
    void anUnknownLogLevelIsRefused(String level) {
        wire.call("logs_every_level").logLevel(level).send().error(-32602);
    }

    @Test
    void anErrorBeforeTheFirstNotificationKeepsItsStatus() {
        wire.call("asks_model").progressToken("t").expectStatus(400).error(-32021);
    }
}
