package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.protocol.StreamMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client that asks for more than it reads. */
class SlowReaderTest {
    private static final int MESSAGES = 20_000;
    private static final String KILOBYTE = "x".repeat(1024);
    private static final String LARGE = "x".repeat(100 * 1024);
    private static final int UNREAD = 20;
    private static final long SHARE = 1024 * 1024;

    private final CompletableFuture<Thread> handler = new CompletableFuture<>();

    @Test
    void aHandlerWaitsForTheReaderInsteadOfFillingTheMemoryAndNothingIsLost() throws Exception {
        try (WireServer server =
                        WireServer.with(List.of(flood(KILOBYTE, "flood")), Map.of("mcp.limits.stream-buffer", 16));
                McpStream stream =
                        server.wire().call("flood").progressToken("t").open()) {
            assertThat(waits(handler.get(10, TimeUnit.SECONDS))).isTrue();

            for (int i = 1; i <= MESSAGES; i++) {
                assertThat(stream.next("notifications/progress")
                                .path("progress")
                                .asInt())
                        .isEqualTo(i);
            }
            assertThat(stream.next().at("/result/content/0/text").asString()).isEqualTo("all sent");
        }
    }

    @Test
    void unreadStreamsOfLargeMessagesStayWithinTheShareOfTheirCaller() {
        List<McpStream> unread = new ArrayList<>();
        List<ToolBinding> tools = List.of(flood(LARGE, "flood"));
        try (WireServer server = WireServer.with(tools, Map.of("mcp.limits.stream-memory", "4MB"))) {
            StreamMemory memory = server.bean(StreamMemory.class);
            for (int i = 0; i < UNREAD; i++) {
                unread.add(server.wire().call("flood").progressToken("t").open());
            }
            Await.until("the share is full", () -> memory.unread() > SHARE - LARGE.length() - 1_000);
            assertThat(memory.unread()).isLessThanOrEqualTo(SHARE);
            server.wire().request("tools/list").expectStatus(200);
            unread.forEach(McpStream::close);
            Await.until("all is given back", () -> memory.unread() == 0);
        }
    }

    /** Whether the handler comes to a halt, which it can only do in {@code progress}. */
    private static boolean waits(Thread thread) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (Instant.now().isBefore(deadline)) {
            if (thread.getState() == Thread.State.WAITING) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private ToolBinding flood(String message, String name) {
        return new ToolBinding(
                name,
                Descriptor.of("{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}"),
                List.of(),
                Execution.VIRTUAL_THREAD,
                (arguments, context) -> {
                    handler.complete(Thread.currentThread());
                    for (int i = 1; i <= MESSAGES; i++) {
                        context.progress(i, MESSAGES, message);
                    }
                    return new ToolOutput.Text("all sent");
                });
    }
}
