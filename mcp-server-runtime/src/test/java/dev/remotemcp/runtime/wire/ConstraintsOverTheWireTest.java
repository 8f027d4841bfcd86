package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.catalog.BindingSources;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a client learns of broken constraints. */
final class ConstraintsOverTheWireTest {
    private static final Set<String> TOOLS = Set.of("size", "parity", "inOrder", "fails");

    private static ApplicationContext beans;
    private static WireServer server;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
        server = WireServer.with(
                beans.getBean(BindingSources.class).all().stream()
                        .flatMap(source -> source.bindings().stream())
                        .filter(binding -> binding instanceof ToolBinding tool && TOOLS.contains(tool.name())
                                || binding instanceof PromptBinding prompt
                                        && prompt.name().equals("parityPrompt"))
                        .toList(),
                Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
        beans.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "size    | list   | [\"a\",\"b\",\"c\"] | list: must have at most 2 elements (was 3)",
                "parity  | even   | 1                   | even: must be EVEN but for [3, 5]",
                "inOrder | period | {\"from\":\"2026-07-28\",\"until\":\"2026-07-27\",\"labels\":[]}"
                        + " | period: must end after it begins"
            })
    void aViolationIsAnErrorThatTheModelCanMend(String tool, String argument, String value, String problem) {
        JsonNode result = call(tool, argument, value);

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.path("content").path(0).path("text").asString()).isEqualTo("Invalid arguments: " + problem);
    }

    @Test
    void aValidatorThatFailsIsNoViolation() {
        JsonNode result = call("fails", "text", "\"x\"");

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.path("content").path(0).path("text").asString())
                .startsWith("Internal error; the server's log has more under error id ")
                .doesNotContain("secret");
    }

    @Test
    void anArgumentOfAPromptIsCheckedToo() {
        JsonNode error = server.wire()
                .prompt("parityPrompt")
                .with("number", "3")
                .expectStatus(200)
                .error(-32602);

        assertThat(error.path("message").asString()).contains("number: must be EVEN but for []");
    }

    private static JsonNode call(String tool, String argument, String value) {
        return server.wire()
                .call(tool)
                .json("arguments", "{\"" + argument + "\":" + value + "}")
                .result();
    }
}
