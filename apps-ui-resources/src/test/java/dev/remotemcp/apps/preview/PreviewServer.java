package dev.remotemcp.apps.preview;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A server with a preview, and what asks for its pages. */
final class PreviewServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedServer server;

    PreviewServer(Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("micronaut.server.port", -1);
        server = ApplicationContext.builder(all)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** By the name that the server listens on. */
    String origin() {
        return "http://127.0.0.1:" + port();
    }

    /**
     * Asks for something below {@code /mcp/preview}.
     *
     * @param headers names and values in turn
     */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + "/mcp/preview" + path));
        return client.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    /** Asks for the page around a view. */
    HttpResponse<String> sandbox(String csp) throws IOException, InterruptedException {
        return get("/sandbox?host=" + encoded(origin()) + "&csp=" + encoded(csp));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
        client.close();
    }
}
