package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Calls;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that keep their threads: named, bounded, and no trouble for the others. */
final class StuckCallsTest {
    private static final String SCHEMA = "{\"type\":\"object\"}";

    private final Treadmill treadmill = new Treadmill();
    private final LogLines log = new LogLines();

    @AfterEach
    void stop() {
        treadmill.stop();
        log.close();
    }

    private Binding tool(String name, Execution execution, Runnable work) {
        return FixtureTools.tool(name, SCHEMA, execution, (arguments, context) -> {
            work.run();
            return new ToolOutput.Text(name);
        });
    }

    private static String text(McpReply reply) {
        return reply.response().toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"VIRTUAL_THREAD", "COMPUTE_POOL"})
    void toolWhoseCallsDoNotEndIsNamedAndRefusedWhileOthersGoOn(Execution execution) {
        try (WireServer server = WireServer.with(
                List.of(
                        tool("lingers", execution, treadmill::linger),
                        tool("goes", execution, () -> {}),
                        tool("other", Execution.VIRTUAL_THREAD, () -> {})),
                Map.of(
                        "mcp.limits.call-timeout", "100ms",
                        "mcp.limits.compute-threads", 1,
                        "mcp.limits.stuck-calls", 2))) {
            for (int i = 0; i < 2; i++) {
                int soFar = i;
                assertThat(text(server.wire().call("lingers").send())).contains("mcp.limits.call-timeout");
                Await.until(
                        "the call is named",
                        () -> log.about("the tool 'lingers'").size() > soFar);
            }
            assertThat(log.about("the tool 'lingers'").getFirst())
                    .contains("does not end", "mcp.limits.call-timeout is PT0.1S", "called from", "Treadmill.linger");
            assertThat(log.about("the tool 'lingers'").getLast()).contains("refused from now on");
            McpReply refused = server.wire().call("lingers").expectStatus(200);
            assertThat(refused.result().path("isError").asBoolean()).isTrue();
            assertThat(text(refused)).contains("Cannot use the tool 'lingers' now: 2 of its calls");
            assertThat(server.legacy().open().call("lingers").send().text()).contains("Cannot use the tool 'lingers'");
            assertThat(server.wire().call("goes").send().text()).isEqualTo("goes");
            assertThat(server.wire().call("other").send().text()).isEqualTo("other");
            assertThat(log.about("the tool 'lingers'")).as("each call once").hasSize(2);

            treadmill.stop();
            Calls calls = server.bean(Calls.class);
            Await.until("the stuck calls have ended", () -> calls.active() == 0);
            assertThat(server.wire().call("lingers").send().text()).isEqualTo("lingers");
        }
    }

    @Test
    void callThatNobodyWantsAnyMoreBecomesStuckToo() {
        try (WireServer server = WireServer.with(
                List.of(tool("lingers", Execution.VIRTUAL_THREAD, treadmill::linger)),
                Map.of("mcp.limits.call-timeout", "100ms", "mcp.limits.stuck-calls", 1))) {
            try (HttpConnection connection = server.wire().connect()) {
                connection.send(server.wire().call("lingers").bytes());
                treadmill.awaitEntered(1);
            }
            Await.until(
                    "the call is named", () -> log.about("the tool 'lingers'").size() == 1);
            assertThat(server.wire().call("lingers").send().text()).startsWith("Cannot use the tool 'lingers' now");
        }
    }

    @Test
    void handlersThatComputeOnVirtualThreadsAreNamedAndTheOthersRun() {
        VirtualThreadSchedulerMXBean scheduler =
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int carriers = scheduler.getParallelism();
        AtomicInteger begun = new AtomicInteger();
        List<BackgroundCall> running = new ArrayList<>();
        try (WireServer server = WireServer.with(
                List.of(
                        FixtureTools.tool("computes", SCHEMA, Execution.VIRTUAL_THREAD, (arguments, context) -> {
                            String thread = Thread.currentThread().getName();
                            if (begun.incrementAndGet() <= carriers) {
                                treadmill.compute();
                            }
                            return new ToolOutput.Text("computed by " + thread);
                        }),
                        tool("other", Execution.VIRTUAL_THREAD, () -> {})),
                Map.of("mcp.limits.hold-time", "100ms"))) {
            for (int i = 0; i < carriers; i++) {
                running.add(new BackgroundCall(server.wire().call("computes")));
                treadmill.awaitEntered(1); // the client is a virtual thread too, which must send before all are taken
            }
            waitInEachQueue();
            try (HttpConnection connection = server.wire().connect()) { // a platform thread
                connection.send(server.wire().call("other").bytes());
                assertThat(connection.read().json().toString()).contains("other");
            }
            assertThat(log.about("the tool 'computes'"))
                    .singleElement()
                    .asString()
                    .contains("does not let go of its processor", "@CpuBound", "Treadmill.compute");
            assertThat(server.wire().call("computes").send().text())
                    .as("further calls of it meanwhile")
                    .startsWith("computed by mcp-compute-default-");
            treadmill.stop();
            running.forEach(call -> assertThat(call.reply().text()).isEqualTo("computed by "));
            Calls calls = server.bean(Calls.class);
            Await.until("the calls have ended", () -> calls.active() == 0);
            assertThat(server.wire().call("computes").send().text()).isEqualTo("computed by ");
            Await.until("the JVM has its usual carriers", () -> scheduler.getParallelism() == carriers);
        }
    }

    /**
     * The JVM has a few queues of virtual threads that may run, and which one it takes depends on the thread that asks.
     */
    private static void waitInEachQueue() {
        for (int i = 0; i < 32; i++) {
            try {
                Thread.ofPlatform()
                        .start(() -> Thread.startVirtualThread(() -> {}))
                        .join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** One that goes on for a client that comes back, and one that nobody wants any more. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handlersThatReportToClientsWhoHaveGoneLetOthersRun(boolean modern) {
        int number = 2 * Runtime.getRuntime().availableProcessors() + 1;
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger reporting = new AtomicInteger();
        Gate gate = new Gate();
        try (WireServer server = WireServer.with(
                List.of(
                        FixtureTools.tool("reports", SCHEMA, Execution.VIRTUAL_THREAD, (arguments, context) -> {
                            gate.passUninterrupted();
                            reporting.incrementAndGet();
                            for (int i = 1; !over.get(); i++) {
                                context.progress(i);
                            }
                            return ToolOutput.EMPTY;
                        }),
                        tool("other", Execution.VIRTUAL_THREAD, () -> {})),
                Map.of("mcp.limits.hold-time", "1m"))) {
            List<HttpConnection> connections = new ArrayList<>();
            LegacySession session = server.legacy().open();
            for (int i = 0; i < number; i++) {
                byte[] call = modern
                        ? server.wire().call("reports").progressToken("t" + i).bytes()
                        : session.call("reports").progressToken("t" + i).bytes();
                connections.add(server.wire().connect().send(call));
            }
            gate.awaitEntered(number);
            try (HttpConnection other = server.wire().connect()) {
                connections.forEach(HttpConnection::close);
                gate.open();
                Await.until("the handlers report", () -> reporting.get() > 0);
                other.send(server.wire().call("other").bytes());
                assertThat(other.read().json().toString()).contains("other");
            } finally {
                over.set(true);
            }
        }
    }

    @Test
    void deadlineIsAnsweredWhileNoVirtualThreadRuns() {
        List<HttpConnection> connections = new ArrayList<>();
        try (WireServer server = WireServer.with(
                List.of(tool("computes", Execution.VIRTUAL_THREAD, treadmill::compute)),
                Map.of("mcp.limits.hold-time", "1m", "mcp.limits.call-timeout", "500ms"))) {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors() + 1; i++) {
                HttpConnection connection = server.wire().connect();
                connections.add(connection);
                connection.send(server.wire().call("computes").bytes());
            }
            for (HttpConnection connection : connections) {
                assertThat(connection.read().json().toString()).contains("mcp.limits.call-timeout");
                connection.close();
            }
            treadmill.stop();
        }
    }

    @Test
    void handlerThatHoldsItsEventLoopIsNamedOnceWhileItDoes() {
        Gate gate = new Gate();
        try (WireServer server = WireServer.with(
                List.of(FixtureTools.tool("blocks", SCHEMA, Execution.EVENT_LOOP, (arguments, context) -> {
                    gate.pass();
                    return new ToolOutput.Text("free");
                })),
                Map.of("mcp.limits.hold-time", "100ms"))) {
            try (HttpConnection first = server.wire().connect()) {
                first.send(server.wire().call("blocks").bytes());
                gate.awaitEntered(1);
                Await.until(
                        "the handler is named",
                        () -> !log.about("the tool 'blocks'").isEmpty());
                assertThat(log.about("the tool 'blocks'"))
                        .singleElement()
                        .asString()
                        .contains("has held its event loop for", "mcp.limits.hold-time is PT0.1S", "Gate.pass");
                gate.open();
                assertThat(first.read().json().toString()).contains("free");
            }
        }
    }

    @Test
    void handlerThatBlocksItsEventLoopIsInterruptedWhenItsTimeIsOver() {
        Gate gate = new Gate();
        try (WireServer server = WireServer.with(
                List.of(FixtureTools.tool("blocks", SCHEMA, Execution.EVENT_LOOP, (arguments, context) -> {
                    gate.pass();
                    return new ToolOutput.Text("free");
                })),
                Map.of("mcp.limits.call-timeout", "200ms"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(text(server.wire().call("blocks").send())).contains("mcp.limits.call-timeout");
                gate.awaitInterrupted();
            }
        }
    }
}
