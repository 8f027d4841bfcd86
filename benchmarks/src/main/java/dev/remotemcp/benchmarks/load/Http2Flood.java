package dev.remotemcp.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/** One connection of HTTP/2 and the streams that an attacker opens on it. */
final class Http2Flood {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int SETTING_LENGTH = 6;
    private static final byte[] CANCEL = {0, 0, 0, 8};
    private static final int SENT_OF_BODY = 60;

    private final Crowd.Seat seat;
    private final Socket socket;
    private final DataInputStream in;
    private final byte[] headers;
    private final boolean polite;
    private long allowed = Integer.MAX_VALUE;
    private int open;

    /** @param headers the encoded header fields of every request */
    Http2Flood(Crowd.Seat seat, Socket socket, byte[] headers, boolean polite) throws IOException {
        this.seat = seat;
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.headers = headers;
        this.polite = polite;
    }

    /** Tries a number of streams, and keeps those that the server leaves open until it ends the connection. */
    void open(int count) throws IOException {
        ByteArrayOutputStream opening = new ByteArrayOutputStream();
        opening.writeBytes(Requests.ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        opening.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
        write(opening.toByteArray());
        // The first frame of a server is its settings (RFC 9113, section 3.4).
        read();
        for (int i = 0; i < count; i++) {
            int stream = 2 * i + 1;
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(frame(HEADERS, END_HEADERS, stream, headers));
            request.writeBytes(frame(DATA, 0, stream, new byte[SENT_OF_BODY]));
            write(request.toByteArray());
            open++;
            seat.count("stream opened");
            while (in.available() > 0) {
                read();
            }
            while (polite && open >= allowed) {
                seat.entered();
                read();
            }
        }
        seat.entered();
        while (true) {
            read();
        }
    }

    private void read() throws IOException {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = new byte[lengthAndType >>> 8];
        in.readFully(payload);
        switch (lengthAndType & 0xff) {
            case HEADERS -> {
                seat.count("answered");
                ended(stream, flags);
            }
            case DATA -> ended(stream, flags);
            case RST_STREAM -> {
                seat.count("RST_STREAM " + payload[3]);
                open--;
            }
            case GOAWAY -> seat.count("GOAWAY " + payload[7]);
            case SETTINGS -> {
                settings(payload);
                acknowledge(SETTINGS, flags, new byte[0]);
            }
            case PING -> acknowledge(PING, flags, payload);
            default -> {}
        }
    }

    /** A stream counts as open until this side has ended it too (RFC 9113, section 5.1). */
    private void ended(int stream, int flags) throws IOException {
        if ((flags & END_STREAM) != 0) {
            write(frame(RST_STREAM, 0, stream, CANCEL));
            open--;
        }
    }

    private void settings(byte[] payload) {
        for (int at = 0; at + SETTING_LENGTH <= payload.length; at += SETTING_LENGTH) {
            if (payload[at] == 0 && payload[at + 1] == MAX_CONCURRENT_STREAMS) {
                allowed = 0;
                for (int i = at + 2; i < at + SETTING_LENGTH; i++) {
                    allowed = allowed << 8 | payload[i] & 0xff;
                }
                seat.count(allowed + " streams allowed");
            }
        }
    }

    private void acknowledge(int type, int flags, byte[] payload) throws IOException {
        if ((flags & ACK) == 0) {
            write(frame(type, ACK, 0, payload));
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
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
