package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.builder.McpServerBuilder;
import dev.remotemcp.runtime.call.Calls;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Handlers that compute run on threads of their own, which callers share. */
final class CpuBoundTest {
    private final Treadmill treadmill = new Treadmill();

    @AfterEach
    void stop() {
        treadmill.stop();
    }

    private static String where() {
        Thread thread = Thread.currentThread();
        return thread.isVirtual() ? "virtual" : thread.getName();
    }

    private static Binding pooled(String name, ToolHandler handler) {
        return FixtureTools.tool(name, "{\"type\":\"object\"}", Execution.COMPUTE_POOL, handler);
    }

    private Binding grinds(String name) {
        return pooled(name, (arguments, context) -> {
            treadmill.linger();
            return new ToolOutput.Text("ground");
        });
    }

    private static void everything(McpServerBuilder mcp) {
        mcp.configureMcpTool("where").cpuBound().handler((arguments, context) -> where());
        mcp.configureMcpTool("last_counts").cpuBound().nonBlocking().handler((arguments, context) -> where());
        mcp.configureMcpResource("note://where").withName("where").cpuBound().handler((variables, context) -> where());
        mcp.configureMcpPrompt("where")
                .withArgument("place", "a place", false)
                .withCompletion("place", (value, chosen, context) -> List.of(where()))
                .cpuBound()
                .handler((arguments, context) -> where());
    }

    @Test
    void everyKindOfHandlerCanComputeOnThePool() {
        try (WireServer server = WireServer.configured(List.of(), Map.of(), CpuBoundTest::everything)) {
            McpWire wire = server.wire();
            assertThat(wire.call("where").send().text()).startsWith("mcp-compute-default-");
            assertThat(wire.call("last_counts").send().text()).doesNotContain("mcp-compute");
            assertThat(wire.read("note://where").result().toString()).contains("mcp-compute-default-");
            assertThat(wire.prompt("where").result().toString()).contains("mcp-compute-default-");
            assertThat(wire.request("completion/complete")
                            .json("ref", "{\"type\":\"ref/prompt\",\"name\":\"where\"}")
                            .json("argument", "{\"name\":\"place\",\"value\":\"\"}")
                            .result()
                            .toString())
                    .contains("mcp-compute-default-");
            LegacySession session = server.legacy().open();
            assertThat(session.call("where").send().text()).startsWith("mcp-compute-default-");
        }
    }

    @Test
    void callersWhoHaveNothingRunningDoNotWaitForOthers() {
        try (WireServer server = WireServer.signedIn(
                        List.of(
                                grinds("grinds"),
                                pooled("computes", (arguments, context) -> new ToolOutput.Text("computed"))),
                        Map.of("mcp.limits.compute-threads", 1));
                BackgroundCall running =
                        new BackgroundCall(as("alice", server.wire().call("grinds")));
                BackgroundCall waiting =
                        new BackgroundCall(as("alice", server.wire().call("grinds")))) {
            treadmill.awaitEntered(1);
            assertThat(as("bob", server.wire().call("computes")).send().text()).isEqualTo("computed");
            assertThat(server.wire().call("echo").with("message", "x").send().text())
                    .isEqualTo("x");
            treadmill.stop();
            assertThat(running.reply().text()).isEqualTo("ground");
            assertThat(waiting.reply().text()).isEqualTo("ground");
        }
    }

    private static McpRequest as(String caller, McpRequest request) {
        return request.header("Authorization", caller);
    }

    @Test
    void timeInTheQueueCountsAndACallThatEndsThereLeavesIt() {
        try (WireServer server = WireServer.with(
                        List.of(grinds("grinds")),
                        Map.of("mcp.limits.compute-threads", 1, "mcp.limits.call-timeout", "300ms"));
                BackgroundCall running = new BackgroundCall(server.wire().call("grinds"))) {
            treadmill.awaitEntered(1);
            McpReply late = server.wire().call("grinds").send();
            assertThat(late.response().toString()).contains("mcp.limits.call-timeout");
            assertThat(running.reply().response().toString()).contains("mcp.limits.call-timeout");
            Calls calls = server.bean(Calls.class);
            Await.until("only the running call is left", () -> calls.active() <= 1);
            treadmill.stop();
            Await.until("nothing is left", () -> calls.active() == 0 && calls.callers() == 0);
        }
    }

