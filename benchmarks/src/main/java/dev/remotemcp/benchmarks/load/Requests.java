package dev.remotemcp.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** Writes HTTP/1.1 requests to one endpoint. */
final class Requests {
    private static final String META = "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"load\",\"version\":\"1\"},"
            + "\"io.modelcontextprotocol/clientCapabilities\":{}";

    private final String host;
    private final String path;

    /**
     * @param host value of {@code Host}
     * @param path path of the endpoint
     */
    Requests(String host, String path) {
        this.host = host;
        this.path = path;
    }

    String host() {
        return host;
    }

    String path() {
        return path;
    }

    /** A {@code tools/call} of 2026-07-28. */
    byte[] call(String token, Tool tool) {
        String params = "\"name\":\"" + tool.name() + "\",\"arguments\":" + tool.arguments() + ",\"_meta\":{"
                + "\"progressToken\":1," + META + "}";
        return modern(token, "tools/call", tool.name(), params);
    }

    /** A {@code tools/list} of 2026-07-28. */
    byte[] list(String token) {
        return modern(token, "tools/list", "", "\"_meta\":{" + META + "}");
    }

    /** A {@code subscriptions/listen} of 2026-07-28 for changes of the list of tools. */
    byte[] listen(String token) {
        return modern(
                token,
                "subscriptions/listen",
                "",
                "\"notifications\":{\"toolsListChanged\":true},\"_meta\":{" + META + "}");
    }

    private byte[] modern(String token, String method, String name, String params) {
        String head = "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: " + method + "\r\n"
                + (name.isEmpty() ? "" : "Mcp-Name: " + name + "\r\n");
        return post(
                token,
                head,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + params + "}}");
    }

    /**
     * An {@code initialize} of 2025-11-25.
     *
     * @param capabilities bytes of capabilities to send, as empty arrays, which cost a tree most; 0 for none
     */
    byte[] initialize(String token, int capabilities) {
        String wrapping = "{\"experimental\":{\"x\":{\"y\":[]}}}";
        int arrays = Math.max(0, (capabilities - wrapping.length() + 1) / 3);
        String value = arrays == 0 ? "{}" : wrapping.replace("[]", "[[]" + ",[]".repeat(arrays - 1) + "]");
        return post(
                token,
                "",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                        + "\"clientInfo\":{\"name\":\"load\",\"version\":\"1\"},\"capabilities\":" + value + "}}");
    }

    /** A {@code ping} of 2025-11-25 in a session. */
    byte[] ping(String token, String session) {
        return post(
                token,
                "MCP-Protocol-Version: 2025-11-25\r\nMcp-Session-Id: " + session + "\r\n",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
    }

    /** The whole head of a request whose body is announced, and not sent. */
    byte[] announcement(String token, int length) {
        return ascii(head(token) + "Content-Length: " + length + "\r\n\r\n");
    }

    /** A whole request whose body is no JSON. */
    byte[] nonsense(String token, int length) {
        return post(token, "", "x".repeat(length));
    }

    /** The first lines of a head that does not end. */
    byte[] openHead() {
        return ascii(head(""));
    }

    private byte[] post(String token, String more, String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ascii(head(token) + more + "Content-Length: " + text.length + "\r\n\r\n");
        byte[] request = new byte[head.length + text.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(text, 0, request, head.length, text.length);
        return request;
    }

    private String head(String token) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
