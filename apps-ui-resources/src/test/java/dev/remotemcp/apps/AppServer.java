package dev.remotemcp.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with apps, and clients of both eras. */
final class AppServer implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("^\"(?:name|uri)\":\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedServer server;
    private Optional<String> session = Optional.empty();

    /** The era that a client speaks. */
    enum Era {
        MODERN,
        LEGACY
    }

    AppServer(Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.putAll(more);
        server = ApplicationContext.builder(properties)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    ApplicationContext context() {
        return server.getApplicationContext();
    }

    URI at(String path) {
        return URI.create(server.getURI() + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    /** The result of a request to the default server. */
    JsonNode result(Era era, String method, String params) throws IOException, InterruptedException {
        return result(era, "/mcp", method, params);
    }

    JsonNode result(Era era, String path, String method, String params) throws IOException, InterruptedException {
        JsonNode answer = send(era, path, method, params);
        assertThat(answer.has("result")).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    JsonNode send(Era era, String path, String method, String params) throws IOException, InterruptedException {
        if (era == Era.LEGACY && session.isEmpty()) {
            HttpResponse<String> opened = post(era, path, "initialize", """
                    "protocolVersion":"2025-11-25","clientInfo":{"name":"t","version":"1"},"capabilities":\
                    {"extensions":{"io.modelcontextprotocol/ui":{"mimeTypes":["text/html;profile=mcp-app"]}}}""");
            session = opened.headers().firstValue("mcp-session-id");
        }
        String body = post(era, path, method, params).body();
        String json = body.startsWith("{") ? body : body.replaceFirst("(?s).*data: ?(\\{.*?\\})\\s*$", "$1");
        return new JsonMapper().readTree(json);
    }

    private HttpResponse<String> post(Era era, String path, String method, String params)
            throws IOException, InterruptedException {
        String meta = """
                "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},\
                "io.modelcontextprotocol/clientCapabilities":\
                {"extensions":{"io.modelcontextprotocol/ui":{"mimeTypes":["text/html;profile=mcp-app"]}}}}""";
        String all = era == Era.LEGACY ? params : params.isEmpty() ? meta : params + "," + meta;
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", era == Era.LEGACY ? "2025-11-25" : "2026-07-28")
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + all + "}}"));
        if (era == Era.MODERN) {
            request.header("Mcp-Method", method);
            Matcher name = NAME.matcher(params);
            if (name.find()) {
                request.header("Mcp-Name", name.group(1));
            }
        }
        session.filter(id -> era == Era.LEGACY).ifPresent(id -> request.header("Mcp-Session-Id", id));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The entry of a list with a name or a URI. */
    static JsonNode entry(JsonNode list, String member, String value) {
        return list.valueStream()
                .filter(entry -> entry.path(member).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + value + " in " + list));
    }

    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
        client.close();
    }
}
