package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.call.ToolOutput;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many connections there may be, and how long they may take. */
class ConnectionsTest {
    private static final Map<String, Object> IMPATIENT = Map.of("mcp.connections.request-timeout", "300ms");
    private static final Map<String, Object> FOUR = Map.of("mcp.connections.max", 4, "mcp.connections.per-peer", 4);

    @Controller("/silent")
    @Requires(property = SilentRoute.SETTING)
    static class SilentRoute {
        static final String SETTING = "connections-test.silent";

        @Get
        CompletableFuture<String> silent() {
            return new CompletableFuture<>();
        }
    }

    @Test
    void silentConnectionIsClosed() {
        try (WireServer server = WireServer.with(IMPATIENT);
                HttpConnection silent = server.wire().connect()) {
            assertThat(silent.read().status()).isEqualTo(408);
            assertThat(silent.closedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "POST /mcp HTTP/1.1\r\n", "POST /mcp HTTP/1.1\r\nHost: x\r\nX-Slow: 1\r\n"})
    void headThatTricklesInIsCutOff(String begun) {
        try (WireServer server = WireServer.with(IMPATIENT);
                HttpConnection slow = server.wire().connect()) {
            slow.send(begun);
            assertThat(slow.read().status()).isEqualTo(408);
            assertThat(slow.closedByServer()).isTrue();
        }
    }

    @Test
    void laterHeadHasTheSameDeadlineAndAnIdleConnectionHasNot() {
        try (WireServer server = WireServer.with(IMPATIENT);
                HttpConnection idle = server.wire().connect();
                HttpConnection slow = server.wire().connect()) {
            byte[] request = server.wire().call("echo").with("message", "x").bytes();
            assertThat(idle.send(request).read().status()).isEqualTo(200);
            assertThat(slow.send(request).read().status()).isEqualTo(200);
            slow.send("POST /mcp HT");
            assertThat(slow.read().status()).isEqualTo(408);
            assertThat(slow.closedByServer()).isTrue();
            assertThat(idle.send(request).read().status()).isEqualTo(200);
        }
    }

    @Test
    void bodyForAnotherRouteMayNotTrickleInEither() {
        try (WireServer server = WireServer.with(IMPATIENT);
                HttpConnection slow = server.wire().connect()) {
            slow.send("POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nslow");
            assertThat(slow.eventuallyClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle-timeout", "read-idle-timeout", "write-idle-timeout"})
    void connectionWithoutARequestClosesAfterMicronautsIdleTimeouts(String setting) {
        try (WireServer server = WireServer.with(Map.of("micronaut.server." + setting, "1s"));
                HttpConnection idle = server.wire().connect()) {
            byte[] request = server.wire().call("echo").with("message", "x").bytes();
            assertThat(idle.send(request).read().status()).isEqualTo(200);
            assertThat(idle.closedByServer()).isTrue();
        }
    }

    @Test
    void connectionWhoseRouteOfMicronautsNeverAnswersClosesAfterThatTime() {
        Map<String, Object> settings = Map.of("micronaut.server.idle-timeout", "1s", SilentRoute.SETTING, true);
        try (WireServer server = WireServer.with(settings);
                HttpConnection connection = server.wire().connect()) {
            byte[] request = server.wire().call("echo").with("message", "x").bytes();
            assertThat(connection.send(request).read().status()).isEqualTo(200);
            connection.send("GET /silent HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(connection.closedByServer()).isTrue();
        }
    }

    /** A call is at work, and a stream waits for what happens, however long that takes. */
    @Test
    void connectionThatIsBeingAnsweredIsNotIdle() {
        try (WireServer server = WireServer.with(Map.of("micronaut.server.idle-timeout", "1s"));
                HttpConnection calling = server.wire().connect();
                HttpConnection idle = server.wire().connect()) {
            byte[] request = server.wire().call("echo").with("message", "x").bytes();
            calling.send(server.wire().call("waits").bytes());
            server.gate().awaitEntered(1);
            assertThat(idle.send(request).read().status()).isEqualTo(200);
            assertThat(idle.closedByServer()).as("idle for as long").isTrue();
            server.gate().open();
            assertThat(calling.read().status()).isEqualTo(200);
        }
    }

    @Test
    void prefaceOfHttp2HasADeadline() {
        Map<String, Object> http2 = Map.of(
                "mcp.connections.request-timeout", "300ms",
                "micronaut.server.http-version", "2.0");
        try (WireServer server = WireServer.with(http2);
                HttpConnection silent = server.wire().connect();
                HttpConnection half = server.wire().connect()) {
            half.send("PRI * HTTP/2.0\r\n");
            assertThat(silent.eventuallyClosedByServer()).isTrue();
            assertThat(half.eventuallyClosedByServer()).isTrue();
        }
    }

    @Test
    void tlsHandshakeHasADeadline(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "not secret",
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        Map<String, Object> tls = Map.of(
                "mcp.connections.request-timeout",
                "300ms",
                "micronaut.server.ssl.enabled",
                true,
                "micronaut.server.ssl.port",
                -1,
                "micronaut.server.ssl.key-store.path",
                "file:" + keys,
                "micronaut.server.ssl.key-store.password",
                "not secret",
                "micronaut.server.ssl.key-store.type",
                "PKCS12");
        try (WireServer server = WireServer.with(tls);
                HttpConnection silent = server.wire().connect();
                HttpConnection half = server.wire().connect()) {
            half.send(new byte[] {0x16, 3, 1, 0x10, 0, 1});
            assertThat(silent.eventuallyClosedByServer()).isTrue();
            assertThat(half.eventuallyClosedByServer()).isTrue();
        }
    }

    @Test
    void newcomerTakesThePlaceOfTheOldestWithoutARequest() {
        try (WireServer server = WireServer.with(FOUR);
                HttpConnection oldest = server.wire().connect().send("POST")) {
            Await.until("first", () -> server.edge().connections() == 1);
            try (HttpConnection second = server.wire().connect();
                    HttpConnection third = server.wire().connect();
                    HttpConnection fourth = server.wire().connect()) {
                Await.until("four", () -> server.edge().connections() == 4);
                server.wire().call("echo").with("message", "x").result();
                assertThat(oldest.closedByServer()).isTrue();
                byte[] request = server.wire().call("echo").with("message", "x").bytes();
                assertThat(fourth.send(request).read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void idleConnectionsStayLongerThanThoseThatNeverSentARequest() {
        try (WireServer server = WireServer.with(FOUR);
                HttpConnection idle = server.wire().connect()) {
            byte[] request = server.wire().call("echo").with("message", "x").bytes();
            assertThat(idle.send(request).read().status()).isEqualTo(200);
            List<HttpConnection> silent = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                silent.add(server.wire().connect());
            }
            Await.until("ten", () -> server.edge().connections() <= 4);
            assertThat(idle.send(request).read().status()).isEqualTo(200);
            silent.forEach(HttpConnection::close);
        }
    }

    @Test
    void connectionsThatAreBeingAnsweredStay() {
        try (WireServer server = WireServer.with(Map.of("mcp.connections.max", 2, "mcp.connections.per-peer", 2));
                BackgroundCall first = new BackgroundCall(server.wire().call("waits"));
                BackgroundCall second = new BackgroundCall(server.wire().call("waits"))) {
            server.gate().awaitEntered(2);
            try (HttpConnection refused = server.wire().connect()) {
                assertThat(refused.closedByServer()).isTrue();
            }
            server.gate().open();
            assertThat(first.reply().text()).isEqualTo("the gate was open");
            assertThat(second.reply().text()).isEqualTo("the gate was open");
        }
    }

    @Test
    void closedConnectionsMakeRoom() {
        try (WireServer server = WireServer.with(FOUR)) {
            for (int i = 0; i < 40; i++) {
                server.wire().call("echo").with("message", "x").result();
            }
            Await.until("all closed", () -> server.edge().connections() == 0);
        }
    }

    @Test
    void http2StreamsCountLikeConnections() throws Exception {
        Map<String, Object> http2 = Map.of(
                "mcp.connections.max", 12,
                "mcp.connections.per-peer", 12,
                "micronaut.server.http-version", "2.0");
        try (WireServer server = WireServer.with(http2);
                HttpClient stranger = HttpClient.newHttpClient()) {
            assertThat(stranger.send(request(server, text("x")), HttpResponse.BodyHandlers.ofString())
                            .version())
                    .isEqualTo(HttpClient.Version.HTTP_2);
            List<CompletableFuture<?>> stalled = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                stalled.add(stranger.sendAsync(request(server, new Announced()), HttpResponse.BodyHandlers.ofString()));
            }
            Await.until(
                    "all that are too many are reset",
                    () -> stalled.stream().filter(CompletableFuture::isDone).count() >= 40 - 11);
            assertThat(server.edge().connections()).isLessThanOrEqualTo(12);
            server.wire().call("echo").with("message", "x").result();
            stranger.shutdownNow();
        }
    }

    @Test
    void http2ConnectionHasALimitOfStreams() throws Exception {
        try (WireServer server = WireServer.with(Map.of("micronaut.server.http-version", "2.0"));
                HttpClient stranger = HttpClient.newHttpClient()) {
            stranger.send(request(server, text("x")), HttpResponse.BodyHandlers.ofString());
            List<CompletableFuture<?>> stalled = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                stalled.add(stranger.sendAsync(request(server, new Announced()), HttpResponse.BodyHandlers.ofString()));
            }
            Await.until("too many", () -> stalled.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
            assertThatThrownBy(() -> stalled.stream()
                            .filter(CompletableFuture::isCompletedExceptionally)
                            .findFirst()
                            .orElseThrow()
                            .join())
                    .hasRootCauseInstanceOf(IOException.class);
            assertThat(server.edge().connections()).isLessThanOrEqualTo(130);
            server.wire().call("echo").with("message", "x").result();
            stranger.shutdownNow();
        } catch (UncheckedIOException e) {
            throw new AssertionError("A caller on HTTP/1.1 was not served", e);
        }
    }

    /** Without a window nothing is sent, not even that the answer ends, so only a reset lets go of it. */
    @Test
    void http2ClientWithoutAWindowLosesTheAnswersBeyondItsShare() throws Exception {
        Map<String, Object> settings = Map.of(
                "micronaut.server.http-version", "2.0",
                "mcp.memory.responses", "4MB",
                "mcp.memory.responses-per-caller", "1MB");
        try (WireServer server = WireServer.with(settings)) {
            server.catalog()
                    .add(FixtureTools.tool("large", (arguments, context) -> new ToolOutput.Text("x".repeat(300_000))));
            try (Http2Frames frames = Http2Frames.openWithoutWindow(server.port())) {
                String call = new String(server.wire().call("large").bytes(), StandardCharsets.UTF_8);
                Map<String, String> headers = Map.of(
                        "content-type", "application/json",
                        "accept", "application/json, text/event-stream",
                        "mcp-protocol-version", "2026-07-28",
                        "mcp-method", "tools/call",
                        "mcp-name", "large");
                for (int stream = 1; stream < 32; stream += 2) {
                    frames.post(stream, "/mcp", "127.0.0.1:" + server.port(), headers);
                    frames.lastData(stream, call.substring(call.indexOf("\r\n\r\n") + 4));
                }
                String answer = frames.answer();
                while (answer.equals("200")) {
                    answer = frames.answer();
                }
                assertThat(answer).isIn("503", "RST_STREAM");
                Await.until("its share", () -> server.edge().responseBytes() <= 1_048_576);
                server.wire().call("echo").with("message", "x").result();
            }
            Await.until("nothing waits", () -> server.edge().responseBytes() == 0);
        }
    }

    @Test
    void operatingSystemKeepsLittleOfWhatAClientDoesNotRead() {
        try (WireServer server = WireServer.start();
                HttpConnection silent = server.wire().connect()) {
            server.catalog()
                    .add(FixtureTools.tool(
                            "large", (arguments, context) -> new ToolOutput.Text("x".repeat(3_000_000))));
            silent.send(server.wire().call("large").bytes());
            Await.until("most waits in the connection", () -> server.edge().responseBytes() > 1_500_000);
        }
    }

    @Test
    void anotherSizeOfThatBufferHolds() {
        try (WireServer server = WireServer.with(Map.of("micronaut.server.netty.child-options.so-sndbuf", 65_536))) {
            assertThat(server.bean(NettyHttpServerConfiguration.class).getChildOptions())
                    .containsEntry(ChannelOption.SO_SNDBUF, 65_536);
        }
    }

    @Test
    void callersBehindATrustedProxyEachHaveTheirOwnShare() {
        Map<String, Object> proxied = Map.of(
                "mcp.connections.trusted-proxies", "loopback",
                "mcp.connections.per-peer", 1,
                "mcp.limits.calls-per-caller", 1);
        try (WireServer server = WireServer.with(proxied);
                BackgroundCall first =
                        new BackgroundCall(server.wire().call("waits").header("X-Forwarded-For", "198.51.100.1"));
                BackgroundCall second = new BackgroundCall(
                        server.wire().call("waits").header("X-Forwarded-For", "203.0.113.5, 198.51.100.2"))) {
            server.gate().awaitEntered(2);
            server.wire()
                    .call("echo")
                    .with("message", "x")
                    .header("X-Forwarded-For", "198.51.100.2")
                    .expectStatus(429);
            server.gate().open();
            assertThat(first.reply().text()).isEqualTo("the gate was open");
            assertThat(second.reply().text()).isEqualTo("the gate was open");
        }
    }

    @Test
    void boundsThatContradictFailStartup() {
        assertThatThrownBy(() -> WireServer.with(Map.of("mcp.connections.max", 4, "mcp.connections.per-peer", 5)))
                .hasStackTraceContaining("mcp.connections.per-peer is 5, more than the 4 of mcp.connections.max");
        assertThatThrownBy(() -> WireServer.with(Map.of("mcp.connections.max", 0)))
                .hasStackTraceContaining("mcp.connections.max is 0: set it to 1 or more");
        assertThatThrownBy(() -> WireServer.with(Map.of("mcp.connections.request-timeout", "0s")))
                .hasStackTraceContaining("mcp.connections.request-timeout");
        assertThatThrownBy(() ->
                        WireServer.with(Map.of("mcp.memory.requests", "1MB", "mcp.memory.requests-per-caller", "2MB")))
                .hasStackTraceContaining("mcp.memory.requests-per-caller");
    }

    private static HttpRequest.BodyPublisher text(String message) {
        return HttpRequest.BodyPublishers.ofString("""
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"message":"%s"},\
                "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(message));
    }

    private static HttpRequest request(WireServer server, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "echo")
                .POST(body)
                .build();
    }

    /** A body that is announced, begins and does not go on. */
    private static final class Announced implements HttpRequest.BodyPublisher {
        @Override
        public long contentLength() {
            return 100_000;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private boolean begun;

                @Override
                public void request(long pieces) {
                    if (!begun) {
                        begun = true;
                        subscriber.onNext(ByteBuffer.wrap("{".getBytes(StandardCharsets.US_ASCII)));
                    }
                }

                @Override
                public void cancel() {}
            });
        }
    }
}
