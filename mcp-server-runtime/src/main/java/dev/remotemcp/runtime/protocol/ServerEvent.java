package dev.remotemcp.runtime.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One event of a stream (HTML, section 9.2).
 *
 * @param head the lines before the data: {@code id}, {@code event}, {@code retry}
 * @param data one JSON-RPC message on one line, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
public record ServerEvent(byte[] head, byte[] data) {
    private static final byte[] MESSAGE = "event: message\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    /** A message that cannot be asked for again. */
    public static ServerEvent of(byte[] message) {
        return new ServerEvent(MESSAGE, message);
    }

    /**
     * A message that a client may come back for.
     *
     * @param id visible ASCII
     */
    public static ServerEvent of(String id, byte[] message) {
        return new ServerEvent(ascii("id: " + id + "\nevent: message\n"), message);
    }

    /**
     * An event without a message, which tells the client where it is and when to come back.
     *
     * @param retry how long to wait after the connection is lost
     */
    public static ServerEvent marker(String id, Optional<Duration> retry) {
        return new ServerEvent(
                ascii("id: " + id + "\n"
                        + retry.map(wait -> "retry: " + wait.toMillis() + "\n").orElse("")),
                NOTHING);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
