package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
    private final List<JsonNode> seen = new ArrayList<>();

    McpStream(HttpConnection connection, String method, JsonNode id) {
        this.connection = connection;
        this.method = method;
        this.id = id;
        this.head = connection.readHead();
        this.body = connection.body(head);
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
        Optional<String> data = Optional.empty();
        while (true) {
            Optional<String> line = line();
            if (line.isEmpty()) {
                assertThat(data).as("an event that was not ended").isEmpty();
                return Optional.empty();
            }
            String text = line.get();
            if (text.startsWith("data:")) {
                assertThat(data).as("one data line per event").isEmpty();
                data = Optional.of(text.substring("data:".length()).strip());
            } else if (text.isEmpty() && data.isPresent()) {
                return data;
            } else if (!text.isEmpty()) {
                assertThat(text).as("a line of an event").matches(":.*|event: message");
            }
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) {
                assertThat(line.size()).as("an unfinished line: %s", line).isZero();
                return Optional.empty();
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    /** Leaves, as a client does that lost interest. */
    @Override
    public void close() {
        connection.close();
    }
}
