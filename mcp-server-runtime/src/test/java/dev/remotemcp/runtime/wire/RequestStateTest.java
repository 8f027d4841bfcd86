package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The state of multi round-trip requests lies in the client's hands; only what the server made is taken back. */
final class RequestStateTest {
    private static final String KEY_A = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String KEY_B = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private static WireServer server;
    private static McpWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.with(Map.of("mcp.state.keys", List.of(KEY_A)));
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static McpRequest call(McpWire wire, String tool) {
        return wire.call(tool).capabilities(QuestionsTest.EVERYTHING);
    }

    private static McpReply answered(McpWire wire, String tool, String state) {
        return call(wire, tool).state(state).answer("who", QuestionsTest.ALICE).send();
    }

    @Test
    void everySingleCharacterOfItIsProtected() {
        String state = call(wire, "asks_form").send().state();
        for (int at = 0; at < state.length(); at++) {
            char changed = state.charAt(at) == 'A' ? 'B' : 'A';
            String tampered = state.substring(0, at) + changed + state.substring(at + 1);
            answered(wire, "asks_form", tampered).expectStatus(200).error(-32602);
        }
    }

    @Test
    void moreOrLessOfItIsRefused() {
        String state = call(wire, "asks_form").send().state();
        answered(wire, "asks_form", state + "-TAMPERED").error(-32602);
        answered(wire, "asks_form", state.substring(0, state.length() - 1)).error(-32602);
        answered(wire, "asks_form", state + state).error(-32602);
        answered(wire, "asks_form", "").error(-32602);
    }

    @Test
    void itDoesNotShowWhatTheHandlerDid() {
        McpReply second = call(wire, "asks_twice_charges_once")
                .state(call(wire, "asks_twice_charges_once").send().state())
                .answer("first", QuestionsTest.ALICE)
                .send();
        String state = second.state();
        for (String part : state.split("\\.")) {
            String decoded = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1);
            assertThat(decoded).doesNotContain("Alice", "charge");
        }
    }

    @Test
    void itServesOnlyTheToolThatAsked() {
        String state = call(wire, "asks_form").send().state();
        answered(wire, "asks_form_too", state).expectStatus(200).error(-32602);
    }

    @Test
    void itServesOnlyTheMethodThatAsked() {
        String state = call(wire, "asks_form").send().state();
        wire.prompt("asks_in_prompt")
                .capabilities(QuestionsTest.EVERYTHING)
                .state(state)
                .answer("who", QuestionsTest.ALICE)
                .expectStatus(200)
                .error(-32602);
    }

    @Test
    void itServesOnlyTheArgumentsThatItWasMadeFor() {
        String state =
                call(wire, "asks_form_about").with("message", "cats").send().state();
        call(wire, "asks_form_about")
                .with("message", "dogs")
                .state(state)
                .answer("who", QuestionsTest.ALICE)
                .expectStatus(200)
                .error(-32602);
        assertThat(call(wire, "asks_form_about")
                        .with("message", "cats")
                        .state(state)
                        .answer("who", QuestionsTest.ALICE)
                        .expectStatus(200)
                        .text())
                .isEqualTo("cats Hello, Alice (30)!");
    }

    @Test
    void itExpires() {
        try (WireServer hasty = WireServer.with(Map.of("mcp.state.ttl", "0s"))) {
            String state = call(hasty.wire(), "asks_form").send().state();
            answered(hasty.wire(), "asks_form", state).expectStatus(200).error(-32602);
        }
    }

    @Test
    void anotherInstanceWithTheSameKeyTakesItOver() {
        String state = call(wire, "asks_form").send().state();
        try (WireServer other = WireServer.with(Map.of("mcp.state.keys", List.of(KEY_A)))) {
            assertThat(answered(other.wire(), "asks_form", state).text()).isEqualTo("Hello, Alice (30)!");
        }
    }

    @Test
    void aKeyCanBeRotated() {
        String state = call(wire, "asks_form").send().state();
        try (WireServer rotated = WireServer.with(Map.of("mcp.state.keys", List.of(KEY_B, KEY_A)))) {
            assertThat(answered(rotated.wire(), "asks_form", state).text()).isEqualTo("Hello, Alice (30)!");
        }
    }

    @Test
    void anotherInstanceWithAnotherKeyRefusesIt() {
        String state = call(wire, "asks_form").send().state();
        try (WireServer other = WireServer.with(Map.of("mcp.state.keys", List.of(KEY_B)))) {
            answered(other.wire(), "asks_form", state).expectStatus(200).error(-32602);
        }
    }
}
