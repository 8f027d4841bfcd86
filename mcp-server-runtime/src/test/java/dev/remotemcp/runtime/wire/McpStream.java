package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An answer that is still arriving. Every message is held against the schema as it is read, and the frames against the
 * form that line-based readers need: one {@code data:} line per event, no event ids.
 */
final class McpStream implements AutoCloseable {
    private final HttpConnection connection;
    private final String method;
    private final JsonNode id;
    private final HttpAnswer head;
    private final InputStream body;
    private final SseReader events;
    private final List<JsonNode> seen = new ArrayList<>();

    McpStream(HttpConnection connection, String method, JsonNode id) {
        this.connection = connection;
        this.method = method;
        this.id = id;
        this.head = connection.readHead();
        this.body = connection.body(head);
        this.events = new SseReader(body);
    }

    HttpAnswer head() {
        return head;
    }

    /** The next message, or the AssertionError that there is none. */
    JsonNode next() {
        return poll().orElseThrow(() -> new AssertionError("The stream ended after " + seen));
    }

    /** The next message, which must be this notification; its {@code params}. */
    JsonNode next(String notification) {
        JsonNode message = next();
        assertThat(message.path("method").asString("")).as("%s", message).isEqualTo(notification);
        return message.path("params");
    }

    /** The next message; empty at the end of the stream. */
    Optional<JsonNode> poll() {
        try {
            Optional<String> text = head.eventStream() ? event() : whole();
            Optional<JsonNode> message = text.map(HttpAnswer::message);
            message.ifPresent(this::see);
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException("After " + head + " " + seen, e);
        }
    }

    /** Everything up to the end of the answer. */
    McpReply toEnd() {
        while (poll().isPresent()) {
            assertThat(seen.size()).as("messages on one stream").isLessThan(10_000);
        }
        return new McpReply(head, List.copyOf(seen));
    }

    private void see(JsonNode message) {
        WireSchema.shared().check(method, message);
        assertThat(seen).as("nothing follows the response").allMatch(earlier -> earlier.has("method"));
        if (!message.has("method")) {
            assertThat(message.path("id")).as("id of %s", message).isEqualTo(id);
        }
        seen.add(message);
    }

    private Optional<String> whole() throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        assertThat(head.mediaType()).isEqualTo("application/json");
        return Optional.of(text);
    }

    private Optional<String> event() throws IOException {
        Optional<SseEvent> event = events.next();
        event.ifPresent(present -> {
            assertThat(present.id()).as("an event id in %s", present).isEmpty();
            assertThat(present.retry()).as("a retry time in %s", present).isEmpty();
            assertThat(present.data()).as("data of %s", present).isNotEmpty();
        });
        return event.map(SseEvent::data);
    }

    /** Leaves, as a client does that lost interest. */
    @Override
    public void close() {
        connection.close();
    }
}
