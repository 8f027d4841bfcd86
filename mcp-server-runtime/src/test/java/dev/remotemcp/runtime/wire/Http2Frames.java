package dev.remotemcp.runtime.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One request on an HTTP/2 connection without TLS, in frames that no client would send (RFC 9113, section 4; header
 * fields as literals of RFC 7541, section 6.2.2).
 */
final class Http2Frames implements AutoCloseable {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private Http2Frames(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static Http2Frames open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        Http2Frames frames = new Http2Frames(socket);
        frames.out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frames.send(SETTINGS, 0, 0, new byte[0]);
        return frames;
    }

    /** Begins a POST on the first stream, with one more header. */
    void post(String path, String authority, String header, String value) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        String[] fields = {
            ":method",
            "POST",
            ":scheme",
            "http",
            ":path",
            path,
            ":authority",
            authority,
            "content-type",
            "application/json",
            header,
            value
        };
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            literal(block, fields[i]);
            literal(block, fields[i + 1]);
        }
        send(HEADERS, END_HEADERS, 1, block.toByteArray());
    }

    /** Sends the whole body. */
    void lastData(String body) throws IOException {
        send(DATA, END_STREAM, 1, body.getBytes(StandardCharsets.US_ASCII));
    }

    /** How the server answers: a status, {@code RST_STREAM}, or {@code GOAWAY}, also for a connection that ends. */
    String answer() throws IOException {
        while (true) {
            byte[] head = new byte[9];
            try {
                in.readFully(head);
            } catch (EOFException e) {
                return "GOAWAY";
            }
            ByteBuffer buffer = ByteBuffer.wrap(head);
            int length = buffer.getInt() >>> 8;
            byte[] payload = in.readNBytes(length);
            switch (head[3]) {
                case RST_STREAM -> {
                    return "RST_STREAM";
                }
                case GOAWAY -> {
                    return "GOAWAY";
                }
                case HEADERS -> {
                    return status(payload);
                }
                default -> {} // settings and windows
            }
        }
    }

    /** Of the statuses in the static table, which an encoder has no reason not to use (RFC 7541, appendix A). */
    private static String status(byte[] block) {
        return switch (block[0] & 0xff) {
            case 0x88 -> "200";
            case 0x8c -> "400";
            case 0x8d -> "404";
            default -> "another status";
        };
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        block.write(text.length()); // below 127, without Huffman coding
        block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.putInt(payload.length << 8 | type);
        frame.put((byte) flags).putInt(stream).put(payload);
        out.write(frame.array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
