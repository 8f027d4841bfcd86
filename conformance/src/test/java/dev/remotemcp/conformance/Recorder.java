package dev.remotemcp.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that anybody may load from, and that remembers what they asked for. */
final class Recorder implements AutoCloseable {
    private static final byte[] IMAGE = """
            <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>""".getBytes(StandardCharsets.UTF_8);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Recorder(HttpServer server) {
        this.server = server;
    }

    static Recorder start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        Recorder recorder = new Recorder(server);
        server.createContext("/", recorder::answer);
        server.start();
        return recorder;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Paths with their queries, in the order in which they were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Forgets what it was asked for. */
    void forget() {
        asked.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            boolean image = exchange.getRequestURI().getPath().endsWith(".svg");
            exchange.getResponseHeaders().set("Content-Type", image ? "image/svg+xml" : "text/html");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.sendResponseHeaders(200, IMAGE.length);
            exchange.getResponseBody().write(IMAGE);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
