package dev.remotemcp.runtime.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

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

    /** An event without a message, which tells the client where it is. */
    public static ServerEvent marker(String id) {
        return new ServerEvent(ascii("id: " + id + "\n"), NOTHING);
    }

    /**
     * An event without a message, which tells the client where it is and when to come back. It is for streams that the
     * server is about to close: clients made with the MCP Java SDK 1.0 to 2.0 end a stream that has such a line.
     *
     * @param retry how long to wait after the connection is closed
     */
    public static ServerEvent marker(String id, Duration retry) {
        return new ServerEvent(ascii("id: " + id + "\nretry: " + retry.toMillis() + "\n"), NOTHING);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
