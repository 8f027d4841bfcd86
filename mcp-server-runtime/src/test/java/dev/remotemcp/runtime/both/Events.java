package dev.remotemcp.runtime.both;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an event stream. */
final class Events implements AutoCloseable {
    private final BufferedReader lines;

    Events(InputStream body) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /**
     * One event.
     *
     * @param data empty if it carries no message
     */
    record Event(Optional<String> id, Optional<Long> retry, String data) {}

    /** The next event; nothing at the end of the stream. */
    Optional<Event> next() throws IOException {
        Event event = new Event(Optional.empty(), Optional.empty(), "");
        boolean begun = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && begun) {
                return Optional.of(event);
            }
            begun |= !line.isEmpty() && !line.startsWith(":");
            event = with(event, line);
        }
        return Optional.empty();
    }

    private static Event with(Event event, String line) {
        String[] field = line.split(": ?", 2);
        @Nullable String value = field.length == 2 ? field[1] : null;
        if (value == null) {
            return event;
        }
        return switch (field[0]) {
            case "id" -> new Event(Optional.of(value), event.retry(), event.data());
            case "retry" -> new Event(event.id(), Optional.of(Long.valueOf(value)), event.data());
            case "data" -> new Event(event.id(), event.retry(), event.data() + value);
            default -> event;
        };
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
