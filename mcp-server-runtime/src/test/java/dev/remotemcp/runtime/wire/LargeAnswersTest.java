package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Calls;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that calls make faster than they are sent. */
final class LargeAnswersTest {
    private static final int SIZE = 300_000;
    private static final int CALLS = 8;
    private static final String NO_ARGUMENTS = "{\"type\":\"object\"}";

    private final Gate handlers = new Gate();
    private final Gate eventLoop = new Gate();

    private List<Binding> tools() {
        return List.of(
                FixtureTools.tool("large", NO_ARGUMENTS, Execution.VIRTUAL_THREAD, (arguments, context) -> {
                    handlers.pass();
                    return new ToolOutput.Text("x".repeat(SIZE));
                }),
                FixtureTools.tool("blocks", NO_ARGUMENTS, Execution.EVENT_LOOP, (arguments, context) -> {
                    eventLoop.pass();
                    return ToolOutput.EMPTY;
                }));
    }

    private static byte[] large(WireServer server, boolean modern) {
        return modern
                ? server.wire().call("large").bytes()
                : server.legacy().open().call("large").bytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersThatWaitForTheirEventLoopStayWithinTheShareOfTheirCaller(boolean modern) {
        Map<String, Object> settings = Map.of(
                "micronaut.netty.event-loops.default.num-threads", 1,
                "mcp.memory.responses", "4MB",
                "mcp.memory.responses-per-caller", "1MB");
        List<HttpConnection> connections = new ArrayList<>();
        try (WireServer server = WireServer.with(tools(), settings)) {
            byte[] call = large(server, modern);
            for (int i = 0; i < CALLS; i++) {
                connections.add(server.wire().connect().send(call));
            }
            handlers.awaitEntered(CALLS);
            HttpConnection blocking = server.wire().connect();
            connections.add(blocking.send(server.wire().call("blocks").bytes()));
            eventLoop.awaitEntered(1);

            handlers.open();
            Calls calls = server.bean(Calls.class);
            Await.until("only the blocking call runs", () -> calls.active() == 1);
            assertThat(server.edge().responseBytes()).isBetween(3L * SIZE, 1_048_576L);
            eventLoop.open();

            int complete = 0;
            for (HttpConnection connection : connections.subList(0, CALLS)) {
                HttpAnswer answer = connection.read();
                if (answer.status() == 200) {
                    complete++;
                    assertThat(answer.text()).contains("x".repeat(SIZE));
                } else {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.header("Retry-After")).isPresent();
                    assertThat(answer.text()).contains("was carried out", "mcp.memory.responses");
                    assertThat(answer.json().has("id")).isTrue();
                }
            }
            assertThat(complete).isEqualTo(3);
            Await.until("nothing waits", () -> server.edge().responseBytes() == 0);
            assertThat(server.wire().call("large").send().text()).hasSize(SIZE);
        } finally {
            connections.forEach(HttpConnection::close);
        }
    }

    /** What a connection has taken stays in it, and what finds no room is refused as long as that can be said. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void clientsThatReadLaterGetWholeAnswersOrAreRefused(boolean modern) {
        Map<String, Object> settings = Map.of("mcp.memory.responses", "4MB", "mcp.memory.responses-per-caller", "1MB");
        List<HttpConnection> connections = new ArrayList<>();
        try (WireServer server = WireServer.with(tools(), settings)) {
            byte[] call = large(server, modern);
            for (int i = 0; i < 4 * CALLS; i++) {
                connections.add(server.wire().connect().send(call));
            }
            handlers.awaitEntered(4 * CALLS);
            handlers.open();
            Calls calls = server.bean(Calls.class);
            Await.until("all calls have ended", () -> calls.active() == 0);

            for (HttpConnection connection : connections) {
                HttpAnswer answer = connection.read();
                assertThat(answer.status()).isIn(200, 503);
                assertThat(answer.text())
                        .contains(answer.status() == 200 ? "x".repeat(SIZE) : "mcp.memory.responses-per-caller");
            }
            Await.until("nothing waits", () -> server.edge().responseBytes() == 0);
        } finally {
            connections.forEach(HttpConnection::close);
        }
    }
}
