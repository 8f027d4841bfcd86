package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Calls that end early or are not even started, and connections that do not behave. */
final class LimitsTest {
    @Test
    void aClientThatLeavesInterruptsItsCall() {
        try (WireServer server = WireServer.start()) {
            try (HttpConnection connection = server.wire().connect()) {
                connection.send(server.wire().call("waits").bytes());
                server.gate().awaitEntered(1);
            }
            server.gate().awaitInterrupted();
            assertStillServes(server);
        }
    }

    @Test
    void aClientThatLeavesAStreamInterruptsItsCall() {
        try (WireServer server = WireServer.start()) {
            try (McpStream stream = server.wire()
                    .call("waits_after_progress")
                    .progressToken("t")
                    .open()) {
                stream.next("notifications/progress");
                server.gate().awaitEntered(1);
            }
            server.gate().awaitInterrupted();
            assertStillServes(server);
        }
    }

    @Test
    void aCallThatTakesTooLongIsInterruptedAndAnswered() {
        try (WireServer server = WireServer.with(Map.of("mcp.limits.call-timeout", "200ms"))) {
            McpReply reply = server.wire().call("waits").send();
            server.gate().awaitInterrupted();
            assertThat(reply.response().toString()).doesNotContain("Interrupted", "Exception");
            assertThat(reply.response().has("error")
                            || reply.result().path("isError").asBoolean())
                    .isTrue();
            assertStillServes(server);
        }
    }

    @Test
    void callsBeyondTheLimitAreRefusedUntilOneEnds() {
        try (WireServer server = WireServer.with(Map.of("mcp.limits.calls", 2, "mcp.limits.calls-per-caller", 2));
                BackgroundCall first = new BackgroundCall(server.wire().call("waits"));
                BackgroundCall second = new BackgroundCall(server.wire().call("waits"))) {
            server.gate().awaitEntered(2);
            McpReply refused = server.wire().call("echo").with("message", "x").expectStatus(503);
            refused.error(-32603);
            assertThat(refused.head().header("Retry-After")).isPresent();
            server.gate().open();
            assertThat(first.reply().text()).isEqualTo("the gate was open");
            assertThat(second.reply().text()).isEqualTo("the gate was open");
            assertStillServes(server);
        }
    }

    @Test
    void aShutdownLetsRunningCallsFinishAndTakesNoNewOnes() {
        WireServer server = WireServer.start();
        try (BackgroundCall call = new BackgroundCall(server.wire().call("waits"))) {
            server.gate().awaitEntered(1);
            Thread stopping = Thread.startVirtualThread(server::stop);
            awaitRefusal(server);
            assertThat(stopping.isAlive()).as("waits for the call").isTrue();
            server.gate().open();
            assertThat(call.reply().text()).isEqualTo("the gate was open");
        } finally {
            server.close();
        }
    }

