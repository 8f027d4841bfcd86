package dev.remotemcp.auth.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys and other documents, counts who fetches them, and fails on demand. */
final class KeyServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private final Semaphore answered = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile Answer answer = exchange -> {};

    /** What is done with one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    KeyServer(Map<String, Object>... keys) throws IOException {
        publish(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            String path = exchange.getRequestURI().getRawPath();
            paths.add(path);
            try (exchange) {
                if (documents.containsKey(path)) {
                    send(exchange, documents.get(path));
                } else {
                    answer.to(exchange);
                }
            } finally {
                answered.release();
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return at("/keys");
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    int fetches() {
        return fetches.get();
    }

    /** What was fetched, in order. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    /** Publishes a document beside the keys. */
    void document(String path, String text) {
        documents.put(path, text);
    }

    /** Waits until so many requests have been answered that were not waited for before. */
    boolean awaitAnswers(int count) throws InterruptedException {
        return answered.tryAcquire(count, 20, TimeUnit.SECONDS);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final void publish(Map<String, Object>... keys) {
        body(JSONObjectUtils.toJSONString(Map.of("keys", List.of(keys))));
    }

    void body(String text) {
        answer = exchange -> send(exchange, text);
    }

    void fail() {
        status(500);
    }

    void status(int status) {
        answer = exchange -> exchange.sendResponseHeaders(status, -1);
    }

    void redirect(URI elsewhere) {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", elsewhere.toString());
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Sends the beginning of an answer and never the rest. */
    void stall() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
