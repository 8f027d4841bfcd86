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
import java.util.Map;

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
    private static final byte INITIAL_WINDOW_SIZE = 4;
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
        return open(port, new byte[0]);
    }

    /** A client that lets the server send no byte of any body (RFC 9113, section 6.9.2). */
    static Http2Frames openWithoutWindow(int port) throws IOException {
        return open(port, new byte[] {0, INITIAL_WINDOW_SIZE, 0, 0, 0, 0});
    }

    private static Http2Frames open(int port, byte[] settings) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        Http2Frames frames = new Http2Frames(socket);
        frames.out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frames.send(SETTINGS, 0, 0, settings);
        return frames;
    }

    /** Begins a POST on the first stream, with one more header. */
    void post(String path, String authority, String header, String value) throws IOException {
        post(1, path, authority, Map.of("content-type", "application/json", header, value));
    }

    /** Begins a POST on a stream. */
    void post(int stream, String path, String authority, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        field(block, ":method", "POST");
        field(block, ":scheme", "http");
        field(block, ":path", path);
        field(block, ":authority", authority);
        headers.forEach((name, value) -> field(block, name, value));
        send(HEADERS, END_HEADERS, stream, block.toByteArray());
    }

    private static void field(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        literal(block, name);
        literal(block, value);
    }

    /** Sends the whole body. */
    void lastData(String body) throws IOException {
        lastData(1, body);
    }

    /** Sends the whole body of a stream. */
    void lastData(int stream, String body) throws IOException {
        send(DATA, END_STREAM, stream, body.getBytes(StandardCharsets.US_ASCII));
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
