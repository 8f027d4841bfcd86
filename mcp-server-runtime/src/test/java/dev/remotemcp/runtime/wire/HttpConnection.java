package dev.remotemcp.runtime.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One socket to the server and just enough HTTP/1.1 to read its answers. What is sent is up to the caller, byte by
 * byte, so that it can be as wrong as a test needs it.
 */
final class HttpConnection implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static HttpConnection open(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            return new HttpConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes; a server that has already answered and closed may refuse the rest of them. */
    HttpConnection send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (SocketException e) {
            // The answer that made the server close tells what happened; it is read next.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    HttpConnection send(String latin1) {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends in the background, for bodies that the server answers before it has read them. */
    HttpConnection sendMeanwhile(byte[] bytes) {
        Thread.startVirtualThread(() -> send(bytes));
        return this;
    }

    /** Ends the request side only. */
    HttpConnection endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The next response with its whole body. */
    HttpAnswer read() {
        return read(false);
    }

    /** The next response to a HEAD request. */
    HttpAnswer readHeadersOnly() {
        return read(true);
    }

    private HttpAnswer read(boolean withoutBody) {
        HttpAnswer head = readHead();
        try (InputStream body = withoutBody ? InputStream.nullInputStream() : body(head)) {
            return head.withBody(body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("After " + head, e);
        }
    }

    /** The next response's status and headers; interim responses are only counted. */
    HttpAnswer readHead() {
        List<Integer> interim = new ArrayList<>();
        try {
            while (true) {
                int status = status(line());
                Map<String, List<String>> headers = headers();
                if (status >= 200) {
                    return new HttpAnswer(interim, status, headers, new byte[0]);
                }
                interim.add(status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("While waiting for a response", e);
        }
    }

    private static int status(String line) {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9].*")) {
            throw new AssertionError("Not a status line: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** The body of a response whose head was read, as it arrives. */
    InputStream body(HttpAnswer head) {
        if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return new ChunkedBody(this);
        }
        if (head.status() == 204 || head.status() == 304) {
            return InputStream.nullInputStream();
        }
        return head.header("Content-Length")
                .<InputStream>map(length -> new FixedBody(in, Long.parseLong(length)))
                .orElse(in);
    }

    /** Whether the server ends the connection without sending anything more. */
    boolean closedByServer() {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The server neither answers nor closes", e);
        }
    }

    /** Whether the server ends the connection, whatever it sends before. */
    boolean eventuallyClosedByServer() {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not close", e);
        }
    }

    /** One line without its CRLF. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection after '" + line + "'");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server closed the connection within a body");
        }
        return bytes;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body of a known length. */
    private static final class FixedBody extends InputStream {
        private final InputStream in;
        private long left;

        FixedBody(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The server closed the connection " + left + " bytes early");
            }
            left--;
            return next;
        }
    }

    /** A body in chunks; its end is the chunk of length 0, never the end of the connection. */
    private static final class ChunkedBody extends InputStream {
        private final HttpConnection connection;
        private byte[] chunk = new byte[0];
        private int position;
        private boolean ended;

        ChunkedBody(HttpConnection connection) {
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            while (!ended && position == chunk.length) {
                next();
            }
            return ended ? -1 : chunk[position++] & 0xff;
        }

        private void next() throws IOException {
            int length = Integer.parseInt(connection.line().split(";", 2)[0].strip(), 16);
            chunk = connection.exactly(length);
            position = 0;
            ended = length == 0;
            connection.line();
        }
    }
}
