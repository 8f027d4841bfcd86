package dev.remotemcp.runtime.both;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks 2026-07-28: answers questions by sending the request again, cancels by leaving. */
final class ModernClient implements EraClient {
    private static final String REVISION = "2026-07-28";
    private static final String PREFIX = "io.modelcontextprotocol/";
    private static final Map<String, String> NAMED =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private final Http http;
    private final JsonNode capabilities;
    private final Optional<String> logLevel;
    private final AtomicInteger lastId = new AtomicInteger();

    ModernClient(Http http, String capabilities, Optional<String> logLevel) {
        this.http = http;
        this.capabilities = Http.JSON.readTree(capabilities);
        this.logLevel = logLevel;
    }

    @Override
    public Ongoing begin(String method, ObjectNode params, User user) {
        ObjectNode sent = params.deepCopy();
        ObjectNode meta = sent.withObjectProperty("_meta");
        meta.put(PREFIX + "protocolVersion", REVISION).set(PREFIX + "clientCapabilities", capabilities);
        meta.putObject(PREFIX + "clientInfo").put("name", "both-eras").put("version", "1");
        logLevel.ifPresent(level -> meta.put(PREFIX + "logLevel", level));
        return Ongoing.start(ongoing -> talk(method, sent, user, ongoing), Thread::interrupt);
    }

    private Optional<JsonNode> talk(String method, ObjectNode params, User user, Ongoing ongoing)
            throws IOException, InterruptedException {
        while (true) {
            ObjectNode response = exchange(method, params, ongoing);
            JsonNode result = response.path("result");
            if (!result.path("resultType").asString("").equals("input_required")) {
                return Optional.of(unframed(method, response));
            }
            ObjectNode answers = params.putObject("inputResponses");
            for (Map.Entry<String, JsonNode> question :
                    result.path("inputRequests").properties()) {
                Optional<JsonNode> answer = user.answer(question.getValue());
                if (answer.isEmpty()) {
                    return Optional.empty();
                }
                answers.set(question.getKey(), answer.get());
            }
            params.set("requestState", result.path("requestState"));
        }
    }

    private ObjectNode exchange(String method, ObjectNode params, Ongoing ongoing)
            throws IOException, InterruptedException {
        ObjectNode request = Http.JSON.createObjectNode();
        request.put("jsonrpc", "2.0")
                .put("id", lastId.incrementAndGet())
                .put("method", method)
                .set("params", params);
        HttpResponse<InputStream> answer = http.post(
                Map.of(
                        "MCP-Protocol-Version",
                        REVISION,
                        "Mcp-Method",
                        method,
                        "Mcp-Name",
                        params.path(NAMED.get(method)).asString()),
                request);
        if (!Http.streams(answer)) {
            try (InputStream body = answer.body()) {
                return (ObjectNode) Http.JSON.readTree(body);
            }
        }
        try (Events events = new Events(answer.body())) {
            while (true) {
                Events.Event event =
                        events.next().orElseThrow(() -> new IOException("The stream ended without a response"));
                JsonNode message = Http.JSON.readTree(event.data());
                if (!message.has("method")) {
                    return (ObjectNode) message;
                }
                ongoing.hear(message);
            }
        }
    }

    /** Takes off what {@link Difference#RESULT_FRAME} is about. */
    private static ObjectNode unframed(String method, ObjectNode response) {
        if (response.get("result") instanceof ObjectNode result) {
            assertThat(result.remove("resultType").asString()).isEqualTo("complete");
            ObjectNode meta = (ObjectNode) result.path("_meta");
            assertThat(meta.remove(PREFIX + "serverInfo")).isNotNull();
            if (meta.isEmpty()) {
                result.remove("_meta");
            }
            if (method.equals("resources/read")) {
                assertThat(result.remove("ttlMs")).isNotNull();
                assertThat(result.remove("cacheScope")).isNotNull();
            }
        }
        return response;
    }

    @Override
    public void close() {
        http.close();
    }
}
