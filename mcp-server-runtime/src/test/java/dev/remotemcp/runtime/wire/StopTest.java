package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that stops without any configuration: nobody who waits for an answer loses it. */
final class StopTest {
    private static final String FILTER = "{\"toolsListChanged\":true}";

    @Test
    void aListenStreamEndsWithItsResultAndARunningCallWithItsAnswer() throws InterruptedException {
        try (WireServer server = WireServer.start();
                McpStream stream = server.wire().listen(FILTER).id("listening").open();
                BackgroundCall call = new BackgroundCall(server.wire().call("waits"))) {
            stream.next("notifications/subscriptions/acknowledged");
            server.gate().awaitEntered(1);
            Thread stopping = Thread.startVirtualThread(server::stop);

            assertThat(stream.toEnd().result().path("resultType").asString()).isEqualTo("complete");
            assertThat(stopping.isAlive()).as("waits for the call").isTrue();
            server.gate().open();
            assertThat(call.reply().text()).isEqualTo("the gate was open");
            stopping.join();
        }
    }

    @Test
    void aConnectionThatWaitsForNothingIsClosed() {
        try (WireServer server = WireServer.start();
                HttpConnection connection = server.wire().connect()) {
            connection.send(server.wire().call("echo").with("message", "before").bytes());
            assertThat(connection.read().status()).isEqualTo(200);
            server.stop();
            assertThat(connection.closedByServer()).isTrue();
        }
    }

    @Test
    void aCallThatOutlivesTheShutdownTimeoutIsInterrupted() {
        try (WireServer server = WireServer.with(Map.of("mcp.limits.shutdown-timeout", "100ms"));
                HttpConnection connection = server.wire().connect()) {
            connection.send(server.wire().call("waits").bytes());
            server.gate().awaitEntered(1);
            server.stop();
            server.gate().awaitInterrupted();
            assertThat(connection.closedByServer()).isTrue();
        }
    }
}
