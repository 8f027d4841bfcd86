package dev.remotemcp.packaging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What clients of both eras ask a server when they meet it, and calls of tools. */
final class TrainingRequests {
    private static final String MODERN = "2026-07-28";
    private static final String LEGACY = "2025-11-25";
    private static final int ROUNDS = 20;

    /** No tool has this name: a call of it takes all steps but the tool's own. */
    private static final TrainingCall UNKNOWN = new TrainingCall("no-such-tool", "{}");

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI url;
    private int id;

    TrainingRequests(URI url) {
        this.url = url;
    }

    /**
     * Sends everything a few times; answers of sign-in (401, 403) are answers.
     *
     * @throws PackagingException if the server does not answer, or a call of the user's fails
     */
    void send(List<TrainingCall> calls) throws PackagingException {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                modern("server/discover", json.createObjectNode());
                modern("tools/list", json.createObjectNode());
                call(calls, this::modern);
            }
            HttpResponse<String> initialized = legacy("", "initialize", initialize());
            String session = initialized.headers().firstValue("Mcp-Session-Id").orElse("");
            legacy(session, "notifications/initialized", json.createObjectNode());
            for (int round = 0; round < ROUNDS; round++) {
                legacy(session, "tools/list", json.createObjectNode());
                call(calls, (method, params) -> legacy(session, method, params));
            }
        } catch (IOException e) {
            throw new PackagingException("The packaged server does not answer while its cache is trained: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("Interrupted while the cache was trained", e);
        }
    }

    @FunctionalInterface
    private interface Sender {
        HttpResponse<String> send(String method, ObjectNode params) throws IOException, InterruptedException;
    }

    private void call(List<TrainingCall> calls, Sender sender)
            throws IOException, InterruptedException, PackagingException {
        sender.send("tools/call", params(UNKNOWN));
        for (TrainingCall call : calls) {
            HttpResponse<String> answer = sender.send("tools/call", params(call));
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                continue;
            }
            if (!answer.body().contains("\"result\"") || answer.body().contains("\"isError\":true")) {
                throw new PackagingException("<trainingCalls>: the call of " + call.tool() + " fails with status "
                        + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    private ObjectNode params(TrainingCall call) throws PackagingException {
        ObjectNode params = json.createObjectNode();
        params.put("name", call.tool());
        JsonNode arguments;
        try {
            arguments = json.readTree(call.arguments());
        } catch (JacksonException e) {
            throw new PackagingException("<trainingCalls>: the arguments of " + call.tool() + " are no JSON", e);
        }
        if (!arguments.isObject()) {
            throw new PackagingException("<trainingCalls>: the arguments of " + call.tool() + " are no JSON object");
        }
        params.set("arguments", arguments);
        return params;
    }

    private ObjectNode initialize() {
        ObjectNode params = json.createObjectNode();
        params.put("protocolVersion", LEGACY);
        params.putObject("capabilities");
        params.putObject("clientInfo").put("name", "training").put("version", "1");
        return params;
    }

    private HttpResponse<String> modern(String method, ObjectNode params) throws IOException, InterruptedException {
        ObjectNode meta = params.putObject("_meta");
        meta.put("io.modelcontextprotocol/protocolVersion", MODERN);
        meta.putObject("io.modelcontextprotocol/clientCapabilities");
        HttpRequest.Builder request =
                request(method, params).header("MCP-Protocol-Version", MODERN).header("Mcp-Method", method);
        if (params.has("name")) {
            request.header("Mcp-Name", params.get("name").asString());
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> legacy(String session, String method, ObjectNode params)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(method, params);
        if (!method.equals("initialize")) {
            request.header("MCP-Protocol-Version", LEGACY);
        }
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, ObjectNode params) {
        ObjectNode message = json.createObjectNode().put("jsonrpc", "2.0");
        if (!method.startsWith("notifications/")) {
            message.put("id", ++id);
        }
        message.put("method", method);
        message.set("params", params);
        return HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(json.writeValueAsString(message)));
    }
}
