package dev.remotemcp.runtime.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpClient.SyncSpec;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The SDK's client after the handshake, and what it put on the wire. */
final class SdkClient implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final HttpClientStreamableHttpTransport transport;
    private final McpSyncClient client;
    private final InitializeResult greeting;
    private volatile String sessionId = "";

    private SdkClient(int port, Consumer<SyncSpec> abilities) {
        transport = HttpClientStreamableHttpTransport.builder("http://localhost:" + port)
                .httpRequestCustomizer((request, method, uri, body, context) -> note(request, body))
                .build();
        SyncSpec spec = McpClient.sync(transport)
                .clientInfo(Implementation.builder("sdk-client", "2.1.0").build())
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE);
        abilities.accept(spec);
        client = spec.build();
        greeting = client.initialize();
    }

    /** A client that can do no more than ask. */
    static SdkClient of(PeerServer server) {
        return with(server, spec -> {});
    }

    static SdkClient with(PeerServer server, Consumer<SyncSpec> abilities) {
        return new SdkClient(server.port(), abilities);
    }

    McpSyncClient api() {
        return client;
    }

    InitializeResult greeting() {
        return greeting;
    }

    /** The session id of its last request. */
    String sessionId() {
        return sessionId;
    }

    CallToolResult call(String tool) {
        return call(tool, Map.of());
    }

    CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
    }

    /** The result's only block, which must be a text. */
    static String text(CallToolResult result) {
        assertThat(result.content()).singleElement().isInstanceOf(TextContent.class);
        return ((TextContent) result.content().getFirst()).text();
    }

    /** The next body put on the wire that contains this text. */
    String sent(String part) {
        return heard(sent, body -> body.contains(part), () -> {});
    }

    /** Sends a notification that the client's interface has no method for. */
    void send(String notification, Map<String, Object> params) {
        transport.sendMessage(new JSONRPCNotification(notification, params)).block(PATIENCE);
    }

    /**
     * What the client heard after an event that is made to happen until it is heard: nothing tells when the client's
     * GET stream is open, and what comes before is lost.
     */
    static <T> T heard(BlockingQueue<T> queue, Predicate<T> wanted, Runnable event) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end) {
                event.run();
                T next = queue.poll(50, TimeUnit.MILLISECONDS);
                while (next != null) {
                    if (wanted.test(next)) {
                        return next;
                    }
                    next = queue.poll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("Not heard within " + PATIENCE);
    }

    /** The outcome of something under way, with an event that is made to happen until it is there. */
    static <T> T untilDone(CompletableFuture<T> outcome, Runnable event) {
        BlockingQueue<T> queue = new LinkedBlockingQueue<>();
        outcome.thenAccept(queue::add);
        return heard(queue, done -> true, event);
    }

    /** The next elements; the client hands notifications on in parallel, so in any order. */
    static <T> List<T> next(BlockingQueue<T> queue, int count) throws InterruptedException {
        List<T> next = new ArrayList<>();
        while (next.size() < count) {
            T element = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(element).as("element %d after %s", next.size(), next).isNotNull();
            next.add(element);
        }
        return next;
    }

    private void note(HttpRequest.Builder request, @Nullable String body) {
        request.copy().build().headers().firstValue("Mcp-Session-Id").ifPresent(id -> sessionId = id);
        sent.add(Objects.requireNonNullElse(body, ""));
    }

    @Override
    public void close() {
        assertThat(client.closeGracefully()).as("closed in time").isTrue();
    }
}
