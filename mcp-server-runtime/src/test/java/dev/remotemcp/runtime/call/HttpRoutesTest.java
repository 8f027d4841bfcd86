package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.exceptions.HttpStatusException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a route returns becomes a tool's result: the body, or an error that names the status. */
class HttpRoutesTest {
    private static ApplicationContext beans;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    private static String call(String tool, String arguments) throws Exception {
        byte[] json = arguments.getBytes(UTF_8);
        ToolOutput output = binding(tool).handler().call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
        return describe(output);
    }

    private static ToolBinding binding(String tool) {
        return beans.getBean(McpCatalog.class).snapshot().tool(tool).orElseThrow();
    }

    private static String describe(ToolOutput output) throws Exception {
        return switch (output) {
            case ToolOutput.Structured(byte[] json) -> new String(json, UTF_8);
            case ToolOutput.Text(String text) -> text;
            case ToolOutput.Failed failed -> "failed: " + failed.message();
            case ToolOutput.Later(var stage) ->
                describe(stage.toCompletableFuture().get());
            default -> output.equals(ToolOutput.EMPTY) ? "empty" : output.toString();
        };
    }

    @Test
    void theBodyOfASuccessIsTheResult() throws Exception {
        assertThat(call("routeNow", "{\"body\":{\"number\":7}}")).isEqualTo("{\"number\":7}");
        assertThat(call("routeText", "{\"code\":202}")).isEqualTo("said so");
        assertThat(call("routeLater", "{\"number\":7}")).isEqualTo("{\"number\":7}");
        assertThat(call("routeLater", "{\"number\":0}")).isEqualTo("null");
        assertThat(call("routeMono", "{\"found\":true}")).isEqualTo("{\"number\":1}");
        assertThat(call("routeVoid", "{\"number\":1}")).isEqualTo("empty");
        assertThat(call("routeStatus", "{\"number\":1}")).isEqualTo("empty");
    }

    @Test
    void anyOtherStatusIsAnErrorThatNamesIt() throws Exception {
        assertThat(call("routeNow", "{\"body\":{\"number\":303}}")).isEqualTo("failed: HTTP 303 See Other");
        assertThat(call("routeNow", "{\"body\":{\"number\":403}}")).isEqualTo("failed: HTTP 403 Members only");
        assertThat(call("routeText", "{\"code\":409}")).isEqualTo("failed: HTTP 409 Conflict: said so");
        assertThat(call("routeMono", "{\"found\":false}")).isEqualTo("failed: HTTP 404 Not Found");
        assertThat(call("routeVoid", "{\"number\":2}")).isEqualTo("failed: HTTP 404 Not Found");
        assertThat(call("routeStatus", "{\"number\":2}")).isEqualTo("failed: HTTP 409 Conflict");
    }

    @Test
    void theSchemaIsThatOfTheBody() {
        assertThat(binding("routeNow").descriptor().toString())
                .contains("\"outputSchema\":{\"type\":\"object\",\"properties\":{\"number\"");
        assertThat(binding("routeVoid").descriptor().toString()).doesNotContain("outputSchema");
        assertThat(binding("routeText").descriptor().toString()).doesNotContain("outputSchema");
    }

    @Test
    void aSuccessWithoutTheBodyThatTheSchemaPromisesIsAFault() {
        assertThatThrownBy(() -> call("routeNow", "{\"body\":{\"number\":204}}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("return an Optional");
    }

    @Test
    void whatOnlyHttpHasIsAbsentAndNoArgument() throws Exception {
        assertThat(call("routeAbsent", "{}")).isEqualTo("true true true");
        assertThat(binding("routeAbsent").descriptor().toString()).doesNotContain("trace", "request");
    }

    @Test
    void theExceptionOfAStatusTellsItsStatusAndMessage() {
        assertThatThrownBy(() -> call("routeNow", "{\"body\":{\"number\":410}}"))
                .isInstanceOfSatisfying(
                        HttpStatusException.class,
                        gone -> assertThat(HttpOutputs.text(gone)).isEqualTo("HTTP 410 Gone: It is gone"));
    }
}
