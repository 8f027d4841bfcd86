package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Two texts of an argument: what was confirmed, and what the retry brings. */
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "100000000000000000000.5 | 100000000000000008000.5",
                "0.1 | 0.10000000000000000001",
                "9007199254740993 | 9007199254740992",
                "9007199254740993.0 | 9007199254740992",
                "123456789012345678901234567890 | 123456789012345678901234567891",
                "1e999999999 | 1e999999998",
                "1e999999999 | 2e999999999",
                "1e-999999999 | 0",
                "1e99999999999999999999 | 1e99999999999999999998",
                "-0.0 | 0.0",
                "-0 | 0",
                "1 | -1",
                "1 | `1`",
                "1 | true",
                "true | false",
                "true | `true`",
                "null | false",
                "null | `null`",
                "`` | null",
                "`a` | `A`",
                "`\\u00e9` | `e\\u0301`",
                "`\\u0000` | ``",
                "[`1,2`] | [`1`,`2`]",
                "[] | {}",
                "[1, 2] | [2, 1]",
                "[1, [2]] | [1, 2]",
                "[[], []] | [[[]]]",
                "[null] | []",
                "{`a`: null} | {}",
                "{`a`: 1} | {`b`: 1}",
                "{`a`: {`b`: 1}} | {`a`: {}, `b`: 1}",
                "{`a`: 1, `a`: 2} | {`a`: 2}",
                "{`a`: 1, `a`: 2} | {`a`: 2, `a`: 1}",
                "{`a`: 1, `a`: 2} | {`a`: [1, 2]}"
            })
    void anotherArgumentIsNotConfirmed(String confirmed, String retried) {
        retryAbout(confirmed, retried).expectStatus(200).error(-32602);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "100 | 1e2",
                "100 | 100.000",
                "0.5 | 5E-1",
                "0 | 0e7",
                "-0.0 | -0e-9",
                "12e999999999 | 1.20e1000000000",
                "100000000000000000000.5 | 1000000000000000000005e-1",
                "`\\u0061\\/` | `a/`",
                "`\\ud83d\\ude00` | `\ud83d\ude00`",
                "`\\n` | `\\u000a`",
                "[1, 2] | [1.0,2]",
                "{`a`: 1, `b`: [null, true]} | { `b`:[null,true], `\\u0061` : 1 }"
            })
    void theSameArgumentWrittenInAnotherWayIsConfirmed(String confirmed, String retried) {
        assertThat(retryAbout(confirmed, retried).expectStatus(200).text()).isEqualTo("cats Hello, Alice (30)!");
    }

    @Test
    void anAbsentArgumentIsNotNull() {
        String state = call(wire, "asks_form_about")
                .verbatim("arguments", about(""))
                .send()
                .state();
        call(wire, "asks_form_about")
                .verbatim("arguments", about(", \"v\": null"))
                .state(state)
                .answer("who", QuestionsTest.ALICE)
                .expectStatus(200)
                .error(-32602);
    }

    private static McpReply retryAbout(String confirmed, String retried) {
        String state = call(wire, "asks_form_about")
                .verbatim("arguments", about(", \"v\": " + confirmed.replace('`', '"')))
                .send()
                .state();
        return call(wire, "asks_form_about")
                .verbatim("arguments", about(", \"v\": " + retried.replace('`', '"')))
                .state(state)
                .answer("who", QuestionsTest.ALICE)
                .send();
    }

    private static String about(String more) {
        return "{\"message\": \"cats\"" + more + "}";
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
