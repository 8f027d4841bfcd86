package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP response as it came over the socket.
 *
 * @param interim statuses of the 1xx responses before it
 * @param headers values by lower-case name, in order of arrival
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
record HttpAnswer(List<Integer> interim, int status, Map<String, List<String>> headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    HttpAnswer withBody(byte[] bytes) {
        return new HttpAnswer(interim, status, headers, bytes);
    }

    /** The value of a header that must not come twice. */
    Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        assertThat(values).as("header %s", name).hasSizeLessThanOrEqualTo(1);
        return values.stream().findFirst();
    }

    String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    boolean eventStream() {
        return mediaType().equals("text/event-stream");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as the JSON message that it must be: one line, with the right content type. */
    JsonNode json() {
        assertThat(mediaType()).as("content type of %s", this).isEqualTo("application/json");
        return message(text());
    }

    /** Reads one message, which takes one line. */
    static JsonNode message(String line) {
        assertThat(line).doesNotContain("\n", "\r");
        return JSON.readTree(line);
    }

    @Override
    public String toString() {
        String text = text();
        List<String> lines = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
        return "HTTP " + status + " " + lines + " " + (text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text);
    }
}
