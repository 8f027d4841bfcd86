package dev.remotemcp.runtime.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient.SyncSpec;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK's client and the calls of our server that talk to it while they run. */
final class JavaSdkClientQuestionsTest extends SdkClientQuestionsContract {
    @Override
    PeerServer start() {
        return OurServer.start();
    }

    @ParameterizedTest
    @CsvSource({"asks_form,elicitation", "asks_url,elicitation", "asks_model,sampling", "asks_roots,roots"})
    void aClientThatCannotBeAskedGetsAResultThatSaysSo(String tool, String capability) {
        try (SdkClient client = SdkClient.of(server())) {
            CallToolResult result = client.call(tool);
            assertThat(result.isError()).isTrue();
            assertThat(SdkClient.text(result)).contains(capability);
        }
    }

    @Test
    void aClientThatFailsToAnswerGetsAResultThatSaysSo() {
        Consumer<SyncSpec> failing = spec -> spec.elicitation(request -> {
            throw new IllegalStateException("no screen");
        });
        try (SdkClient client = SdkClient.with(server(), failing)) {
            CallToolResult result = client.call("asks_form");
            assertThat(result.isError()).isTrue();
            assertThat(SdkClient.text(result)).contains("no screen");
            CallToolResult next = client.call("echo", Map.of("message", "still here"));
            assertThat(SdkClient.text(next)).isEqualTo("still here");
        }
    }
}