    /** Asks until a request is refused, by the server or by its closed port. */
    private static void awaitRefusal(WireServer server) {
        long patience = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < patience) {
            try {
                McpReply reply = server.wire().call("echo").with("message", "x").send();
                if (reply.head().status() != 200) {
                    reply.expectStatus(503).error(-32603);
                    return;
                }
            } catch (UncheckedIOException refused) {
                return;
            }
        }
        throw new AssertionError("The server goes on taking requests");
    }

    @Test
    void aBodyThatTricklesInIsCutOff() {
        try (WireServer server = WireServer.with(Map.of("mcp.connections.request-timeout", "300ms"));
                HttpConnection connection = server.wire().connect()) {
            byte[] request = server.wire().call("echo").with("message", "slow").bytes();
            connection.send(Arrays.copyOf(request, request.length - 20));
            HttpAnswer answer = connection.read();
            Expected.anonymousError(408, -32600).verify(answer);
            assertThat(connection.closedByServer()).isTrue();
            assertStillServes(server);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 150})
    void aRequestThatStopsHalfwayIsForgotten(int bytes) {
        try (WireServer server = WireServer.start()) {
            byte[] request = server.wire().call("echo").with("message", "x").bytes();
            try (HttpConnection connection = server.wire().connect()) {
                connection.send(Arrays.copyOf(request, bytes)).endOutput();
            }
            assertStillServes(server);
        }
    }

    @Test
    void requestsInARowAreAnsweredInTheirOrder() {
        try (WireServer server = WireServer.start();
                HttpConnection connection = server.wire().connect()) {
            McpWire wire = server.wire();
            List<String> messages = List.of("one", "two", "three", "four", "five");
            for (String message : messages) {
                String tool = message.equals("two") ? "echo_on_event_loop" : "echo";
                connection.send(wire.call(tool).with("message", message).bytes());
            }
            for (String message : messages) {
                JsonNode answer = connection.read().json();
                WireSchema.shared().check("tools/call", answer);
                assertThat(answer.path("result")
                                .path("content")
                                .path(0)
                                .path("text")
                                .asString())
                        .isEqualTo(message);
            }
        }
    }

    @Test
    void aConnectionServesOnAfterARefusal() {
        try (WireServer server = WireServer.start();
                HttpConnection connection = server.wire().connect()) {
            connection.send(server.wire().request("no/such").bytes());
            assertThat(connection.read().status()).isEqualTo(404);
            connection.send(server.wire().call("echo").with("message", "x").bytes());
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void anExpectationToContinueIsMet() {
        try (WireServer server = WireServer.start();
                HttpConnection connection = server.wire().connect()) {
            byte[] request = server.wire()
                    .call("echo")
                    .with("message", "x")
                    .header("Expect", "100-continue")
                    .bytes();
            HttpAnswer answer = connection.send(request).read();
            assertThat(answer.interim()).containsExactly(100);
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void longIdsAndProgressTokensAreRefused() {
        try (WireServer server = WireServer.start();
                HttpConnection connection = server.wire().connect()) {
            String request = new String(
                    server.wire()
                            .call("echo")
                            .with("message", "x")
                            .progressToken("TOKEN")
                            .bytes(),
                    StandardCharsets.ISO_8859_1);
            String body = request.substring(request.indexOf("\r\n\r\n") + 4);
            String longId = body.replaceFirst("\"id\":[^,]+", "\"id\":\"" + "i".repeat(1_100) + "\"");
            assertThat(connection.send(withBody(request, longId)).read().status())
                    .isEqualTo(400);
            HttpAnswer token = connection
                    .send(withBody(request, body.replace("TOKEN", "t".repeat(1_100))))
                    .read();
            assertThat(token.text()).contains("-32602").contains("progressToken");
            assertStillServes(server);
        }
    }

    private static String withBody(String request, String body) {
        String head = request.substring(0, request.indexOf("\r\n\r\n") + 4);
        return head.replaceFirst("(?i)content-length: \\d+", "Content-Length: " + body.length()) + body;
    }

    @Test
    void headIsRefusedWithoutABody() {
        try (WireServer server = WireServer.start();
                HttpConnection connection = server.wire().connect()) {
            connection.send("HEAD /mcp HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n\r\n");
            HttpAnswer answer = connection.readHeadersOnly();
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).hasValue("POST, DELETE, GET");
            assertThat(connection.closedByServer()).as("no body follows").isTrue();
        }
    }

    @Test
    void aConfiguredBodySizeHolds() {
        try (WireServer server = WireServer.with(Map.of("mcp.limits.body-size", "1KB"))) {
            server.wire().call("echo").with("message", "x".repeat(400)).result();
            McpWire wire = server.wire();
            try (HttpConnection connection = wire.connect()) {
                connection.sendMeanwhile(
                        wire.call("echo").with("message", "x".repeat(2_000)).bytes());
                Expected.anonymousError(413, -32600).verify(connection.read());
            }
        }
    }

    @Test
    void aConfiguredOriginIsAllowed() {
        try (WireServer server = WireServer.with(Map.of(
                "mcp.allowed-origins",
                List.of("https://app.example.org"),
                "mcp.allowed-hosts",
                List.of("mcp.example.org"),
                "mcp.auth.provider",
                "none"))) {
            server.wire()
                    .request("tools/list")
                    .header("Origin", "https://app.example.org")
                    .header("Host", "mcp.example.org")
                    .result();
            for (String other : List.of("https://app.example.org.evil.example", "http://app.example.org")) {
                try (HttpConnection connection = server.wire().connect()) {
                    connection.send(server.wire()
                            .request("tools/list")
                            .header("Origin", other)
                            .bytes());
                    Expected.anonymousError(403, -32600).verify(connection.read());
                }
            }
        }
    }

    private static void assertStillServes(WireServer server) {
        assertThat(server.wire()
                        .call("echo")
                        .with("message", "still here")
                        .expectStatus(200)
                        .text())
                .isEqualTo("still here");
    }
}
