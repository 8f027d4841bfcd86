package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.OpenStreams;
import dev.remotemcp.runtime.protocol.Receiver;
import dev.remotemcp.runtime.protocol.Reply;
import dev.remotemcp.runtime.protocol.ServerEvent;
import dev.remotemcp.runtime.state.SessionStore;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that stays after a request keeps the bytes of its body. */
final class KeptRequestsTest {
    private static final String PADDING = "x".repeat(1_000_000);

    private final WireServer server = WireServer.start();
    private final List<Request> requests = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listenStreamKeepsNothingOfItsRequest() {
        WeakReference<byte[]> body = send(
                Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "subscriptions/listen"),
                "subscriptions/listen",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":{}},"
                        + "\"notifications\":{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"note://plain\"]}");
        assertThat(requests.getLast().events).hasSize(1);
        assertIsFreed(body);
        assertThat(server.bean(OpenStreams.class).open()).isEqualTo(1);
        server.catalog().toolsChanged();
        assertThat(requests.getLast().events).hasSize(2).last().asString().contains("list_changed", "\"id-1\"");
    }

    @Test
    void sessionKeepsNothingOfItsRequests() throws Exception {
        WeakReference<byte[]> initialize = send(
                Map.of(),
                "initialize",
                "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"roots\":{},\"extensions\":{\"a/b\":{}}},"
                        + "\"clientInfo\":{\"name\":\"n\",\"version\":\"1\"}");
        String id = requests.getLast().reply.get(10, TimeUnit.SECONDS).headers().get("Mcp-Session-Id");
        assertThat(id).isNotNull();
        assertIsFreed(initialize);

        Map<String, String> session = Map.of("Mcp-Session-Id", String.valueOf(id));
        WeakReference<byte[]> subscribe = send(session, "resources/subscribe", "\"uri\":\"note://plain\"");
        assertThat(requests.getLast().reply.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertIsFreed(subscribe);

        WeakReference<byte[]> level = send(session, "logging/setLevel", "\"level\":\"error\"");
        assertIsFreed(level);

        WeakReference<byte[]> call =
                send(session, "tools/call", "\"name\":\"reports_progress\",\"_meta\":{\"progressToken\":\"token\"}");
        requests.getLast().ended.get(10, TimeUnit.SECONDS);
        assertThat(server.live().endedBytes()).isPositive();
        assertIsFreed(call);
        assertThat(server.bean(SessionStore.class).sessions().find(String.valueOf(id)))
                .get()
                .satisfies(kept -> assertThat(kept.subscriptions()).containsExactly("note://plain"));
    }

    private WeakReference<byte[]> send(Map<String, String> headers, String method, String params) {
        byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":\"id-1\",\"method\":\"" + method + "\",\"params\":{\"padding\":\""
                        + PADDING + "\"," + params + "}}")
                .getBytes(StandardCharsets.UTF_8);
        Request request = new Request(headers);
        requests.add(request);
        server.bean(Receiver.class).receive(request, body);
        return new WeakReference<>(body);
    }

    private static void assertIsFreed(WeakReference<byte[]> body) {
        Await.until("the body of the request is freed", () -> {
            System.gc();
            return body.get() == null;
        });
    }

    /** A request whose connection stays. */
    private static final class Request implements Exchange, EventStream {
        private final Map<String, String> headers;
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final List<String> events = new ArrayList<>();
        private final List<Runnable> onDisconnect = new ArrayList<>();

        Request(Map<String, String> headers) {
            this.headers = headers;
        }

        @Override
        public @Nullable String header(String name) {
            return headers.get(name);
        }

        @Override
        public Optional<Principal> principal() {
            return Optional.empty();
        }

        @Override
        public String owner() {
            return "";
        }

        @Override
        public String shareKey() {
            return "peer 192.0.2.1";
        }

        @Override
        public void reply(Reply answer) {
            reply.complete(answer);
        }

        @Override
        public EventStream stream() {
            return this;
        }

        @Override
        public Executor virtualThreads() {
            return Thread::startVirtualThread;
        }

        @Override
        public Runnable hold() {
            return () -> {};
        }

        @Override
        public void forgetRequest() {}

        @Override
        public synchronized void onDisconnect(Runnable action) {
            onDisconnect.add(action);
        }

        @Override
        public void send(ServerEvent event) {
            offer(event);
        }

        @Override
        public void awaitRoom(int bytes) {
            // There is always room.
        }

        @Override
        public boolean isOpen() {
            return !ended.isDone();
        }

        @Override
        public synchronized boolean offer(ServerEvent event) {
            events.add(new String(event.data(), StandardCharsets.UTF_8));
            return true;
        }

        @Override
        public void end(ServerEvent event) {
            offer(event);
            end();
        }

        @Override
        public void end() {
            ended.complete(true);
        }
    }
}
