package dev.remotemcp.runtime.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One HTTP answer in a form that does not vary from run to run.
 *
 * <p>Left out is what an implementation is free to choose: ids of sessions, events and the server's requests, the
 * wording of error messages, the order of lists. What is noted of event ids is whether they are of use.
 *
 * @param tree members {@code status}, {@code type} (media type), {@code session} (whether a session id was given),
 *     {@code messages} or, of a body that is none, {@code body}; of event streams also {@code primed} and
 *     {@code eventIds}
 */
record Answer(JsonNode tree) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> LISTS = List.of("tools", "resources", "resourceTemplates", "prompts");

    /** An answer that is no event stream. */
    static Answer of(HttpResponse<?> response, String body) {
        ObjectNode tree = head(response);
        if (body.isEmpty()) {
            return new Answer(tree.put("body", "empty"));
        }
        Optional<JsonNode> message = message(body);
        if (message.isEmpty()) {
            return new Answer(tree.put("body", "no JSON-RPC message"));
        }
        tree.putArray("messages").add(normal(message.get()));
        return new Answer(tree);
    }

    /** An event stream, as far as it was read. */
    static Answer of(HttpResponse<?> response, Events events) {
        ObjectNode tree = head(response);
        ArrayNode messages = tree.putArray("messages");
        events.messages().forEach(message -> messages.add(normal(message)));
        tree.put("primed", events.primed);
        String session =
                response.request().headers().firstValue("Mcp-Session-Id").orElse("");
        boolean unique = events.ids.size() == new HashSet<>(events.ids).size() && !events.ids.contains(session);
        tree.put("eventIds", events.ids.isEmpty() ? "none" : unique ? "unique" : "repeated");
        return new Answer(tree);
    }

    static String mediaType(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip();
    }

    private static ObjectNode head(HttpResponse<?> response) {
        return JSON.createObjectNode()
                .put("status", response.statusCode())
                .put("type", mediaType(response))
                .put("session", response.headers().firstValue("Mcp-Session-Id").isPresent());
    }

    private static Optional<JsonNode> message(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(message -> message.has("jsonrpc"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonNode normal(JsonNode message) {
        ObjectNode normal = (ObjectNode) message.deepCopy();
        if (normal.has("method") && normal.has("id")) {
            normal.put("id", "(an id)");
        }
        if (!normal.path("error").path("message").asString("").isBlank()) {
            ((ObjectNode) normal.path("error")).put("message", "(a text)");
        }
        if (!normal.path("params").path("elicitationId").asString("").isBlank()) {
            ((ObjectNode) normal.path("params")).put("elicitationId", "(an id)");
        }
        for (String list : LISTS) {
            if (normal.path("result").path(list) instanceof ArrayNode entries) {
                List<JsonNode> sorted = new ArrayList<>(entries.values());
                sorted.sort(Comparator.comparing(entry -> entry.path("name").asString("")));
                entries.removeAll().addAll(sorted);
            }
        }
        return normal;
    }

    /** The events of a stream while they come. */
    static final class Events {
        private final BufferedReader lines;
        private final List<JsonNode> messages = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private boolean primed;
        private Optional<JsonNode> last = Optional.empty();

        Events(BufferedReader lines) {
            this.lines = lines;
        }

        List<JsonNode> messages() {
            return messages;
        }

        /** The last event's message, if it is a request. */
        Optional<JsonNode> question() {
            return last.filter(message -> message.has("method") && message.has("id"));
        }

        /** Reads the next event; false at the end of the stream. */
        boolean next() throws IOException {
            StringBuilder data = new StringBuilder();
            Set<String> fields = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !fields.isEmpty()) {
                    see(data.toString());
                    return true;
                }
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String value = line.substring(colon + 1).strip();
                    fields.add(line.substring(0, colon));
                    switch (line.substring(0, colon)) {
                        case "data" -> data.append(value);
                        case "id" -> ids.add(value);
                        default -> {} // event and retry
                    }
                }
            }
            return false;
        }

        private void see(String data) {
            last = data.isEmpty() ? Optional.empty() : message(data);
            if (data.isEmpty()) {
                primed = true;
            } else {
                messages.add(last.orElseThrow(() -> new AssertionError("No message: " + data)));
            }
        }
    }
}
