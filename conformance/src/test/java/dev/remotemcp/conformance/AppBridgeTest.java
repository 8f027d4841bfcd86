package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A view in a host that is nothing but the official client and the official app bridge, in both eras. */
@ResourceLock(AppServer.LOCK)
@ParameterizedClass
@EnumSource
class AppBridgeTest {
    enum Era {
        MODERN,
        LEGACY
    }

    private static JsonNode seen;

    @BeforeParameterizedClassInvocation
    static void look(Era era) throws IOException, InterruptedException {
        Browser browser = Browser.installed();
        AppServer server = AppServer.running();
        seen = browser.run("bare-view.mjs", server.url().toString(), era.name().toLowerCase(Locale.ROOT));
    }

    AppBridgeTest(Era era) {}

    @Test
    void theViewConnects() {
        assertThat(seen.path("mimeType").asString()).isEqualTo("text/html;profile=mcp-app");
        assertThat(seen.at("/app/name").asString()).isEqualTo("Meeting");
    }

    @Test
    void theViewGetsTheArgumentsAndTheResult() {
        assertThat(seen.path("input")).isEqualTo(JsonMapper.shared().readTree("""
                {"city":"Bergen","people":3}"""));
        assertThat(seen.path("result").asString()).isEqualTo("A room in Bergen");
    }

    @Test
    void theViewCallsATool() {
        assertThat(seen.path("shifted").asString()).isEqualTo("1");
    }

    @Test
    void theViewFollowsTheTheme() {
        assertThat(seen.path("theme").asString()).isEqualTo("dark");
    }

    @Test
    void theFrameGetsTheHeightOfTheView() {
        assertThat(seen.at("/heights/0").asInt())
                .isEqualTo(seen.at("/heights/1").asInt());
    }

    @Test
    void theViewEndsBeforeItIsTakenAway() {
        assertThat(seen.path("logged").valueStream().map(JsonNode::asString)).containsExactly("torn down");
    }

    @Test
    void nothingIsComplainedOf() {
        assertThat(seen.path("complaints")).isEmpty();
    }
}
