package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A whole answer.
 *
 * @param messages the notifications in order, then the response
 */
record McpReply(HttpAnswer head, List<JsonNode> messages) {
    McpReply expectStatus(int status) {
        assertThat(head.status()).as("status of %s %s", head, messages).isEqualTo(status);
        return this;
    }

    /** The response, always the last message. */
    JsonNode response() {
        assertThat(messages).as("messages of %s", head).isNotEmpty();
        JsonNode last = messages.getLast();
        assertThat(last.has("method"))
                .as("a response at the end of %s", messages)
                .isFalse();
        return last;
    }

    JsonNode result() {
        assertThat(response().has("result")).as("a result in %s", response()).isTrue();
        return response().path("result");
    }

    /** The error, which must have this code. */
    JsonNode error(int code) {
        assertThat(response().path("error").path("code").asInt(0))
                .as("code of %s", response())
                .isEqualTo(code);
        return response().path("error");
    }

    /** The error's {@code data}. */
    JsonNode errorData(int code) {
        return error(code).path("data");
    }

    /** The text of a tool result's only block. */
    String text() {
        JsonNode content = result().path("content");
        assertThat(content).as("content of %s", response()).hasSize(1);
        return content.path(0).path("text").asString();
    }

    /** The questions of a result that asks, by key. */
    JsonNode questions() {
        assertThat(result().path("resultType").asString()).as("%s", response()).isEqualTo("input_required");
        return result().path("inputRequests");
    }

    String state() {
        assertThat(result().path("requestState").isString())
                .as("a state in %s", response())
                .isTrue();
        return result().path("requestState").asString();
    }

    /** The {@code params} of the notifications of one kind. */
    List<JsonNode> notifications(String method) {
        return messages.stream()
                .filter(message -> message.path("method").asString("").equals(method))
                .map(message -> message.path("params"))
                .toList();
    }
}
