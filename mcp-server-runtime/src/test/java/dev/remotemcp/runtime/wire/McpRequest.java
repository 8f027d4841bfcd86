package dev.remotemcp.runtime.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** One request in the making; the headers that mirror the body follow from it unless a test overrides them. */
final class McpRequest {
    private static final String PREFIX = "io.modelcontextprotocol/";
    private static final Map<String, String> NAMED =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final McpWire wire;
    private final String method;
    private final ObjectNode message = JSON.createObjectNode();
    private final ObjectNode params = JSON.createObjectNode();
    private final ObjectNode meta = JSON.createObjectNode();
    private final Map<String, String> headers = new LinkedHashMap<>();

    McpRequest(McpWire wire, String method, int id) {
        this.wire = wire;
        this.method = method;
        message.put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", params);
        params.set("_meta", meta);
        meta.put(PREFIX + "protocolVersion", McpWire.REVISION)
                .set(PREFIX + "clientCapabilities", JSON.createObjectNode());
        header("Host", "localhost:" + wire.port());
        header("Content-Type", "application/json");
        header("Accept", "application/json, text/event-stream");
        header("MCP-Protocol-Version", McpWire.REVISION);
        header("Mcp-Method", method);
    }

    /** The request id, of any JSON type. */
    McpRequest id(Object id) {
        message.set("id", JSON.valueToTree(id));
        return this;
    }

    /** One of the tool's or prompt's arguments. */
    McpRequest with(String argument, Object value) {
        params.withObjectProperty("arguments").set(argument, JSON.valueToTree(value));
        return this;
    }

    McpRequest param(String name, Object value) {
        params.set(name, JSON.valueToTree(value));
        if (name.equals(NAMED.get(method))) {
            header("Mcp-Name", encoded(value.toString()));
        }
        return this;
    }

    McpRequest json(String name, String json) {
        params.set(name, JSON.readTree(json));
        return this;
    }

    /** A parameter as this very text, whatever numbers, escapes or duplicates are in it. */
    McpRequest verbatim(String name, String json) {
        params.putRawValue(name, new RawValue(json));
        return this;
    }

    McpRequest meta(String key, Object value) {
        meta.set(key, JSON.valueToTree(value));
        return this;
    }

    /** The client capabilities, a JSON object. */
    McpRequest capabilities(String json) {
        meta.set(PREFIX + "clientCapabilities", JSON.readTree(json));
        return this;
    }

    McpRequest logLevel(String level) {
        return meta(PREFIX + "logLevel", level);
    }

    McpRequest progressToken(Object token) {
        return meta("progressToken", token);
    }

    /** The client's answer to one question, a JSON result. */
    McpRequest answer(String key, String json) {
        params.withObjectProperty("inputResponses").set(key, JSON.readTree(json));
        return this;
    }

    /** The state of the answer that asked, byte by byte. */
    McpRequest state(String requestState) {
        return param("requestState", requestState);
    }

    McpRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    McpRequest without(String header) {
        headers.remove(header);
        return this;
    }

    /** Sends and reads the whole answer, which must have this status. */
    McpReply expectStatus(int status) {
        return send().expectStatus(status);
    }

    /** Sends, expects success and hands out the result. */
    JsonNode result() {
        return expectStatus(200).result();
    }

    /** Sends and reads to the end of the answer. */
    McpReply send() {
        try (McpStream stream = open()) {
            return stream.toEnd();
        }
    }

    /** Sends and reads the answer's head only. */
    McpStream open() {
        HttpConnection connection = wire.connect();
        connection.send(bytes());
        return new McpStream(connection, method, message.path("id"));
    }

    byte[] bytes() {
        byte[] body = JSON.writeValueAsBytes(message);
        StringBuilder head = new StringBuilder("POST " + wire.path() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** A header value as the protocol encodes it: as is, or as marked Base64 where that cannot travel. */
    static String encoded(String value) {
        boolean plain = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)
                && value.equals(value.strip())
                && !(value.startsWith("=?base64?") && value.endsWith("?="));
        return plain ? value : "=?base64?" + base64(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
