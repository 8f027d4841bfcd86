package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpPropertyType;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import dev.remotemcp.runtime.builder.McpToolBuilder;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends the start, each with the place and a mend. */
final class BuilderStartTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        mcp -> mcp.configureMcpTool("forcast").withTitle("x"),
                        "Nothing offers the tool 'forcast', and it is configured without a handler: add .handler(…) to"
                                + " define it, or correct its name to refine what there is; did you mean 'forecast'?"),
                mistake(mcp -> mcp.configureMcpTool("a b"), "The tool name 'a b' must be 1 to 128 letters"),
                mistake(
                        mcp -> mcp.configureMcpResource("weather://station").withTitle("x"),
                        "Nothing offers the resource 'weather://station'",
                        "did you mean 'weather://stations'?"),
                mistake(mcp -> mcp.configureMcpResource("stations"), "it has no scheme"),
                mistake(mcp -> mcp.configureMcpResource("x://{a"), "The resource URI 'x://{a' cannot be used"),
                mistake(mcp -> mcp.configureMcpResource("x://{+a}"), "{+a} is not RFC 6570 level 1"),
                mistake(mcp -> mcp.configureMcpResource("x://{a}/{a}"), "the variable {a} stands twice"),
                mistake(mcp -> mcp.configureMcpResource("x://{a}{b}"), "nothing stands between two variables"),
                mistake(
                        mcp -> mcp.configureMcpResource("x://{a}")
                                .withCompletion("b", (value, chosen, context) -> null)
                                .handler((variables, context) -> ""),
                        "There is no variable {b} in the resource 'x://{a}' to complete"),
                mistake(mcp -> mcp.configureMcpResource("x://{a}").withSize(3), "A resource template has no size"),
                mistake(mcp -> mcp.configureMcpResource("x://a").withPriority(2), "must be from 0 to 1"),
                mistake(mcp -> mcp.configureMcpPrompt("reviw").withTitle("x"), "did you mean 'review'?"),
                mistake(
                        mcp -> mcp.configureMcpPrompt("review").withArgument("other", "", false),
                        "In the prompt 'review': its method has no argument 'other'"),
                mistake(
                        mcp -> mcp.configureMcpPrompt("review").withArgument("language", "", false),
                        "its method takes the argument 'language' as required"),
                mistake(
                        mcp -> mcp.configureMcpPrompt("review")
                                .withCompletion("other", (value, chosen, context) -> null),
                        "In the prompt 'review': there is no argument 'other' to complete"),
                onForecast(
                        tool -> tool.withProperty("where", McpPropertyType.STRING, "", false),
                        "In the tool 'forecast': its method has no argument 'where'",
                        "city, days, place"),
                onForecast(
                        tool -> tool.withProperty("days", McpPropertyType.STRING, "", false),
                        "its method reads the argument 'days' as integer, not as string"),
                onForecast(
                        tool -> tool.withProperty("place", McpPropertyType.STRING, "", false),
                        "its method reads the argument 'place' as object, not as string"),
                onForecast(
                        tool -> tool.withProperty("city", McpPropertyType.STRING, "", false),
                        "its method takes the argument 'city' as required"),
                onForecast(
                        tool -> tool.withInputSchema("{\"type\":\"object\"}"),
                        "In the tool 'forecast': withInputSchema is for tools with a handler here"),
                onForecast(
                        tool -> tool.withMetadata("io.modelcontextprotocol/x", 1),
                        "The metadata key 'io.modelcontextprotocol/x' of the tool 'forecast' has a prefix that is"
                                + " reserved"),
                onForecast(tool -> tool.withMetadata("a b", 1), "The metadata key 'a b' of the tool 'forecast'"),
                onForecast(
                        tool -> tool.withIcon("http://example.org/i.png"),
                        "The icon 'http://example.org/i.png' of the tool 'forecast' must be an https: or data: URI"),
                withInput("{\"type\":", "The input schema of the tool 'new' is not JSON", "(line 1)"),
                withInput("{\"type\":\"object\",\"type\":\"array\"}", "is not JSON", "Duplicate"),
                withInput("[]", "In the tool 'new': the input schema is no JSON object"),
                withInput(
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"https://evil.example/a\"}}}",
                        "The input schema of the tool 'new' cannot be used: at /properties/a/$ref: the reference"
                                + " 'https://evil.example/a' leads out of the schema"),
                withInput(
                        "{\"type\":\"object\",\"x\":" + "[".repeat(600) + "]".repeat(600) + "}",
                        "is not JSON",
                        "nesting depth"),
                withInput("{\"type\":\"array\"}", "cannot be used: at /type: arguments are an object"),
                withInput(
                        "{\"type\":\"object\",\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}",
                        "In the tool 'new': x-mcp-header stands where clients do not look"),
                withInput(
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}",
                        "x-mcp-header 'A' stands on 'a', which no header may carry"),
                withInput(
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},"
                                + "\"b\":{\"type\":\"string\",\"x-mcp-header\":\"a\"}}}",
                        "x-mcp-header 'a' stands there twice"),
                withInput(
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A B\"}}}",
                        "x-mcp-header of 'a' is 'A B', which is no header name"),
                mistake(
                        mcp -> mcp.configureMcpTool("new")
                                .withOutputSchema("{\"type\":\"text\"}")
                                .handler((arguments, context) -> ""),
                        "The output schema of the tool 'new' cannot be used: it is no valid JSON Schema 2020-12: at"
                                + " /type"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void aMistakeEndsTheStartWithAMessageThatSaysHowToMendIt(McpConfigurer configurer, String[] messages) {
        assertThatThrownBy(() -> WireServer.configured(BuilderFixtures.declared(), Map.of(), configurer))
                .satisfies(failure -> assertThat(rootMessage(failure)).contains(messages));
    }

    @Test
    void aSwitchThatIsNeitherOnNorOffEndsTheStart() {
        assertThatThrownBy(() ->
                        WireServer.configured(BuilderFixtures.declared(), Map.of("mcp.tools.forecast.enabled", "off")))
                .satisfies(failure -> assertThat(rootMessage(failure))
                        .contains("The setting mcp.tools.forecast.enabled is 'off': write true or false"));
    }

    @Test
    void aPropertyCanOnlyBeInAnObject() {
        assertThatThrownBy(() -> McpPropertyType.STRING.withProperty("a", McpPropertyType.STRING, "", true))
                .hasMessageContaining("begin with McpPropertyType.OBJECT");
    }

    private static Arguments mistake(McpConfigurer configurer, String... messages) {
        return Arguments.of(configurer, messages);
    }

    private static Arguments onForecast(Consumer<McpToolBuilder> mistake, String... messages) {
        return mistake(mcp -> mistake.accept(mcp.configureMcpTool("forecast")), messages);
    }

    private static Arguments withInput(String schema, String... messages) {
        return mistake(
                (McpServerBuilder mcp) ->
                        mcp.configureMcpTool("new").withInputSchema(schema).handler((arguments, context) -> ""),
                messages);
    }

    private static String rootMessage(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
