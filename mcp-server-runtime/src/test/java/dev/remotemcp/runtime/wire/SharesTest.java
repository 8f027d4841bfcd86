package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.call.Calls;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.protocol.OpenStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One caller takes their share of the limits, and leaves room for the others. */
final class SharesTest {
    private static final String LISTEN = "{\"toolsListChanged\":true}";
    private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

    private static McpRequest as(String caller, McpRequest request) {
        return request.header("Authorization", caller);
    }

    private static McpRequest echo(WireServer server, String caller) {
        return as(caller, server.wire().call("echo").with("message", "x"));
    }

    @Test
    void callsOfOneCallerLeaveRoomForOthers() {
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.calls", 8));
                BackgroundCall first =
                        new BackgroundCall(as("alice", server.wire().call("waits")));
                BackgroundCall second =
                        new BackgroundCall(as("alice", server.wire().call("waits")))) {
            server.gate().awaitEntered(2);
            McpReply refused = echo(server, "alice").expectStatus(429);
            assertThat(refused.error(-32603).path("message").asString())
                    .contains("You run 2 calls already", "mcp.limits.calls-per-caller");
            assertThat(refused.head().header("Retry-After")).hasValue("1");
            assertThat(echo(server, "bob").expectStatus(200).text()).isEqualTo("x");
            server.gate().open();
            first.reply();
            second.reply();
            echo(server, "alice").expectStatus(200);
            awaitNobody(server);
        }
    }

    @Test
    void someCallersWhoRunManyCallsLeaveRoomForOneWhoRunsNone() {
        List<BackgroundCall> running = new ArrayList<>();
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.calls", 8))) {
            for (String caller : List.of("alice", "bob", "carol")) {
                running.add(new BackgroundCall(as(caller, server.wire().call("waits"))));
                running.add(new BackgroundCall(as(caller, server.wire().call("waits"))));
            }
            running.add(new BackgroundCall(as("dan", server.wire().call("waits"))));
            server.gate().awaitEntered(7);
            assertThat(echo(server, "dan")
                            .expectStatus(503)
                            .error(-32603)
                            .path("message")
                            .asString())
                    .contains("mcp.limits.calls", "callers who run none");
            echo(server, "erin").expectStatus(200);
            server.gate().open();
            running.forEach(BackgroundCall::reply);
        } finally {
            running.forEach(BackgroundCall::close);
        }
    }

    @Test
    void everyKindOfCallCounts() {
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.calls", 4));
                BackgroundCall only =
                        new BackgroundCall(as("alice", server.wire().call("waits")))) {
            server.gate().awaitEntered(1);
            McpWire wire = server.wire();
            as("alice", wire.call("echo_on_event_loop").with("message", "x")).expectStatus(429);
            as("alice", wire.read("note://plain")).expectStatus(429).error(-32603);
            as("alice", wire.prompt("asks_in_prompt")).expectStatus(429).error(-32603);
            as("alice", wire.request("tools/list")).expectStatus(200);
            as("bob", wire.read("note://plain")).expectStatus(200);
            server.gate().open();
            only.reply();
        }
    }

    @Test
    void callerWhoAwaitsEachAnswerIsNeverRefused() {
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.calls-per-caller", 1));
                HttpConnection connection = server.wire().connect()) {
            for (int i = 0; i < 200; i++) {
                connection.send(echo(server, "alice").bytes());
                assertThat(connection.read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void legacyCallerAtTheBoundIsRefusedForNow() {
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.calls", 4));
                HttpConnection first = server.legacy().connect()) {
            LegacySession session = server.legacy().open();
            session.call("waits").sendOn(first);
            server.gate().awaitEntered(1);
            McpReply refused = session.call("echo").with("message", "x").expectStatus(429);
            assertThat(refused.error(-32603).path("message").asString()).contains("mcp.limits.calls-per-caller");
            assertThat(refused.head().header("Retry-After")).hasValue("1");
            echo(server, "bob").expectStatus(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"breaks", "fails_for_model", "later", "later_fails", "nothing", "unwritable", "no_such"})
    void shareComesBackHoweverACallEnds(String tool) {
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.calls", 4))) {
            for (int i = 0; i < 3; i++) {
                as("alice", server.wire().call(tool)).send();
            }
            awaitNobody(server);
        }
    }

    @Test
    void shareComesBackFromCallsThatAreCutOff() {
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.call-timeout", "200ms"))) {
            as("alice", server.wire().call("waits")).send();
            server.gate().awaitInterrupted();
            try (HttpConnection connection = server.wire().connect()) {
                connection.send(as("bob", server.wire().call("waits")).bytes());
                server.gate().awaitEntered(2);
            }
            server.gate().awaitInterrupted();
            awaitNobody(server);
        }
    }

    private static void awaitNobody(WireServer server) {
        Calls calls = server.bean(Calls.class);
        Await.until("no call counts any more", () -> calls.active() == 0 && calls.callers() == 0);
    }

    @Test
    void fullServerEndsAStreamOfWhoHasMost() {
        try (WireServer server = WireServer.signedIn(
                        List.of(), Map.of("mcp.limits.streams", 4, "mcp.limits.streams-per-caller", 3));
                McpStream oldest = listen(server, "alice");
                McpStream second = listen(server, "alice");
                McpStream third = listen(server, "alice");
                McpStream ofBob = listen(server, "bob")) {
            try (McpStream another = listen(server, "bob")) {
                assertThat(oldest.next().path("result").path("resultType").asString())
                        .isEqualTo("complete");
                assertThat(server.bean(OpenStreams.class).openOf("alice")).isEqualTo(2);
                assertThat(server.bean(OpenStreams.class).openOf("bob")).isEqualTo(2);
                as("carol", server.wire().listen(LISTEN)).open().next(ACKNOWLEDGED);
                second.next();
                server.catalog().toolsChanged();
                third.next("notifications/tools/list_changed");
                ofBob.next("notifications/tools/list_changed");
                another.next("notifications/tools/list_changed");
            }
        }
    }

    private static McpStream listen(WireServer server, String caller) {
        McpStream stream = as(caller, server.wire().listen(LISTEN)).open();
        stream.next(ACKNOWLEDGED);
        return stream;
    }

    @Test
    void streamsOfOneCallerLeaveRoomForOthers() {
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.streams", 4));
                McpStream only = listen(server, "alice")) {
            McpReply refused = as("alice", server.wire().listen(LISTEN)).expectStatus(429);
            assertThat(refused.error(-32603).path("message").asString()).contains("mcp.limits.streams-per-caller");
            assertThat(refused.head().header("Retry-After")).hasValue("1");
            listen(server, "bob").close();
            LegacySession session = server.legacy().open();
            try (LegacyStream standalone = session.listen()) {
                McpReply too = session.get().expectStatus(429);
                assertThat(too.error(-32600).path("message").asString()).contains("mcp.limits.streams-per-caller");
                standalone.marker();
            }
            assertThat(only.head().status()).isEqualTo(200);
        }
        // A stream that has ended leaves nothing behind, however it ended.
        try (WireServer server = WireServer.signedIn(List.of(), Map.of("mcp.limits.streams", 4))) {
            listen(server, "alice").close();
            OpenStreams streams = server.bean(OpenStreams.class);
            Await.until("the stream is gone", () -> streams.open() == 0 && streams.openOf("alice") == 0);
        }
    }

    @Test
    void sharesAreOfEachServerAlone() {
        Gate gate = new Gate();
        List<Binding> tools = List.of(
                FixtureTools.tool("waits", (arguments, context) -> {
                    gate.pass();
                    return ToolOutput.EMPTY;
                }),
                FixtureTools.tool("goes", (arguments, context) -> ToolOutput.EMPTY));
        try (WireServer server = WireServer.several(
                        Map.of("default", tools, "admin", tools),
                        Map.of(
                                "mcp.servers.admin.endpoint",
                                "/admin",
                                "mcp.servers.admin.limits.calls-per-caller",
                                1));
                BackgroundCall running =
                        new BackgroundCall(server.wire().at("/admin").call("waits"))) {
            gate.awaitEntered(1);
            server.wire().at("/admin").call("goes").expectStatus(429);
            server.wire().call("goes").expectStatus(200);
            gate.open();
            running.reply();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calls-per-caller   | 0  | mcp.limits.calls-per-caller is 0: set it to 1 or more, or leave it out
            calls-per-caller   | 9  | mcp.limits.calls-per-caller is 9, more than mcp.limits.calls, which is 8: set it to 8 or less, or leave it out
            streams-per-caller | -1 | mcp.limits.streams-per-caller is -1: set it to 1 or more, or leave it out
            streams-per-caller | 9  | mcp.limits.streams-per-caller is 9, more than mcp.limits.streams, which is 8: set it to 8 or less, or leave it out
            compute-threads    | 0  | mcp.limits.compute-threads is 0: set it to 1 or more, or leave it out
            stuck-calls        | 0  | mcp.limits.stuck-calls is 0: set it to 1 or more, or leave it out
            hold-time          | 0s | mcp.limits.hold-time is PT0S: set it to 1ms or more, for example 500ms
            """)
    void shareThatIsNoneFailsStartup(String setting, String value, String message) {
        Map<String, Object> limits = Map.of("mcp.limits.calls", 8, "mcp.limits.streams", 8);
        assertThatThrownBy(() -> start(limits, "mcp.limits." + setting, value)).hasMessageContaining(message);
        assertThatThrownBy(() -> start(limits, "mcp.servers.admin.limits." + setting, value))
                .hasMessageContaining(message)
                .hasMessageContaining("mcp.servers.admin.limits.*");
    }

    private static void start(Map<String, Object> limits, String setting, String value) {
        Map<String, Object> settings = new HashMap<>(limits);
        settings.put("mcp.servers.admin.endpoint", "/admin");
        settings.put(setting, value);
        WireServer.with(settings).close();
    }
}
