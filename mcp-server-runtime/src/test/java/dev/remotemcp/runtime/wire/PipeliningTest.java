package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several requests on one connection, sent before the first answer (RFC 9112, section 9.3.2). */
class PipeliningTest {
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void aRequestThatArrivesInPartsBehindOthersIsAnsweredInItsTurn() throws Exception {
        try (WireServer server = WireServer.with(
                        List.of(
                                tool("slow", Execution.VIRTUAL_THREAD),
                                tool("second", Execution.EVENT_LOOP),
                                tool("third", Execution.EVENT_LOOP)),
                        Map.of());
                HttpConnection connection = server.wire().connect()) {
            byte[] third = server.wire().call("third").bytes();
            int middle = third.length - 20;
            connection.send(server.wire().call("slow").bytes());
            started.get(10, TimeUnit.SECONDS);
            connection.send(server.wire().call("second").bytes());
            connection.send(Arrays.copyOf(third, middle));
            released.countDown();
            assertThat(connection.read().toString()).contains("slow");
            assertThat(connection.read().toString()).contains("second");

            connection.send(Arrays.copyOfRange(third, middle, third.length));

            assertThat(connection.read().toString()).contains("third");
        }
    }

    private ToolBinding tool(String name, Execution execution) {
        return new ToolBinding(
                name,
                Descriptor.of("{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}"),
                List.of(),
                execution,
                (arguments, context) -> {
                    if (execution == Execution.VIRTUAL_THREAD) {
                        started.complete(null);
                        released.await();
                    }
                    return new ToolOutput.Text(name);
                });
    }

    @Test
    void manyRequestsInARowForMicronautsOwnRoutesAreAllAnswered() {
        try (WireServer server = WireServer.start();
                HttpConnection connection = server.wire().connect()) {
            String request = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
            connection.sendMeanwhile(request.repeat(1_000).getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1_000; i++) {
                assertThat(connection.read().status()).isEqualTo(404);
            }
        }
    }
}
