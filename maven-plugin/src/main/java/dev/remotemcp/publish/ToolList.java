package dev.remotemcp.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What an MCP endpoint of a toolbox answers to {@code tools/list}. */
sealed interface ToolList {
    /** The tools of all pages. */
    record Tools(List<JsonNode> tools) implements ToolList {}

    /**
     * A user has to consent first.
     *
     * @param url where
     */
    record Consent(String url) implements ToolList {}

    /**
     * A JSON-RPC error.
     *
     * @param message with the code, without secrets
     */
    record Failed(String message) implements ToolList {}

    /** Asks for all pages, at most a hundred. */
    static ToolList ask(Service toolbox, URI endpoint, Request pattern) throws RefusedException, InterruptedException {
        List<JsonNode> tools = new ArrayList<>();
        String params = "{}";
        for (int page = 1; page <= 100; page++) {
            Request request = pattern.withBody(
                    "{\"jsonrpc\":\"2.0\",\"id\":" + page + ",\"method\":\"tools/list\",\"params\":" + params + "}");
            Answer answer = toolbox.expect(request, 200);
            JsonNode message = message(answer, page);
            if (message.has("error")) {
                return failure(toolbox, message.path("error"));
            }
            if (!message.path("result").path("tools").isArray()) {
                throw toolbox.refused(
                        request, answer, "This is no answer to tools/list: look whether " + endpoint + " is right.");
            }
            message.path("result").path("tools").forEach(tools::add);
            String next = message.path("result").path("nextCursor").asString("");
            if (next.isEmpty()) {
                break;
            }
            params = JsonMapper.shared().createObjectNode().put("cursor", next).toString();
        }
        return new Tools(tools);
    }

    private static ToolList failure(Service toolbox, JsonNode error) {
        String message = error.path("message").asString("");
        Optional<String> consent = consent(message);
        if (consent.isPresent()) {
            return new Consent(consent.get());
        }
        return new Failed(error.path("code").asString("") + " " + toolbox.http().shown(message));
    }

    /** The address in the JSON that follows the sentence of an error of code -32006. */
    private static Optional<String> consent(String message) {
        int start = message.indexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        return json(message.substring(start))
                .path("errors")
                .valueStream()
                .map(one -> one.path("error"))
                .filter(error -> error.path("code").asString("").equals("CONSENT_REQUIRED"))
                .map(error -> error.path("message").asString(""))
                .findFirst();
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The message with an id, which a stream of events may hold as well. */
    private static JsonNode message(Answer answer, int id) {
        if (!answer.contentType().startsWith("text/event-stream")) {
            return answer.json();
        }
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> json(line.substring("data:".length())))
                .filter(message -> message.path("id").asInt(0) == id)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
