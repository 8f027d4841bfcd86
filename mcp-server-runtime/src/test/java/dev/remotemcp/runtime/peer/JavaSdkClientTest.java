package dev.remotemcp.runtime.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The SDK's client and what our server offers. */
final class JavaSdkClientTest extends SdkClientContract {
    @Override
    PeerServer start() {
        return OurServer.start();
    }

    @Test
    void listsLongerThanAPageAreReadToTheirEnd() {
        List<String> names = IntStream.range(0, 120)
                .mapToObj(number -> "tool_%03d".formatted(number))
                .toList();
        List<ToolBinding> tools = names.stream()
                .map(name -> tool(name, Execution.EVENT_LOOP, () -> ToolOutput.EMPTY))
                .toList();
        try (PeerServer server = OurServer.with(tools, Map.of("mcp.pages.size", 50));
                SdkClient client = SdkClient.of(server)) {
            assertThat(client.api().listTools().tools()).extracting(Tool::name).containsExactlyElementsOf(names);
            ListToolsResult first = client.api().listTools(null);
            assertThat(first.tools()).hasSize(50);
            ListToolsResult second = client.api().listTools(first.nextCursor());
            assertThat(second.tools()).extracting(Tool::name).containsExactlyElementsOf(names.subList(50, 100));
            ListToolsResult third = client.api().listTools(second.nextCursor());
            assertThat(third.tools()).hasSize(20);
            assertThat(third.nextCursor()).isNull();
            assertThatThrownBy(() -> client.api().listTools("no-cursor")).satisfies(error -> isError(error, -32602));
        }
    }

    @Test
    void structuredContentThatIsNoObjectIsWrapped() {
        try (SdkClient client = SdkClient.with(server(), spec -> spec.enableCallToolSchemaCaching(true))) {
            CallToolResult result = client.call("count");
            assertThat(result.structuredContent()).isEqualTo(Map.of("result", List.of(1, 2, 3)));
        }
    }

    @Test
    void aHandlerThatBreaksTellsTheClientNoDetails() {
        try (SdkClient client = SdkClient.of(server())) {
            CallToolResult result = client.call("breaks");
            assertThat(result.isError()).isTrue();
            assertThat(SdkClient.text(result)).doesNotContain("secret").contains("error id");
        }
    }

    @Test
    void aCancelledCallIsInterrupted() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ToolBinding waits = tool("waits", Execution.VIRTUAL_THREAD, () -> {
            entered.countDown();
            try {
                return waitForever();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        CompletableFuture<CallToolResult> call;
        try (PeerServer server = OurServer.with(List.of(waits));
                SdkClient client = SdkClient.of(server)) {
            call = CompletableFuture.supplyAsync(() -> client.call("waits"), Thread::startVirtualThread);
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            JsonNode request = Offer.json(client.sent("\"waits\""));
            client.send(
                    "notifications/cancelled",
                    Map.of("requestId", request.path("id").asString()));
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(client.api().ping()).isEqualTo(Map.of());
        }
        // A cancelled request has no answer, and this client has no way of its own to cancel: it waits until closed.
        assertThat(call).failsWithin(SdkClient.PATIENCE).withThrowableThat().withMessageContaining("terminated");
    }

    private static ToolOutput waitForever() throws InterruptedException {
        new CountDownLatch(1).await();
        throw new AssertionError("unreachable");
    }

    /** What a tool without arguments does. */
    private interface Action {
        ToolOutput run() throws InterruptedException;
    }

    private static ToolBinding tool(String name, Execution execution, Action action) {
        return new ToolBinding(
                name, Descriptor.of(Offer.tool(name)), List.of(), execution, (arguments, context) -> action.run());
    }
}
