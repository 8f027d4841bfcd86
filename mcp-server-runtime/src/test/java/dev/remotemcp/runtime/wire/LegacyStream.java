package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An answer that is still arriving, with its event ids. Every message is held against the schema as it is read. */
final class LegacyStream implements AutoCloseable {
    private final HttpConnection connection;
    private final String method;
    private final JsonNode id;
    private final HttpAnswer head;
    private final InputStream body;
    private final SseReader events;
    private final List<JsonNode> seen = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final List<SseEvent> markers = new ArrayList<>();

    LegacyStream(HttpConnection connection, String method, JsonNode id) {
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

    /** The ids of the messages so far, in order. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    /** The events without a message so far. */
    List<SseEvent> markers() {
        return List.copyOf(markers);
    }

    /** The id of the last event of any kind. */
    String lastId() {
        return ids.isEmpty()
                ? markers.getLast().id().orElseThrow()
                : List.copyOf(ids).getLast();
    }

    /** The next message, or the AssertionError that there is none. */
    JsonNode next() {
        return poll().orElseThrow(() -> new AssertionError("The stream ended after " + seen));
    }

    /** The next message, which must be of this method; its {@code params}. */
    JsonNode next(String expected) {
        JsonNode message = next();
        assertThat(message.path("method").asString("")).as("%s", message).isEqualTo(expected);
        return message.path("params");
    }

    /** The next message, which must be a request of the server's of this method. */
    JsonNode question(String expected) {
        JsonNode message = next();
        assertThat(message.path("method").asString("")).as("%s", message).isEqualTo(expected);
        assertThat(message.has("id")).as("a request: %s", message).isTrue();
        return message;
    }

    /** The next message; empty at the end of the stream. */
    Optional<JsonNode> poll() {
        try {
            Optional<String> text = head.eventStream() ? message() : whole();
            Optional<JsonNode> message = text.map(HttpAnswer::message);
            message.ifPresent(this::see);
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException("After " + head + " " + seen, e);
        }
    }

    /** The next event, which must carry no message. */
    SseEvent marker() {
        try {
            SseEvent event = events.next().orElseThrow(() -> new AssertionError("The stream ended after " + seen));
            assertThat(event.data()).as("data of %s", event).isEmpty();
            markers.add(event);
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything up to the end of the answer. */
    McpReply toEnd() {
        while (poll().isPresent()) {
            assertThat(seen.size()).as("messages on one stream").isLessThan(50_000);
        }
        return new McpReply(head, List.copyOf(seen));
    }

    private Optional<String> message() throws IOException {
        while (true) {
            Optional<SseEvent> event = events.next();
            if (event.isEmpty()) {
                return Optional.empty();
            }
            if (event.get().data().isEmpty()) {
                assertThat(event.get().id()).as("id of %s", event.get()).isPresent();
                markers.add(event.get());
                continue;
            }
            event.get().id().ifPresent(number -> {
                assertThat(ids.add(number))
                        .as("each event once, not %s again", number)
                        .isTrue();
            });
            return Optional.of(event.get().data());
        }
    }

    private void see(JsonNode message) {
        LegacySchema.shared().check(method, message);
        assertThat(seen).as("nothing follows the response").allMatch(earlier -> earlier.has("method"));
        if (!message.has("method") && id.isValueNode() && !message.has("error")) {
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

    /** Leaves, which these revisions do not take for a cancellation. */
    @Override
    public void close() {
        connection.close();
    }
}
