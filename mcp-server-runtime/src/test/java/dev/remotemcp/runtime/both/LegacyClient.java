package dev.remotemcp.runtime.both;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks 2025-11-25: answers the server's requests in messages of their own, cancels by a notification, comes back to a
 * stream that ended too early.
 */
final class LegacyClient implements EraClient {
    private static final String REVISION = "2025-11-25";
    private static final String SESSION = "Mcp-Session-Id";

    private final Http http;
    private final Map<String, String> headers = new HashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();

    private LegacyClient(Http http) {
        this.http = http;
    }

    /** A client with a session. */
    static LegacyClient initialize(Http http, String capabilities, Optional<String> logLevel) {
        LegacyClient client = new LegacyClient(http);
        try {
            client.initialize(capabilities);
            if (logLevel.isPresent()) {
                ObjectNode request = client.message("logging/setLevel");
                request.put("id", 0).putObject("params").put("level", logLevel.get());
                assertThat(client.send(request).path("result").isObject()).isTrue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return client;
    }

    private void initialize(String capabilities) throws IOException, InterruptedException {
        ObjectNode request = message("initialize");
        ObjectNode params = request.put("id", 0).putObject("params");
        params.put("protocolVersion", REVISION).set("capabilities", Http.JSON.readTree(capabilities));
        params.putObject("clientInfo").put("name", "both-eras").put("version", "1");
        HttpResponse<InputStream> answer = http.post(headers, request);
        try (InputStream body = answer.body()) {
            assertThat(Http.JSON.readTree(body).at("/result/protocolVersion").asString())
                    .isEqualTo(REVISION);
        }
        headers.put(SESSION, answer.headers().firstValue(SESSION).orElseThrow());
        headers.put("MCP-Protocol-Version", REVISION);
        http.tell(headers, message("notifications/initialized"));
    }

    private ObjectNode message(String method) {
        return Http.JSON.createObjectNode().put("jsonrpc", "2.0").put("method", method);
    }

    private JsonNode send(ObjectNode request) throws IOException, InterruptedException {
        try (InputStream body = http.post(headers, request).body()) {
            return Http.JSON.readTree(body);
        }
    }

    @Override
    public Ongoing begin(String method, ObjectNode params, User user) {
        int id = lastId.incrementAndGet();
        ObjectNode request = message(method);
        request.put("id", id).set("params", params);
        return Ongoing.start(ongoing -> talk(request, user, ongoing), talking -> cancel(id));
    }

    private void cancel(int id) {
        ObjectNode notification = message("notifications/cancelled");
        notification.putObject("params").put("requestId", id);
        try {
            http.tell(headers, notification);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Optional<JsonNode> talk(ObjectNode request, User user, Ongoing ongoing)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.post(headers, request);
        if (!Http.streams(answer)) {
            try (InputStream body = answer.body()) {
                byte[] text = body.readAllBytes();
                return answer.statusCode() == 202 ? Optional.empty() : Optional.of(Http.JSON.readTree(text));
            }
        }
        Heard heard = new Heard(user, ongoing);
        heard.read(answer);
        while (heard.response.isEmpty() && !ongoing.cancelled()) {
            ongoing.comeBackAfter(heard.retry.orElseThrow());
            Map<String, String> resuming = new HashMap<>(headers);
            resuming.put("Last-Event-ID", heard.lastId.orElseThrow());
            heard.read(http.get(resuming));
        }
        return heard.response;
    }

    /** What came on the stream of one request, over all its connections. */
    private final class Heard {
        private final User user;
        private final Ongoing ongoing;
        private Optional<String> lastId = Optional.empty();
        private Optional<Duration> retry = Optional.empty();
        private Optional<JsonNode> response = Optional.empty();

        Heard(User user, Ongoing ongoing) {
            this.user = user;
            this.ongoing = ongoing;
        }

        void read(HttpResponse<InputStream> answer) throws IOException, InterruptedException {
            assertThat(answer.statusCode()).isEqualTo(200);
            try (Events events = new Events(answer.body())) {
                for (Optional<Events.Event> next = events.next(); next.isPresent(); next = events.next()) {
                    Events.Event event = next.get();
                    lastId = event.id().or(() -> lastId);
                    retry = event.retry().map(Duration::ofMillis).or(() -> retry);
                    if (!event.data().isEmpty()) {
                        hear(Http.JSON.readTree(event.data()));
                    }
                }
            }
        }

        private void hear(JsonNode message) throws IOException, InterruptedException {
            assertThat(response).as("nothing follows the response").isEmpty();
            if (!message.has("method")) {
                response = Optional.of(message);
            } else if (message.has("id")) {
                answer(message);
            } else {
                ongoing.hear(message);
            }
        }

        private void answer(JsonNode question) throws IOException, InterruptedException {
            Optional<JsonNode> result = user.answer(question);
            if (result.isEmpty()) {
                return;
            }
            ObjectNode answer = Http.JSON.createObjectNode().put("jsonrpc", "2.0");
            answer.set("id", question.get("id"));
            answer.set("result", result.get());
            http.tell(headers, answer);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
