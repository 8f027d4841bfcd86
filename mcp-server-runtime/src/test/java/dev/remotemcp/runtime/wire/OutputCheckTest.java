package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remotemcp.runtime.builder.McpConfigurer;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Results are held against the declared output schema where that is switched on. */
final class OutputCheckTest {
    private static final String DISPATCHER = "dev.remotemcp.runtime.pipeline.Dispatcher";

    private static void tools(dev.remotemcp.runtime.builder.McpServerBuilder mcp) {
        Map<String, Object> results = Map.of(
                "fits", Map.of("count", 1),
                "lies", Map.of("count", "secret"),
                "lies_later", CompletableFuture.completedFuture(Map.of("count", "secret")),
                "assembles_lies",
                        CallToolResult.builder()
                                .structuredContent(Map.of("count", "secret"))
                                .build(),
                "says_nothing",
                        CallToolResult.builder().addTextContent("secret").build(),
                "fails",
                        CallToolResult.builder()
                                .addTextContent("not today")
                                .isError(true)
                                .build());
        results.forEach((name, result) -> mcp.configureMcpTool(name)
                .withOutputSchema("{\"type\":\"object\",\"properties\":{\"count\":{\"type\":\"integer\"}}}")
                .handler((arguments, context) -> result));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lies", "lies_later", "assembles_lies", "says_nothing"})
    void aResultThatLiesIsAFaultOfTheServerWithItsDetailsInTheLog(String tool) {
        try (WireServer server = server(Map.of("mcp.output.validate", true))) {
            McpReply[] reply = new McpReply[1];
            List<ILoggingEvent> log =
                    logged(() -> reply[0] = server.wire().call(tool).expectStatus(200));

            assertThat(reply[0].result().path("isError").asBoolean()).isTrue();
            assertThat(reply[0].text()).startsWith("Internal error; the server's log has more under error id ");
            assertThat(reply[0].response().toString()).doesNotContain("secret");
            assertThat(log)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getThrowableProxy().getMessage())
                            .contains("The " + (tool.equals("says_nothing") ? "" : "result of the ") + "tool '" + tool
                                    + "'"));
            if (!tool.equals("says_nothing")) {
                assertThat(log.getFirst().getThrowableProxy().getMessage())
                        .contains("does not fit its output schema: count: must be an integer (was \"secret\").");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fits", "fails"})
    void whatFitsAndWhatFailsOnPurposePasses(String tool) {
        try (WireServer server = server(Map.of("mcp.output.validate", true))) {
            assertThat(server.wire().call(tool).expectStatus(200).text())
                    .isEqualTo(tool.equals("fits") ? "{\"count\":1}" : "not today");
        }
    }

    @Test
    void unitTestsCheckResultsWithoutBeingTold() {
        try (WireServer server = server(Map.of())) {
            assertThat(server.wire().call("lies").expectStatus(200).text()).startsWith("Internal error");
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        try (WireServer server = server(Map.of("mcp.output.validate", false))) {
            assertThat(server.wire().call("lies").expectStatus(200).text()).isEqualTo("{\"count\":\"secret\"}");
        }
    }

    @Test
    void aRefinedSchemaIsTheOneThatCounts() {
        McpConfigurer stricter = mcp -> mcp.configureMcpTool("forecast").withOutputSchema("{\"type\":\"object\"}");
        try (WireServer server = WireServer.configured(BuilderFixtures.declared(), Map.of(), stricter)) {
            assertThat(server.wire()
                            .call("forecast")
                            .with("city", "Oslo")
                            .expectStatus(200)
                            .text())
                    .as("a text where structured content is declared")
                    .startsWith("Internal error");
        }
    }

    private static WireServer server(Map<String, Object> configuration) {
        return WireServer.configured(List.of(), configuration, OutputCheckTest::tools);
    }

    private static List<ILoggingEvent> logged(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(DISPATCHER);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try {
            action.run();
            return List.copyOf(appender.list);
        } finally {
            logger.detachAppender(appender);
        }
    }
}
