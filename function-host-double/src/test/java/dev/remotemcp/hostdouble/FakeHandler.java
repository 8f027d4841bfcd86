package dev.remotemcp.hostdouble;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A custom handler as a process of its own that does as its test asks. */
final class FakeHandler {
    private static final CountDownLatch RELEASED = new CountDownLatch(1);
    private static final CountDownLatch LEFT = new CountDownLatch(1);

    private FakeHandler() {}

    /** Ends at once with {@code ends}, listens nowhere with {@code silent}. */
    public static void main(String[] args) throws Exception {
        switch (args.length == 0 ? "" : args[0]) {
            case "ends" -> System.exit(7);
            case "silent" -> new CountDownLatch(1).await();
            default -> serve(Integer.parseInt(System.getenv("FUNCTIONS_CUSTOMHANDLER_PORT")));
        }
    }

    private static void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", FakeHandler::answer);
        server.start();
        System.out.println("listening");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/echo/a/b" -> echo(exchange);
                case "/env" ->
                    send(
                            exchange,
                            200,
                            String.valueOf(
                                    System.getenv(exchange.getRequestURI().getQuery())));
                case "/pid" ->
                    send(exchange, 200, Long.toString(ProcessHandle.current().pid()));
                case "/folder" ->
                    send(exchange, 200, Path.of("").toAbsolutePath().toString());
                case "/stream" -> stream(exchange);
                case "/release" -> {
                    RELEASED.countDown();
                    send(exchange, 204, "");
                }
                case "/endless" -> endless(exchange);
                case "/left" -> {
                    LEFT.await();
                    send(exchange, 200, "left");
                }
                case "/hangs" -> new CountDownLatch(1).await();
                case "/exit" -> System.exit(3);
                default -> send(exchange, 404, "nothing here");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        exchange.getResponseHeaders().add("X-Two", "1");
        exchange.getResponseHeaders().add("X-Two", "2");
        send(
                exchange,
                202,
                String.join(
                        "\n",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers.getFirst("Host"),
                        headers.getFirst("X-Mine"),
                        String.valueOf(headers.getFirst("X-Azure-Functions-InvocationId")),
                        String.valueOf(headers.getFirst("X-Azure-Functions-HostVersion")),
                        body));
    }

    private static void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("first\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        RELEASED.await();
        out.write("second\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void endless(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        try {
            while (true) {
                exchange.getResponseBody().write("more\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (IOException gone) {
            LEFT.countDown();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Writes a function app whose handler this is. */
    static Path app(Path folder, String mode, String access, String more) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path classes = Path.of("target", "test-classes").toAbsolutePath();
        Files.writeString(folder.resolve("host.json"), """
                {"version": "2.0", "configurationProfile": "mcp-custom-handler", %s
                 "customHandler": {
                   "description": {"defaultExecutablePath": "%s",
                     "arguments": ["-XX:TieredStopAtLevel=1", "-cp", "%s", "%s", "%s"]},
                   "http": {"DefaultAuthorizationLevel": "%s"}}}
                """.formatted(
                        more, java, classes, FakeHandler.class.getName(), mode, access));
        Files.writeString(folder.resolve("local.settings.json"), """
                {"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "custom", "MCP_SOMETHING": "set"}}
                """);
        return folder;
    }
}
