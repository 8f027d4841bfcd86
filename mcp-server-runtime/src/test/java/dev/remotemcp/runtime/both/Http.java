package dev.remotemcp.runtime.both;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as both clients use it. */
final class Http implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    private final URI endpoint;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Http(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Posts a message; returns when the answer's head is there. */
    HttpResponse<InputStream> post(Map<String, String> headers, JsonNode message)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Opens a stream. */
    HttpResponse<InputStream> get(Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Accept", "text/event-stream")
                .GET();
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Posts a message that no response is expected to. */
    void tell(Map<String, String> headers, JsonNode message) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = post(headers, message);
        try (InputStream body = answer.body()) {
            String text = new String(body.readAllBytes());
            if (answer.statusCode() != 202) {
                throw new AssertionError("Status " + answer.statusCode() + " for " + message + ": " + text);
            }
        }
    }

    static boolean streams(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter("text/event-stream"::equals)
                .isPresent();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
