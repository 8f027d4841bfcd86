package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.guard.RequestHead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of callers who may not be served, and of callers who send more than their share. */
class StrangersTest {
    private static final String ANNOUNCED = "Content-Type: application/json\r\nContent-Length: 4190000\r\n\r\n";

    @Test
    void strangerIsAnsweredBeforeTheBodyArrives() {
        try (WireServer server = WireServer.guarded(StrangersTest::decide, Map.of());
                HttpConnection connection = server.wire().connect()) {
            HttpAnswer answer = connection.send(head(server) + ANNOUNCED).read();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Connection")).hasValue("close");
            assertThat(server.edge().requestBytes()).isZero();
        }
    }

    @Test
    void strangersBodyIsDroppedSoThatTheAnswerCanBeRead() {
        try (WireServer server = WireServer.guarded(StrangersTest::decide, Map.of());
                HttpConnection connection = server.wire().connect()) {
            connection.send(head(server) + "Content-Type: application/json\r\nContent-Length: 300000\r\n\r\n");
            connection.send(new byte[300_000]);
            assertThat(connection.read().status()).isEqualTo(401);
            assertThat(connection.closedByServer()).isTrue();
        }
    }

    @Test
    void smallRefusedBodyLeavesTheConnectionUsable() {
        try (WireServer server = WireServer.guarded(StrangersTest::decide, Map.of());
                HttpConnection connection = server.wire().connect()) {
            String refused = head(server) + "Content-Type: application/json\r\nContent-Length: 5\r\n\r\nhello";
            connection.send(refused + refused);
            assertThat(connection.read().status()).isEqualTo(401);
            assertThat(connection.read().status()).isEqualTo(401);
            connection.send(signedIn(server, "fast"));
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void refusedBodyInPiecesLeavesTheConnectionUsable() {
        try (WireServer server = WireServer.guarded(StrangersTest::decide, Map.of());
                HttpConnection connection = server.wire().connect()) {
            connection.send(head(server) + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(401);
            connection.send("5\r\nhello\r\n").send("0\r\n\r\n").send(signedIn(server, "fast"));
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "later"})
    void signedInCallerIsServedHoweverTheRequestIsCut(String token) {
        try (WireServer server = WireServer.guarded(StrangersTest::decide, Map.of())) {
            String request = signedIn(server, token);
            for (int cut : new int[] {10, request.indexOf("\r\n\r\n") + 4, request.length() - 5, request.length()}) {
                try (HttpConnection connection = server.wire().connect()) {
                    connection.send(request.substring(0, cut)).send(request.substring(cut) + request);
                    assertThat(connection.read().status()).isEqualTo(200);
                    assertThat(connection.read().status()).isEqualTo(200);
                }
            }
            Await.until("memory", () -> server.edge().requestBytes() == 0);
        }
    }

    @Test
    void continueIsSentOnlyToCallersWhoMaySendABody() {
        try (WireServer server = WireServer.guarded(StrangersTest::decide, Map.of())) {
            try (HttpConnection stranger = server.wire().connect()) {
                HttpAnswer answer = stranger.send(head(server) + "Expect: 100-continue\r\n" + ANNOUNCED)
                        .read();
                assertThat(answer.interim()).isEmpty();
                assertThat(answer.status()).isEqualTo(401);
            }
            try (HttpConnection known = server.wire().connect()) {
                String request = signedIn(server, "later").replaceFirst("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
                int body = request.indexOf("\r\n\r\n") + 4;
                known.send(request.substring(0, body)).send(request.substring(body));
                HttpAnswer answer = known.read();
                assertThat(answer.interim()).containsExactly(100);
                assertThat(answer.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void announcedLengthAloneHoldsNoMemory() {
        try (WireServer server = WireServer.start()) {
            List<HttpConnection> connections = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                connections.add(server.wire().connect().send(head(server) + ANNOUNCED + "{"));
            }
            server.wire().call("echo").with("message", "x").result();
            assertThat(server.edge().requestBytes()).isLessThan(30 * 8_192);
            connections.forEach(HttpConnection::close);
        }
    }

    @Test
    void largestBodyGivesWayWhenACallerHasTheirShare() {
        Map<String, Object> memory = Map.of("mcp.memory.requests", "2MB", "mcp.memory.requests-per-caller", "1MB");
        try (WireServer server = WireServer.with(memory);
                HttpConnection large = server.wire().connect()) {
            large.send(head(server) + ANNOUNCED).send(new byte[700_000]);
            Await.until("memory", () -> server.edge().requestBytes() >= 700_000);
            try (HttpConnection next = server.wire().connect()) {
                next.send(head(server) + ANNOUNCED).send(new byte[500_000]);
                HttpAnswer answer = large.read();
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isPresent();
                assertThat(answer.text()).contains("mcp.memory.requests");
                server.wire().call("echo").with("message", "small ones pass").result();
            }
            Await.until("memory", () -> server.edge().requestBytes() == 0);
        }
    }

    @Test
    void callersWhoAreServedKeepTheirMemoryUntilTheyAreAnswered() {
        Map<String, Object> memory = Map.of("mcp.memory.requests", "1MB", "mcp.memory.requests-per-caller", "300KB");
        try (WireServer server = WireServer.with(memory);
                BackgroundCall running =
                        new BackgroundCall(server.wire().call("waits").with("ignored", "x".repeat(200_000)))) {
            server.gate().awaitEntered(1);
            assertThat(server.edge().requestBytes()).isGreaterThan(200_000);
            try (HttpConnection other = server.wire().connect()) {
                other.send(server.wire()
                        .call("echo")
                        .with("message", "x".repeat(200_000))
                        .bytes());
                HttpAnswer refused = other.read();
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.text()).contains("mcp.memory.requests-per-caller");
            }
            server.gate().open();
            assertThat(running.reply().text()).isEqualTo("the gate was open");
            Await.until("memory", () -> server.edge().requestBytes() == 0);
        }
    }

    @Test
    void callThatGoesOnWithoutItsClientKeepsItsMemory() {
        try (WireServer server = WireServer.start()) {
            try (HttpConnection leaving = server.wire().connect()) {
                leaving.send(server.wire()
                        .call("ignores_interruption")
                        .with("ignored", "x".repeat(200_000))
                        .bytes());
                server.gate().awaitEntered(1);
            }
            Await.until("closed", () -> server.edge().connections() == 0);
            assertThat(server.edge().requestBytes()).isGreaterThan(200_000);
            server.gate().open();
            Await.until("memory", () -> server.edge().requestBytes() == 0);
        }
    }

    @Test
    void bodiesForMicronautsOwnRoutesComeFromTheSameMemory() {
        Map<String, Object> memory = Map.of("mcp.memory.requests", "1MB", "mcp.memory.requests-per-caller", "300KB");
        try (WireServer server = WireServer.with(memory);
                HttpConnection connection = server.wire().connect()) {
            connection.send("POST /nothing HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n" + ANNOUNCED);
            connection.send(new byte[500_000]);
            assertThat(connection.read().status()).isIn(404, 503);
            Await.until("memory", () -> server.edge().requestBytes() == 0);
            server.wire().call("echo").with("message", "x").result();
        }
    }

    @Test
    void clientThatReadsNothingGetsNoFurtherAnswers() {
        Map<String, Object> memory = Map.of("mcp.memory.responses", "4MB", "mcp.memory.responses-per-caller", "2MB");
        try (WireServer server = WireServer.with(memory);
                HttpConnection connection = server.wire().connect()) {
            byte[] request = server.wire()
                    .call("echo")
                    .with("message", "x".repeat(100_000))
                    .bytes();
            Thread sending = Thread.startVirtualThread(() -> {
                for (int i = 0; i < 400; i++) {
                    connection.send(request);
                }
            });
            Await.until("memory", () -> server.edge().responseBytes() > 0);
            for (int i = 0; i < 5; i++) {
                server.wire().call("echo").with("message", "x").result();
                assertThat(server.edge().responseBytes()).isLessThan(2_000_000);
            }
            assertThat(sending.isAlive()).as("the server has stopped reading").isTrue();
        }
    }

    private static CompletionStage<Authentication> decide(RequestHead head) {
        String token = String.join("", head.headers("Authorization"));
        Authentication accepted = new Authentication.Accepted(() -> token, Instant.MAX);
        return switch (token) {
            case "fast" -> CompletableFuture.completedFuture(accepted);
            case "later" -> CompletableFuture.supplyAsync(() -> accepted, Thread::startVirtualThread);
            default ->
                CompletableFuture.completedFuture(
                        new Authentication.Refused(401, -31401, "who are you", Map.of("WWW-Authenticate", "Bearer")));
        };
    }

    private static String head(WireServer server) {
        return "POST /mcp HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n";
    }

    private static String signedIn(WireServer server, String token) {
        byte[] request = server.wire().call("echo").with("message", "x").bytes();
        return new String(request, StandardCharsets.ISO_8859_1)
                .replaceFirst("\r\n", "\r\nAuthorization: " + token + "\r\n");
    }
}
