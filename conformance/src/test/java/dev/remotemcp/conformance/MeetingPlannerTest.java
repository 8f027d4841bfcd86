package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The view of {@code samples/mcp-app} in the preview, and in a host of nothing but the official app bridge. Pictures
 * are left in {@code target/pictures}.
 */
class MeetingPlannerTest {
    @AutoClose
    private static ServerProcess server;

    private static JsonNode seen;

    @BeforeAll
    static void look() throws IOException, InterruptedException {
        Browser browser = Browser.installed();
        server = ServerProcess.start("mcp-app");
        seen = browser.run("meeting-planner.mjs", server.url().toString(), Browser.PICTURES.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"preview", "modern", "legacy"})
    void theViewShowsTheBestHourAtEveryPlace(String host) {
        JsonNode first = seen.path(host).path("first");
        assertThat(first.path("instant").asString()).startsWith("2026-07-28T").endsWith("Z");
        assertThat(first.path("rows").propertyNames())
                .containsExactlyInAnyOrder("Europe/Oslo", "America/New_York", "Asia/Tokyo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preview", "modern", "legacy"})
    void theHourIsMovedWithTheKeyboardAndTheServerSaysTheTimes(String host) {
        // The day is that of the first place, Oslo, two hours ahead of UTC in July.
        JsonNode home = seen.path(host).path("home");
        assertThat(home.path("instant").asString()).isEqualTo("2026-07-27T22:00:00Z");
        assertThat(home.path("rows").toString())
                .contains("\"Europe/Oslo\":\"00:00\"", "\"America/New_York\":\"18:00\"", "\"Asia/Tokyo\":\"07:00\"");
        JsonNode moved = seen.path(host).path("moved");
        assertThat(moved.path("instant").asString()).isEqualTo("2026-07-27T23:45:00Z");
        assertThat(moved.path("rows").toString())
                .contains("\"Europe/Oslo\":\"01:45\"", "\"America/New_York\":\"19:45\"", "\"Asia/Tokyo\":\"08:45\"");
        assertThat(seen.path(host).path("problem").asInt()).isZero();
    }

    @Test
    void movingTheHourCallsTheToolForViews() {
        assertThat(seen.at("/preview/calls").asInt()).isPositive();
        assertThat(seen.at("/preview/problems")).isEmpty();
    }

    @Test
    void nothingIsComplainedOfAndNobodyElseIsAsked() {
        assertThat(seen.path("complaints")).isEmpty();
        assertThat(seen.path("hosts").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("127.0.0.1", "localhost");
        assertThat(server.output()).noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }
}
