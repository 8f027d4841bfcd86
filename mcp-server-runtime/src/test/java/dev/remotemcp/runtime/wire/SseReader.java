package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads events in the form that line-based readers need: one {@code data:} line each, nothing unheard of. */
final class SseReader {
    private final InputStream in;

    SseReader(InputStream in) {
        this.in = in;
    }

    /** The next event; empty at the end of the stream. */
    Optional<SseEvent> next() throws IOException {
        Optional<String> id = Optional.empty();
        Optional<Long> retry = Optional.empty();
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
            } else if (text.startsWith("id: ")) {
                assertThat(text).as("an event id of visible ASCII").matches("id: [!-~]+");
                id = Optional.of(text.substring("id: ".length()));
            } else if (text.startsWith("retry: ")) {
                retry = Optional.of(Long.parseLong(text.substring("retry: ".length())));
            } else if (text.isEmpty() && data.isPresent()) {
                return Optional.of(new SseEvent(id, retry, data.get()));
            } else if (!text.isEmpty()) {
                assertThat(text).as("a line of an event").matches(":.*|event: message");
            }
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                assertThat(line.size()).as("an unfinished line: %s", line).isZero();
                return Optional.empty();
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
