package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a hostile request.
 *
 * @param body what the body is
 * @param id the id in it as JSON; empty when it must have none
 * @param data the error's data as JSON; empty when it is not looked at
 * @param headers response headers that must be there
 * @param closes whether the server ends the connection after it
 */
record Expected(
        int status, Body body, String id, String data, Map<String, String> headers, boolean closes, String method) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a body is. */
    sealed interface Body {
        /** An error message. */
        record Error(int code) implements Body {}

        /** A result message. */
        record Result() implements Body {}

        /** No bytes at all. */
        record Empty() implements Body {}

        /** Whatever the HTTP layer says, outside the endpoint or before there is a request. */
        record Any() implements Body {}
    }

    static Expected error(int status, int code) {
        return new Expected(status, new Body.Error(code), "7", "", Map.of(), false, "");
    }

    /** The answer to a request that is not there as far as JSON-RPC is concerned, so that there is no id to echo. */
    static Expected anonymousError(int status, int code) {
        return error(status, code).withId("");
    }

    static Expected served(String method) {
        return new Expected(200, new Body.Result(), "7", "", Map.of(), false, method);
    }

    static Expected empty(int status) {
        return new Expected(status, new Body.Empty(), "", "", Map.of(), false, "");
    }

    static Expected http(int status) {
        return new Expected(status, new Body.Any(), "", "", Map.of(), false, "");
    }

    Expected withId(String json) {
        return new Expected(status, body, json, data, headers, closes, method);
    }

    Expected withData(String json) {
        return new Expected(status, body, id, json, headers, closes, method);
    }

    Expected withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Expected(status, body, id, data, more, closes, method);
    }

    Expected andClose() {
        return new Expected(status, body, id, data, headers, true, method);
    }

    void verify(HttpAnswer answer) {
        assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
        headers.forEach((name, value) ->
                assertThat(answer.header(name)).as("%s of %s", name, answer).isEqualTo(Optional.of(value)));
        assertThat(answer.header("Mcp-Session-Id"))
                .as("a session in %s", answer)
                .isEmpty();
        switch (body) {
            case Body.Empty empty -> assertThat(answer.text()).isEmpty();
            case Body.Any any -> assertThat(answer.text()).doesNotContain("Exception", "\tat ");
            case Body.Result result -> verifyId(schemaChecked(answer));
            case Body.Error(int code) -> verifyError(code, schemaChecked(answer));
        }
    }

    private JsonNode schemaChecked(HttpAnswer answer) {
        JsonNode message = answer.json();
        WireSchema.shared().check(method, message);
        return message;
    }

    private void verifyError(int code, JsonNode message) {
        assertThat(message.path("error").path("code").asInt(0))
                .as("%s", message)
                .isEqualTo(code);
        String text = message.path("error").path("message").asString();
        assertThat(text).isNotBlank().doesNotContain("Exception", "\tat ").hasSizeLessThan(600);
        verifyId(message);
        if (!data.isEmpty()) {
            assertThat(message.path("error").path("data")).as("%s", message).isEqualTo(JSON.readTree(data));
        }
    }

    private void verifyId(JsonNode message) {
        if (id.isEmpty()) {
            assertThat(message.has("id")).as("no id in %s", message).isFalse();
        } else {
            assertThat(message.path("id")).as("%s", message).isEqualTo(JSON.readTree(id));
        }
    }

    @Override
    public String toString() {
        return "HTTP " + status
                + switch (body) {
                    case Body.Error(int code) -> " " + code;
                    case Body.Result result -> " result";
                    case Body.Empty empty -> " without body";
                    case Body.Any any -> "";
                }
                + (closes ? ", closed" : "");
    }
}
