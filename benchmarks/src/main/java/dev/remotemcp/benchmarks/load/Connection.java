package dev.remotemcp.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One HTTP/1.1 connection that blocks its thread; made for virtual threads. Not safe for use by several threads. */
final class Connection implements AutoCloseable {
    private static final int MOST_HEAD = 64 * 1024;
    private static final int SMALL = 512;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream(), SMALL);
        out = socket.getOutputStream();
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends a request and reads its response. */
    Answer exchange(byte[] request) throws IOException {
        send(request);
        return read(true);
    }

    /** Reads the head of a response and leaves its body unread. */
    Answer readHead() throws IOException {
        return read(false);
    }

    /** Reads and drops whatever comes, until the server ends the connection. */
    void awaitEnd() throws IOException {
        byte[] dropped = new byte[SMALL];
        while (in.read(dropped) >= 0) {
            // A comment that keeps a stream alive, or the end of a body.
        }
    }

    /**
     * Drops what comes within a time.
     *
     * @return whether the connection is still open
     */
    boolean awaitEnd(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        byte[] dropped = new byte[SMALL];
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            socket.setSoTimeout((int) left);
            try {
                if (in.read(dropped) < 0) {
                    return false;
                }
            } catch (SocketTimeoutException over) {
                return true;
            } finally {
                socket.setSoTimeout(0);
            }
        }
    }

    private Answer read(boolean whole) throws IOException {
        int[] left = {MOST_HEAD};
        String[] first = line(left).split(" ", 3);
        if (first.length < 2 || !first[0].startsWith("HTTP/1.")) {
            throw new IOException("This is not a response of HTTP/1.1: " + String.join(" ", first));
        }
        int status = Integer.parseInt(first[1]);
        String session = "";
        int length = -1;
        boolean chunked = false;
        boolean closes = false;
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
                case "mcp-session-id" -> session = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                case "connection" -> closes = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        StringBuilder body = new StringBuilder();
        if (whole && chunked) {
            chunks(body);
        } else if (whole && length > 0) {
            text(length, body);
        }
        return new Answer(status, session, closes, body.toString());
    }

    private void chunks(StringBuilder body) throws IOException {
        int[] unlimited = {Integer.MAX_VALUE};
        int size;
        do {
            size = Integer.parseInt(line(unlimited).strip(), 16);
            text(size, body);
            line(unlimited);
        } while (size > 0);
    }

    private void text(int length, StringBuilder body) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection ended within a response");
        }
        body.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private String line(int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended before a response was complete");
            }
            if (--left[0] < 0) {
                throw new IOException("The head of a response has more than " + MOST_HEAD + " bytes");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
