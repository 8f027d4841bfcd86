package dev.remotemcp.runtime.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One request that a careless or malicious client might send, and the only right answer.
 *
 * @param bytes the request, made for the port that the server listens on
 */
record HostileRequest(String name, Function<Integer, byte[]> bytes, Expected expected) {
    @Override
    public String toString() {
        return name + " -> " + expected;
    }

    static Draft post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A POST that is right in everything but what the row then changes; the headers fit a {@code tools/list}. */
    static Draft post(byte[] body) {
        return new Draft(body)
                .header("Host", "localhost:{port}")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", McpWire.REVISION)
                .header("Mcp-Method", "tools/list")
                .header("Content-Length", Integer.toString(body.length));
    }

    /** A well-formed request of a method, with the {@code params} members given, comma first. */
    static Draft rpc(String method, String moreParams) {
        return post(envelope("7", method, moreParams)).header("Mcp-Method", method);
    }

    /** A well-formed request of a method that names its target. */
    static Draft named(String method, String name, String moreParams) {
        return rpc(method, moreParams).header("Mcp-Name", name);
    }

    static Draft call(String tool) {
        return named("tools/call", tool, ",\"name\":\"" + tool + "\",\"arguments\":{\"message\":\"x\"}");
    }

    static String envelope(String id, String method, String moreParams) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + META + moreParams
                + "}}";
    }

    /** The {@code _meta} member that every request must have. */
    static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    /** Bytes as they are; {@code {port}} stands for the server's port. */
    static Draft raw(String latin1) {
        return new Draft(new byte[0]).verbatim(latin1);
    }

    /** A request in the making. */
    static final class Draft {
        private final List<String[]> headers = new ArrayList<>();
        private final byte[] body;
        private String start = "POST /mcp HTTP/1.1";
        private String verbatim = "";

        private Draft(byte[] body) {
            this.body = body;
        }

        /** Sets a header, in place of the one with the same name. */
        Draft header(String name, String value) {
            for (String[] header : headers) {
                if (header[0].equalsIgnoreCase(name)) {
                    header[1] = value;
                    return this;
                }
            }
            return another(name, value);
        }

        /** Adds a header beside those with the same name. */
        Draft another(String name, String value) {
            headers.add(new String[] {name, value});
            return this;
        }

        Draft without(String name) {
            headers.removeIf(header -> header[0].equalsIgnoreCase(name));
            return this;
        }

        /** The request line. */
        Draft start(String line) {
            start = line;
            return this;
        }

        private Draft verbatim(String latin1) {
            verbatim = latin1;
            return this;
        }

        HostileRequest expect(String name, Expected expected) {
            return new HostileRequest(name, this::bytes, expected);
        }

        byte[] bytes(int port) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (verbatim.isEmpty()) {
                StringBuilder head = new StringBuilder(start).append("\r\n");
                headers.forEach(header ->
                        head.append(header[0]).append(": ").append(header[1]).append("\r\n"));
                bytes.writeBytes(latin1(head.append("\r\n").toString(), port));
                bytes.writeBytes(body);
            } else {
                bytes.writeBytes(latin1(verbatim, port));
            }
            return bytes.toByteArray();
        }

        private static byte[] latin1(String text, int port) {
            return text.replace("{port}", Integer.toString(port)).getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
