package dev.remotemcp.runtime.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One message of a client's in the making, or a GET or DELETE. */
final class LegacyRequest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LegacyWire wire;
    private final String httpMethod;
    private String method;
    private final ObjectNode message;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "";

    private LegacyRequest(LegacyWire wire, String httpMethod, String method, ObjectNode message) {
        this.wire = wire;
        this.httpMethod = httpMethod;
        this.method = method;
        this.message = message;
        header("Host", "localhost:" + wire.port());
        if (httpMethod.equals("POST")) {
            header("Content-Type", "application/json");
            header("Accept", "application/json, text/event-stream");
        }
    }

    LegacyRequest(LegacyWire wire, String method) {
        this(wire, "POST", method, message().put("id", 7).put("method", method));
    }

    static LegacyRequest response(LegacyWire wire, JsonNode id, String member, String json) {
        ObjectNode response = message();
        response.set("id", id);
        response.set(member, JSON.readTree(json));
        return new LegacyRequest(wire, "POST", "", response);
    }

    static LegacyRequest bodiless(LegacyWire wire, String httpMethod) {
        return new LegacyRequest(wire, httpMethod, "", message());
    }

    private static ObjectNode message() {
        return JSON.createObjectNode().put("jsonrpc", "2.0");
    }

    /** The method of the request whose response is read. */
    LegacyRequest about(String requestMethod) {
        method = requestMethod;
        return this;
    }

    /** The request id, of any JSON type. */
    LegacyRequest id(Object id) {
        message.set("id", JSON.valueToTree(id));
        return this;
    }

    LegacyRequest withoutId() {
        message.remove("id");
        return this;
    }

    /** One of the tool's or prompt's arguments. */
    LegacyRequest with(String argument, Object value) {
        message.withObject("/params/arguments").set(argument, JSON.valueToTree(value));
        return this;
    }

    LegacyRequest param(String name, Object value) {
        message.withObject("/params").set(name, JSON.valueToTree(value));
        return this;
    }

    LegacyRequest json(String name, String json) {
        message.withObject("/params").set(name, JSON.readTree(json));
        return this;
    }

    LegacyRequest params(String json) {
        message.set("params", JSON.readTree(json));
        return this;
    }

    LegacyRequest meta(String key, Object value) {
        message.withObject("/params/_meta").set(key, JSON.valueToTree(value));
        return this;
    }

    LegacyRequest progressToken(Object token) {
        return meta("progressToken", token);
    }

    LegacyRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    LegacyRequest without(String header) {
        headers.remove(header);
        return this;
    }

    /** The body as it is, in place of the message. */
    LegacyRequest body(String text) {
        body = text;
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
        try (LegacyStream stream = open()) {
            return stream.toEnd();
        }
    }

    /** Sends and reads the answer's head only. */
    LegacyStream open() {
        HttpConnection connection = wire.connect();
        sendOn(connection);
        return answerOn(connection);
    }

    /** Sends on a connection and reads nothing yet. */
    LegacyRequest sendOn(HttpConnection connection) {
        connection.send(bytes());
        return this;
    }

    /** The answer on the connection that the request was sent on. */
    LegacyStream answerOn(HttpConnection connection) {
        return new LegacyStream(connection, method, message.path("id"));
    }

    byte[] bytes() {
        byte[] sent = (body.isEmpty() ? message.toString() : body).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(httpMethod + " " + wire.path() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (httpMethod.equals("POST")) {
            head.append("Content-Length: ").append(sent.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (httpMethod.equals("POST")) {
            bytes.writeBytes(sent);
        }
        return bytes.toByteArray();
    }
}
