package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The quickstart is asked to stop by a signal, without any configuration for that. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends processes without asking")
class StopTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @Test
    void aSignalEndsListenStreamsWithTheirResultAndThenTheProcess() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start("quickstart");
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    client.send(listen(server.url()), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(next(events).path("method").asString())
                        .isEqualTo("notifications/subscriptions/acknowledged");
                server.askToStop();
                JsonNode last = next(events);
                assertThat(last.path("id").asInt()).isEqualTo(1);
                assertThat(last.path("result").path("resultType").asString()).isEqualTo("complete");
                assertThat(events.lines().filter(line -> line.startsWith("data:")))
                        .isEmpty();
            }
            assertThat(server.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void aSignalEndsTheStreamsOfSessionsAndThenTheProcess() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start("quickstart");
                HttpClient client = HttpClient.newHttpClient()) {
            String session = client.send(initialize(server.url()), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Mcp-Session-Id")
                    .orElseThrow();
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(server.url())
                            .header("Accept", "text/event-stream")
                            .header("Mcp-Session-Id", session)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                server.askToStop();
                assertThat(events.lines().filter(line -> line.startsWith("data: {")))
                        .isEmpty();
            }
            assertThat(server.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void aListeningHostIsToldThatTheServerStops() throws Exception {
        ServerProcess server = ServerProcess.start("quickstart");
        TypeScriptClient host;
        try (server) {
            host = TypeScriptClient.start(Host.V2_MODERN, "hearsTheServerGo", server.url())
                    .await("listening");
        }
        TypeScriptClient.Session session = host.end();

        assertThat(session.complaints()).isEmpty();
        assertThat(session.at("/closed").asString()).isEqualTo("graceful");
    }

    private static HttpRequest initialize(URI url) {
        String body = """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
                  "capabilities":{},"clientInfo":{"name":"stop","version":"1"}}}""";
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest listen(URI url) {
        String body = """
                {"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{
                  "notifications":{"toolsListChanged":true},
                  "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
                           "io.modelcontextprotocol/clientCapabilities":{}}}}""";
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "subscriptions/listen")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static JsonNode next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = events.readLine();
        }
        assertThat(line).as("the next message").isNotNull();
        return JsonMapper.shared().readTree(line.substring("data:".length()));
    }
}
