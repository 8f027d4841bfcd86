package dev.remotemcp.minientra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An HTTP server that only this machine reaches, each request on a virtual thread. */
final class LoopbackServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final int LARGEST_BODY = 1 << 20;

    /** The usual 50 connections that wait are too few for tests with many clients at once. */
    private static final int BACKLOG = 1024;

    /** A page elsewhere may point a name of its own at this machine; its requests carry that name. */
    private static final Pattern LOOPBACK_HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Journal journal;

    /** Binds, so that the address is known, and answers nothing yet. */
    LoopbackServer(InetSocketAddress address, Journal journal) {
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "Binds to a loopback address such as 127.0.0.1 only, not to " + address.getHostString());
        }
        this.journal = journal;
        try {
            server = HttpServer.create(address, BACKLOG);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot bind to " + address, failed);
        }
    }

    URI base() {
        InetAddress address = server.getAddress().getAddress();
        String host = address instanceof Inet6Address ? "[::1]" : address.getHostAddress();
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    void serve(Function<Request, Answer> handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                write(exchange, answer(exchange, handler));
            }
        });
        server.setExecutor(threads);
        // Its own thread inherits from the one that starts it that it keeps no program from ending.
        try {
            Thread.ofPlatform().daemon().start(server::start).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange, Function<Request, Answer> handler) throws IOException {
        Optional<String> host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"));
        if (!LOOPBACK_HOST.matcher(host.orElse("")).matches()) {
            return Answer.empty(403);
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Answer.empty(413);
        }
        Request request;
        try {
            request = read(exchange, new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Answer.empty(400);
        }
        journal.add(request);
        try {
            return handler.apply(request);
        } catch (RuntimeException bug) {
            // Messages may hold what the request held, so neither the log nor the answer has them.
            LOG.log(System.Logger.Level.ERROR, () -> "A request was not answered: " + frames(bug));
            return Answer.json(
                    500,
                    Map.of("error", "server_error", "exception", bug.getClass().getName()));
        }
    }

    /** What was thrown, where, and because of what, without any message. */
    private static String frames(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.getClass().getName());
        for (StackTraceElement frame : thrown.getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        Throwable cause = thrown.getCause();
        return cause == null
                ? text.toString()
                : text.append("\nCaused by: ").append(frames(cause)).toString();
    }

    private static Request read(HttpExchange exchange, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
        }
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Map<String, String> parameters = Request.parameters(query);
        String type = headers.getOrDefault("content-type", "");
        boolean form = type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        if (form) {
            parameters.putAll(Request.parameters(body));
        }
        return new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), parameters, headers, form ? "" : body);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
