package dev.remotemcp.runtime.both;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a client heard in answer to one request.
 *
 * @param response the response without its frame; nothing if the request was cancelled
 * @param notifications in the order of their arrival
 * @param retries how long the client was told to wait each time before it came back
 */
record Transcript(Optional<JsonNode> response, List<JsonNode> notifications, List<Duration> retries) {
    JsonNode result() {
        return member("result");
    }

    JsonNode error() {
        return member("error");
    }

    private JsonNode member(String name) {
        return response.map(message -> message.get(name))
                .orElseThrow(() -> new AssertionError("There is no " + name + " in " + response));
    }

    /** The text of a tool's only content block. */
    String text() {
        JsonNode content = result().path("content");
        if (content.size() != 1) {
            throw new AssertionError("Not one content block: " + result());
        }
        return content.path(0).path("text").asString();
    }

    boolean isError() {
        return result().path("isError").asBoolean(false);
    }

    /** The parameters of the notifications of one method. */
    List<JsonNode> params(String method) {
        return notifications.stream()
                .filter(message -> message.path("method").asString().equals(method))
                .map(message -> message.path("params"))
                .toList();
    }
}