    @Test
    void cancelledCallInTheQueueNeverRuns() {
        try (WireServer server = WireServer.with(List.of(grinds("grinds")), Map.of("mcp.limits.compute-threads", 1));
                BackgroundCall running = new BackgroundCall(server.wire().call("grinds"))) {
            treadmill.awaitEntered(1);
            Calls calls = server.bean(Calls.class);
            try (HttpConnection connection = server.wire().connect()) {
                connection.send(server.wire().call("grinds").bytes());
                Await.until("the second call waits", () -> calls.active() == 2);
            }
            Await.until("the second call is gone", () -> calls.active() == 1);
            treadmill.stop();
            assertThat(running.reply().text()).isEqualTo("ground");
        }
    }

    @Test
    void interruptionReachesTheThreadAndDoesNotOutliveTheCall() {
        Gate gate = new Gate();
        try (WireServer server = WireServer.with(
                List.of(
                        pooled("waits", (arguments, context) -> {
                            gate.pass();
                            return ToolOutput.EMPTY;
                        }),
                        pooled(
                                "interrupted",
                                (arguments, context) -> new ToolOutput.Text(
                                        Boolean.toString(Thread.currentThread().isInterrupted())))),
                Map.of("mcp.limits.compute-threads", 1, "mcp.limits.call-timeout", "200ms"))) {
            assertThat(server.wire().call("waits").send().response().toString()).contains("mcp.limits.call-timeout");
            gate.awaitInterrupted();
            for (int i = 0; i < 3; i++) {
                assertThat(server.wire().call("interrupted").send().text()).isEqualTo("false");
            }
        }
    }

    @Test
    void handlerThatAsksTheUserLendsItsThread() {
        FixtureQuestions questions = new FixtureQuestions();
        List<Binding> bindings = new ArrayList<>(questions.bindings());
        bindings.add(pooled(
                "asks",
                (arguments, context) ->
                        new ToolOutput.Text(context.elicit("who", "Who are you?", FixtureQuestions.Person.class)
                                .action()
                                .name())));
        bindings.add(pooled("computes", (arguments, context) -> new ToolOutput.Text("computed")));
        try (WireServer server = WireServer.with(bindings, Map.of("mcp.limits.compute-threads", 1))) {
            LegacySession session = server.legacy().open();
            try (LegacyStream one = session.call("asks").open();
                    LegacyStream two = session.call("asks").open()) {
                JsonNode first = one.question("elicitation/create");
                JsonNode second = two.question("elicitation/create");
                assertThat(session.call("computes").send().text()).isEqualTo("computed");
                session.answer(first, "{\"action\":\"decline\"}");
                session.answer(second, "{\"action\":\"cancel\"}");
                assertThat(one.toEnd().text()).isEqualTo("DECLINE");
                assertThat(two.toEnd().text()).isEqualTo("CANCEL");
            }
        }
    }

    @Test
    void nothingIsLostForASlowReader() {
        int messages = 20_000;
        String kilobyte = "x".repeat(1024);
        try (WireServer server = WireServer.with(
                        List.of(pooled("flood", (arguments, context) -> {
                            for (int i = 1; i <= messages; i++) {
                                context.progress(i, messages, kilobyte);
                            }
                            return new ToolOutput.Text("all sent");
                        })),
                        Map.of("mcp.limits.stream-buffer", 16));
                McpStream stream =
                        server.wire().call("flood").progressToken("t").open()) {
            for (int i = 1; i <= messages; i++) {
                assertThat(stream.next("notifications/progress")
                                .path("progress")
                                .asInt())
                        .isEqualTo(i);
            }
            assertThat(stream.next().at("/result/content/0/text").asString()).isEqualTo("all sent");
        }
    }
}
