package dev.remotemcp.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The request of one row, from its file {@code rows/NAME.http}: header lines, an empty line, the body.
 *
 * @param headers by name, as written in the file
 * @param body JSON
 */
record RowRequest(Map<String, String> headers, String body) {
    /** The header that names a session. */
    static final String SESSION = "Mcp-Session-Id";

    /** The row whose answer opens a session. */
    static final String INITIALIZE = "initialize";

    /** Whether a row's requests belong to a session. */
    static boolean needsSession(String row) {
        return row.startsWith("legacy-");
    }

    /** Reads a row's request; fails if there is no such row. */
    static RowRequest of(String row) {
        String file = "/rows/" + row + ".http";
        try (InputStream in = RowRequest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + file + " on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf("\n\n");
            Map<String, String> headers = Arrays.stream(text.substring(0, end).split("\n", -1))
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(header -> header[0], header -> header[1]));
            return new RowRequest(headers, text.substring(end + 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in a session; as it is without one. */
    RowRequest in(Optional<String> session) {
        Map<String, String> more = new HashMap<>(headers);
        session.ifPresent(id -> more.put(SESSION, id));
        return new RowRequest(more, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
