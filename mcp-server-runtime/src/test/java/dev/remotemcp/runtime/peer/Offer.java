package dev.remotemcp.runtime.peer;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What both servers offer, word for word: descriptors, and the texts that their handlers answer with. */
final class Offer {
    static final String SERVER_NAME = "peer-tests";
    static final String SERVER_VERSION = "1.2.3";
    static final String INSTRUCTIONS = "Use echo first.";

    static final String ADD = """
            {"name":"add","title":"Adder","description":"Does what its name says.",\
            "inputSchema":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},\
            "required":["a","b"]},\
            "outputSchema":{"type":"object","properties":{"sum":{"type":"integer"}},"required":["sum"]},\
            "annotations":{"readOnlyHint":true}}""";
    private static final String COUNT = """
            {"name":"count","description":"Does what its name says.","inputSchema":{"type":"object"},\
            "outputSchema":{"type":"array","items":{"type":"integer"}}}""";
    private static final String ECHO_INPUT = """
            {"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}""";
    private static final String LOCATED_INPUT = """
            {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"}}}""";
    static final List<String> TOOLS = List.of(
            ADD,
            COUNT,
            tool("echo", ECHO_INPUT),
            tool("located", LOCATED_INPUT),
            tool("contents"),
            tool("refuses"),
            tool("breaks"),
            tool("progresses"),
            tool("logs"),
            tool("tags"),
            tool("asks_form"),
            tool("asks_url"),
            tool("asks_model"),
            tool("asks_roots"));

    static final String PLAIN = "note://plain";
    static final String BYTES = "note://bytes";
    static final String BROKEN = "note://broken";
    static final String ITEM = "note://items/{id}";
    static final String PLAIN_RESOURCE = """
            {"uri":"note://plain","name":"plain","title":"A note","description":"Some text.","mimeType":"text/plain",\
            "annotations":{"audience":["user"],"priority":0.5}}""";
    static final String BYTES_RESOURCE = resource(BYTES, "application/octet-stream");
    static final String BROKEN_RESOURCE = resource(BROKEN, "text/plain");
    static final String ITEM_TEMPLATE = """
            {"uriTemplate":"note://items/{id}","name":"item","description":"One item.","mimeType":"text/plain"}""";

    static final String GREETS = """
            {"name":"greets","title":"Greeting","description":"Greets someone.",\
            "arguments":[{"name":"name","description":"whom","required":true},{"name":"tone","required":false}]}""";
    static final String CONVERSES = prompt("converses");

    static final String FORM_MESSAGE = "Who are you?";
    static final String FORM = """
            {"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},\
            "required":["name","age"]}""";
    static final String URL_MESSAGE = "Please sign in";
    static final String URL = "https://login.example.org/start";
    static final String QUESTION = "The capital of Norway?";
    static final String UNICODE = "Grüße \"quoted\"\n\u2028 \uD83D\uDE00";
    static final List<String> CITIES = List.of("Bergen", "Berlin", "Oslo");

    private static final JsonMapper JSON = JsonMapper.shared();

    private Offer() {}

    static String tool(String name) {
        return tool(name, "{\"type\":\"object\"}");
    }

    static String prompt(String name) {
        return "{\"name\":\"" + name + "\",\"description\":\"A short dialogue.\"}";
    }

    static String resource(String uri, String mimeType) {
        String name = uri.substring("note://".length());
        return "{\"uri\":\"" + uri + "\",\"name\":\"" + name + "\",\"mimeType\":\"" + mimeType + "\"}";
    }

    /** The value of a descriptor's member. */
    static String member(String descriptor, String name) {
        return json(descriptor).path(name).asString();
    }

    static JsonNode json(String json) {
        return JSON.readTree(json);
    }

    private static String tool(String name, String inputSchema) {
        return "{\"name\":\"" + name + "\",\"description\":\"Does what its name says.\",\"inputSchema\":" + inputSchema
                + "}";
    }

    static String greeting(String action, String name, int age) {
        return switch (action) {
            case "accept" -> "Hello, " + name + " (" + age + ")!";
            case "decline" -> "They would not say.";
            default -> "They left.";
        };
    }
}
