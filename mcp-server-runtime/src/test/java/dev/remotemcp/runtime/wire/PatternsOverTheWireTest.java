package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingSource;
import dev.remotemcp.runtime.catalog.BindingSources;
import dev.remotemcp.runtime.pattern.TextPattern;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Patterns that explode, wherever a caller's text meets one: each call is answered soon, and others are served. */
@Timeout(60)
final class PatternsOverTheWireTest {
    private static final String EVIL = "a".repeat(60);
    private static final String REFUSED = "must match the pattern (.*a){12}b (was \"" + EVIL + "\")";
    private static final String CUT_SHORT =
            "cannot be checked against the pattern (?=a)(.*a){12}b, which takes too long: send less text";

    private static ApplicationContext beans;
    private static WireServer server;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
        server = WireServer.configured(
                beans.getBean(BindingSources.class).all().stream()
                        .map(BindingSource::bindings)
                        .filter(bindings -> bindings.stream()
                                .map(Binding::subject)
                                .anyMatch(subject -> subject.contains("explodes") || subject.contains("Exploding")))
                        .flatMap(List::stream)
                        .toList(),
                Map.of(),
                catalog -> catalog.configureMcpTool("built")
                        .withInputSchema("""
                                {"type":"object","properties":{
                                "linear":{"type":"string","pattern":"^(.*a){12}b$"},
                                "backtracking":{"type":"string","pattern":"(?=a)(.*a){12}b"},
                                "deep":{"type":"string","pattern":"^([a-z]|[0-9])*$"},
                                "keys":{"type":"object","propertyNames":{"pattern":"^(.*a){12}b$"}},
                                "template":{"type":"string","format":"uri-template"},
                                "host":{"type":"string","format":"hostname"},
                                "regex":{"type":"string","format":"regex"}}}""")
                        .handler((arguments, context) -> "served"));
    }

    @AfterAll
    static void stop() {
        server.close();
        beans.close();
    }

    static Stream<Arguments> places() {
        String quoted = "\"" + EVIL + "\"";
        return Stream.of(
                Arguments.of("explodes", "{\"text\":" + quoted + "}", "text: " + REFUSED),
                Arguments.of("explodes", "{\"list\":[" + quoted + "]}", "list[0]: " + REFUSED),
                Arguments.of(
                        "explodes",
                        "{\"map\":{" + quoted + ":\"aaaaaaaaaaaab\"}}",
                        "map." + EVIL + " (key): " + REFUSED),
                Arguments.of(
                        "explodes", "{\"map\":{\"aaaaaaaaaaaab\":" + quoted + "}}", "map.aaaaaaaaaaaab: " + REFUSED),
                Arguments.of("explodes", "{\"part\":{\"linear\":" + quoted + "}}", "part.linear: " + REFUSED),
                Arguments.of("explodes", "{\"parts\":[{\"linear\":" + quoted + "}]}", "parts[0].linear: " + REFUSED),
                Arguments.of("explodes", "{\"optional\":" + quoted + "}", "optional: " + REFUSED),
                Arguments.of("explodes", "{\"composed\":" + quoted + "}", "composed: " + REFUSED),
                Arguments.of("explodes", "{\"single\":" + quoted + "}", "single: must fulfil @Single"),
                Arguments.of("explodes", "{\"single\":\"" + EVIL + "b\"}", ""),
                Arguments.of("explodes", "{\"deep\":\"" + "abc12".repeat(1000) + "\"}", ""),
                Arguments.of("explodes", "{\"text\":\"" + EVIL + "b\"}", ""),
                Arguments.of("backtracks", "{\"text\":" + quoted + "}", "text: " + CUT_SHORT),
                Arguments.of("backtracks", "{\"list\":[\"aaaaaaaaaaaab\"," + quoted + "]}", "list[1]: " + CUT_SHORT),
                Arguments.of(
                        "backtracks",
                        "{\"part\":{\"backtracking\":" + quoted + "}}",
                        "part.backtracking: " + CUT_SHORT),
                Arguments.of("backtracks", "{\"message\":" + quoted + "}", "message: " + CUT_SHORT),
                Arguments.of("backtracks", "{\"message\":\"ac\"}", "message: ends on b"),
                Arguments.of(
                        "backtracks",
                        "{\"deep\":\"" + "abc12".repeat(100_000) + "\"}",
                        "deep: cannot be checked against the pattern (?=a)([a-z]|[0-9])*, which takes too long: send less"
                                + " text"),
                Arguments.of("built", "{\"linear\":" + quoted + "}", "linear: must match the pattern ^(.*a){12}b$"),
                Arguments.of("built", "{\"backtracking\":" + quoted + "}", "the arguments: " + CUT_SHORT),
                Arguments.of("built", "{\"deep\":\"" + "abc12".repeat(1000) + "\"}", ""),
                Arguments.of("built", "{\"keys\":{" + quoted + ":1}}", "does not match the regex pattern ^(.*a){12}b$"),
                Arguments.of("built", "{\"template\":\"weather://{city}/now\"}", ""),
                Arguments.of(
                        "built",
                        "{\"template\":\"" + "a".repeat(9000) + "\"}",
                        "the arguments: cannot be checked against the format uri-template: send less text"),
                Arguments.of(
                        "built",
                        "{\"host\":\"" + "a.".repeat(100_000) + "\"}",
                        "the arguments: cannot be checked against the format hostname: send less text"),
                Arguments.of(
                        "built",
                        "{\"regex\":\"" + "a".repeat(1_000_000) + "\"}",
                        "the arguments: cannot be checked against the format regex: send less text"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aTextIsCheckedSoon(String tool, String arguments, String problem) {
        JsonNode result = server.wire().call(tool).json("arguments", arguments).result();

        String text = result.path("content").path(0).path("text").asString();
        if (problem.isEmpty()) {
            assertThat(text).isEqualTo("served");
        } else {
            assertThat(result.path("isError").asBoolean()).isTrue();
            assertThat(text).startsWith("Invalid arguments: ").contains(problem);
        }
    }

    @ParameterizedTest
    @CsvSource({"explodes", "backtracks"})
    void callersWithBadTextsDoNotHinderOthers(String tool) {
        List<BackgroundCall> bad = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            bad.add(new BackgroundCall(server.wire().call(tool).with("text", EVIL)));
        }

        assertThat(server.wire()
                        .call("explodes")
                        .with("deep", "abc")
                        .expectStatus(200)
                        .text())
                .isEqualTo("served");
        bad.forEach(call -> assertThat(call.reply().text()).startsWith("Invalid arguments: text: "));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        bad.forEach(BackgroundCall::close);
    }

    @Test
    void aLongListSharesOneBound() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            list.add("a".repeat(40) + i);
        }

        String text = server.wire()
                .call("backtracks")
                .with("list", list)
                .expectStatus(200)
                .text();

        assertThat(text).contains(CUT_SHORT).doesNotContain("list[9999]");
    }

    @Test
    void aLongListOfGoodTextsIsServed() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            list.add("ABC-" + (1000 + i % 9000));
        }

        assertThat(server.wire()
                        .call("backtracks")
                        .with("skus", list)
                        .expectStatus(200)
                        .text())
                .isEqualTo("served");
    }

    @Test
    void aVariableOfAResourceTemplateIsCheckedSoon() {
        assertThat(server.wire()
                        .read("exploding://" + EVIL + "/" + EVIL)
                        .send()
                        .error(-32602)
                        .path("message")
                        .asString())
                .contains("linear: " + REFUSED)
                .contains("backtracking: " + CUT_SHORT);
    }

    @Test
    void anArgumentOfAPromptIsCheckedSoon() {
        assertThat(server.wire()
                        .prompt("explodingPrompt")
                        .with("linear", EVIL)
                        .with("backtracking", EVIL)
                        .send()
                        .error(-32602)
                        .path("message")
                        .asString())
                .contains("linear: " + REFUSED)
                .contains("backtracking: " + CUT_SHORT);
    }

    @Test
    void anArgumentInAHeaderIsCheckedSoon() {
        assertThat(server.wire()
                        .call("explodes")
                        .with("header", EVIL)
                        .header("Mcp-Param-Region", EVIL)
                        .expectStatus(200)
                        .text())
                .isEqualTo("Invalid arguments: header: " + REFUSED);
    }

    @Test
    void anAnswerToAFormIsCheckedSoon() {
        String state = form().send().state();

        JsonNode again = form().state(state)
                .answer(
                        "form",
                        "{\"action\":\"accept\",\"content\":{\"linear\":\"" + EVIL + "\",\"backtracking\":\"" + EVIL
                                + "\"}}")
                .expectStatus(200)
                .questions();

        assertThat(again.path("form").path("params").path("message").asString())
                .contains("linear: " + REFUSED)
                .contains("backtracking: " + CUT_SHORT);
    }

    private static McpRequest form() {
        return server.wire().call("asksExploding").capabilities(QuestionsTest.EVERYTHING);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anEmailAddressIsCheckedSoon(String address) {
        assertThat(server.wire()
                        .call("explodes")
                        .with("email", address)
                        .expectStatus(200)
                        .text())
                .startsWith("Invalid arguments: email: must be an e-mail address");
    }

    static Stream<String> addresses() {
        return Stream.of(
                "a".repeat(1_000_000),
                "a@" + "a.".repeat(125) + "!",
                "a@" + "a-".repeat(125),
                "\"" + "\\a".repeat(120) + "@",
                "a@" + "a".repeat(250) + "!",
                "a@[IPv6:" + ":".repeat(240));
    }

    @Test
    void theOperatorReadsOnceWhichPatternTakesTooLong() {
        Logger logger = (Logger) LoggerFactory.getLogger(TextPattern.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try (WireServer fresh = WireServer.configured(
                List.of(),
                Map.of(),
                catalog -> catalog.configureMcpTool("onlyHere")
                        .withInputSchema(
                                "{\"type\":\"object\",\"properties\":{\"text\":{\"pattern\":\"(?=a)(.*a){13}b\"}}}")
                        .handler((arguments, context) -> "served"))) {
            for (int i = 0; i < 3; i++) {
                fresh.wire().call("onlyHere").with("text", EVIL).expectStatus(200);
            }
        } finally {
            logger.detachAppender(appender);
        }

        assertThat(appender.list)
                .filteredOn(event -> event.getFormattedMessage().contains("(?=a)(.*a){13}b"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.WARN);
                    assertThat(event.getFormattedMessage()).contains("the arguments of the tool 'onlyHere'");
                });
    }
}
