package dev.remotemcp.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a server and notes when it has listed its tools for the first time, after the handshake of 2025-11-25, which
 * every server here speaks.
 *
 * @param millis from the start of the process to the whole answer
 * @param cpuMillis CPU time that the process has used by then, which other work on the machine changes little
 * @param residentKb memory of the process right after it
 */
record FirstAnswer(double millis, long cpuMillis, long residentKb) {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
            "capabilities":{},"clientInfo":{"name":"cold-start","version":"1"}}}""";
    private static final String INITIALIZED = """
            {"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private static final String LIST = """
            {"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}""";

    /** What a server answered. */
    private record Answer(int status, String session, String body) {}

    /** Measures one start; the server has ended when this returns. */
    static FirstAnswer of(Contender contender) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        contender.command().forEach(word -> command.add(word.replace("PORT", Integer.toString(port))));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(contender.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        for (String name : List.of("FUNCTIONS_CUSTOMHANDLER_PORT", "MICRONAUT_SERVER_PORT", "QUARKUS_HTTP_PORT")) {
            builder.environment().put(name, Integer.toString(port));
        }
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            listTools(process, port, start);
            double millis = (System.nanoTime() - start) / 1e6;
            return new FirstAnswer(millis, cpuMillis(process), residentKb(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void listTools(Process process, int port, long start) throws IOException {
        try (Socket socket = connect(process, port, start)) {
            socket.setTcpNoDelay(true);
            Answer initialized = post(socket, port, "", INITIALIZE);
            post(socket, port, initialized.session(), INITIALIZED);
            Answer listed = post(socket, port, initialized.session(), LIST);
            if (listed.status() != 200 || !listed.body().contains("\"tools\"")) {
                throw new IOException("tools/list is answered with " + listed);
            }
        }
    }

    private static Socket connect(Process process, int port, long start) throws IOException {
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException notYet) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE) {
                    throw new IOException("The server does not listen: " + process, notYet);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        }
    }

    private static Answer post(Socket socket, int port, String session, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST /mcp HTTP/1.1\r\nHost: localhost:")
                .append(port)
                .append("\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n")
                .append("Content-Length: ")
                .append(bytes.length)
                .append("\r\n");
        if (!body.equals(INITIALIZE)) {
            head.append("MCP-Protocol-Version: 2025-11-25\r\n");
        }
        if (!session.isEmpty()) {
            head.append("Mcp-Session-Id: ").append(session).append("\r\n");
        }
        OutputStream out = socket.getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return read(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
    }

    /** One answer, whose body has a length or comes in chunks. Nothing of a later one is under way yet. */
    private static Answer read(BufferedReader in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        String session = "";
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)) {
                case "mcp-session-id" -> session = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                default -> {}
            }
        }
        StringBuilder body = new StringBuilder();
        if (!chunked) {
            text(in, length, body);
        }
        while (chunked) {
            int size = Integer.parseInt(line(in).strip(), 16);
            text(in, size, body);
            line(in);
            chunked = size > 0;
        }
        return new Answer(status, session, body.toString());
    }

    private static String line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("The connection ended within an answer");
        }
        return line;
    }

    private static void text(BufferedReader in, int length, StringBuilder body) throws IOException {
        for (int i = 0; i < length; i++) {
            body.append((char) in.read());
        }
    }

    private static long cpuMillis(Process process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(-1L);
    }

    private static long residentKb(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
