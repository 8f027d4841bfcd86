package dev.remotemcp.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Opens streams on one connection of HTTP/2 (with prior knowledge, RFC 9113, section 3.3), each with an announced body
 * of which little arrives. A stream that the server ends is replaced until enough have been tried.
 */
final class Http2Streams implements Attack {
    private final boolean signedIn;
    private final boolean polite;

    /**
     * @param signedIn whether the requests have a token
     * @param polite whether no more streams are open at a time than the server's settings allow
     */
    Http2Streams(boolean signedIn, boolean polite) {
        this.signedIn = signedIn;
        this.polite = polite;
    }

    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(1, seat -> {
            try (Socket socket = seat.socket(0)) {
                new Http2Flood(seat, socket, headers(seat, signedIn ? seat.token() : ""), polite).open(count);
            }
        });
    }

    private static byte[] headers(Crowd.Seat seat, String token) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        field(block, ":method", "POST");
        field(block, ":scheme", "http");
        field(block, ":path", seat.target().requests().path());
        field(block, ":authority", seat.target().requests().host());
        field(block, "content-type", "application/json");
        field(block, "accept", "application/json, text/event-stream");
        field(block, "content-length", Integer.toString(AnnouncedBodies.ANNOUNCED));
        if (!token.isEmpty()) {
            field(block, "authorization", "Bearer " + token);
        }
        return block.toByteArray();
    }

    /** A literal field without indexing and with a new name, neither Huffman-coded (RFC 7541, section 6.2.2). */
    static void field(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        // An integer with a prefix of 7 bits (RFC 7541, section 5.1).
        int left = bytes.length;
        if (left < 127) {
            block.write(left);
        } else {
            block.write(127);
            for (left -= 127; left >= 128; left >>>= 7) {
                block.write(left & 0x7f | 0x80);
            }
            block.write(left);
        }
        block.writeBytes(bytes);
    }
}
