package dev.remotemcp.runtime.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is said to both servers, by name. */
final class Exchanges {
    /** One conversation; the server is at hand for what happens on its side. */
    interface Exchange {
        void hold(RawSession client, PeerServer server);
    }

    private static final String ABILITIES = "{\"roots\":{\"listChanged\":true},\"sampling\":{}}";
    private static final String GREETS = "{\"type\":\"ref/prompt\",\"name\":\"greets\"}";
    private static final String ITEM = "{\"type\":\"ref/resource\",\"uri\":\"note://items/{id}\"}";

    private final Map<String, Exchange> all = new LinkedHashMap<>();

    private Exchanges() {
        initialize();
        lifecycle();
        tools();
        toolMistakes();
        resources();
        prompts();
        completions();
        utilities();
        questions();
        revisions();
        sessions();
        bodies();
        accepting();
        streams();
    }

    static Map<String, Exchange> all() {
        return new Exchanges().all;
    }

    private void initialize() {
        for (String revision :
                List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "2026-07-28", "1999-01-01")) {
            cold("initialize " + revision, client -> client.body(RawSession.initialize(revision, ABILITIES)));
        }
        cold("initialize without params", client -> client.request("initialize"));
        cold(
                "initialize without a revision",
                client -> client.request(
                        "initialize", "{\"capabilities\":{},\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}"));
        cold(
                "initialize with a stale session id",
                client -> client.header("Mcp-Session-Id", "stale").body(RawSession.initialize("2025-11-25", "{}")));
    }

    private void lifecycle() {
        body("initialized", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        body("a notification nobody knows", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unheard_of\"}");
        body("cancelling a call that is not running", """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}""");
        request("ping", "ping");
        request("ping with params", "ping", "{\"_meta\":{\"example.org/tag\":\"blue\"}}");
        body("ping with a string as id", "{\"jsonrpc\":\"2.0\",\"id\":\"one\",\"method\":\"ping\"}");
        request("a method nobody knows", "tools/unheard_of", "{}");
    }

    private void tools() {
        request("tools/list", "tools/list");
        request("tools/list with a cursor nobody gave", "tools/list", "{\"cursor\":\"bm9uZQ\"}");
        call("call echo", "echo", "{\"message\":\"Gr\u00fc\u00dfe \uD83D\uDE00\"}");
        call("call add", "add", "{\"a\":2,\"b\":3}");
        call("call count", "count", "{}");
        call("call contents", "contents", "{}");
        call("call located", "located", "{\"region\":\"north\"}");
        request("call tags with metadata", "tools/call", """
                {"name":"tags","arguments":{},"_meta":{"example.org/tag":"blue"}}""");
        request("call tags without arguments", "tools/call", "{\"name\":\"tags\"}");
        call("call refuses", "refuses", "{}");
        call("call breaks", "breaks", "{}");
    }

    private void toolMistakes() {
        call("call echo without its argument", "echo", "{}");
        call("call echo with a number", "echo", "{\"message\":5}");
        call("call echo with a list of arguments", "echo", "[1]");
        call("call a tool nobody knows", "missing", "{}");
        request("call without a name", "tools/call", "{\"arguments\":{}}");
        request("call with a number as name", "tools/call", "{\"name\":5,\"arguments\":{}}");
        request("call without params", "tools/call");
        request("call with a list as params", "tools/call", "[1]");
    }

    private void resources() {
        request("resources/list", "resources/list");
        request("resources/templates/list", "resources/templates/list");
        request("read a text", "resources/read", "{\"uri\":\"note://plain\"}");
        request("read bytes", "resources/read", "{\"uri\":\"note://bytes\"}");
        request("read from a template", "resources/read", "{\"uri\":\"note://items/5\"}");
        request("read a resource nobody knows", "resources/read", "{\"uri\":\"note://missing\"}");
        request("read a resource that breaks", "resources/read", "{\"uri\":\"note://broken\"}");
        request("read without a URI", "resources/read", "{}");
        request("subscribe", "resources/subscribe", "{\"uri\":\"note://plain\"}");
        request("subscribe without a URI", "resources/subscribe", "{}");
        request("unsubscribe", "resources/unsubscribe", "{\"uri\":\"note://plain\"}");
    }

    private void prompts() {
        request("prompts/list", "prompts/list");
        request("a prompt", "prompts/get", "{\"name\":\"greets\",\"arguments\":{\"name\":\"Ada\",\"tone\":\"!\"}}");
        request("a prompt's optional argument", "prompts/get", """
                {"name":"greets","arguments":{"name":"Ada"}}""");
        request("a prompt of several messages", "prompts/get", "{\"name\":\"converses\"}");
        request("a prompt without its argument", "prompts/get", "{\"name\":\"greets\",\"arguments\":{}}");
        request("a prompt nobody knows", "prompts/get", "{\"name\":\"missing\"}");
        request("a prompt without a name", "prompts/get", "{}");
    }

    private void completions() {
        complete("complete a prompt's argument", GREETS, "name", "Ber");
        complete("complete an argument without suggestions", GREETS, "tone", "");
        complete("complete an argument nobody knows", GREETS, "missing", "");
        complete("complete for a prompt nobody knows", "{\"type\":\"ref/prompt\",\"name\":\"missing\"}", "name", "");
        complete("complete a template's variable", ITEM, "id", "1");
        complete("complete a variable nobody knows", ITEM, "missing", "");
        complete("complete for a resource", "{\"type\":\"ref/resource\",\"uri\":\"note://plain\"}", "id", "");
        complete("complete for a template nobody knows", """
                {"type":"ref/resource","uri":"note://no/{id}"}""", "id", "");
        complete("complete for a kind nobody knows", "{\"type\":\"ref/tool\",\"name\":\"echo\"}", "message", "");
        request("complete for nothing", "completion/complete", "{\"argument\":{\"name\":\"a\",\"value\":\"\"}}");
    }

    private void utilities() {
        call("log at the default level", "logs", "{}");
        warm(
                "log at a chosen level",
                client -> client.request("logging/setLevel", "{\"level\":\"error\"}")
                        .call("logs", "{}"));
        request("a level nobody knows", "logging/setLevel", "{\"level\":\"loud\"}");
        request("no level", "logging/setLevel", "{}");
        request("progress for a string", "tools/call", """
                {"name":"progresses","arguments":{},"_meta":{"progressToken":"token"}}""");
        request("progress for a number", "tools/call", """
                {"name":"progresses","arguments":{},"_meta":{"progressToken":7}}""");
        call("progress for nobody", "progresses", "{}");
    }

    private void questions() {
        ask("a form accepted", "asks_form", "{\"action\":\"accept\",\"content\":{\"name\":\"Ada\",\"age\":36}}");
        ask("a form declined", "asks_form", "{\"action\":\"decline\"}");
        ask("a form cancelled", "asks_form", "{\"action\":\"cancel\"}");
        ask("a URL opened", "asks_url", "{\"action\":\"accept\"}");
        ask("the model answers", "asks_model", """
                {"role":"assistant","content":{"type":"text","text":"Oslo"},"model":"m"}""");
        ask("the roots", "asks_roots", "{\"roots\":[{\"uri\":\"file:///a\",\"name\":\"a\"}]}");
        warm(
                "a client that fails to answer",
                client -> client.answering(method -> "\"error\":{\"code\":-1,\"message\":\"no screen\"}")
                        .call("asks_form", "{}"));
        for (String tool : List.of("asks_form", "asks_url", "asks_model", "asks_roots")) {
            cold(
                    "a client that cannot serve " + tool,
                    client -> client.open("2025-11-25", "{}")
                            .answering(method -> "\"error\":{\"code\":-32601,\"message\":\"no such method\"}")
                            .call(tool, "{}"));
        }
        body("an answer to no question", "{\"jsonrpc\":\"2.0\",\"id\":\"no-such\",\"result\":{}}");
    }

    private void revisions() {
        warm(
                "a revision nobody speaks",
                client -> client.header("MCP-Protocol-Version", "1999-01-01").request("ping"));
        warm(
                "a revision other than the session's",
                client -> client.header("MCP-Protocol-Version", "2025-03-26").request("ping"));
        warm("no revision", client -> client.without("MCP-Protocol-Version").request("ping"));
        for (String revision : List.of("2025-06-18", "2025-03-26")) {
            cold("call add in " + revision, client -> client.open(revision).call("add", "{\"a\":2,\"b\":3}"));
            cold("progress in " + revision, client -> client.open(revision).request("tools/call", """
                    {"name":"progresses","arguments":{},"_meta":{"progressToken":7}}"""));
        }
        cold(
                "call echo in 2026-07-28",
                client -> client.header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "tools/call")
                        .header("Mcp-Name", "echo")
                        .request("tools/call", """
                        {"name":"echo","arguments":{"message":"hi"},\
                        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                        "io.modelcontextprotocol/clientCapabilities":{}}}"""));
    }

    private void sessions() {
        warm("no session id", client -> client.without("Mcp-Session-Id").request("ping"));
        warm(
                "a session id nobody gave",
                client -> client.header("Mcp-Session-Id", "1e7c9fd6-5b5e-4b3f-8f43")
                        .request("ping"));
        warm("delete, and after", client -> client.http("DELETE").request("ping"));
        cold("delete without a session id", client -> client.http("DELETE"));
        cold(
                "delete a session nobody has",
                client -> client.header("Mcp-Session-Id", "stale").http("DELETE"));
    }

    private void bodies() {
        body("no JSON", "{\"jsonrpc\":");
        body("an empty body", "");
        body("a number", "5");
        body("JSON-RPC 1.0", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}");
        body("null as id", "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}");
        body("a batch", "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]");
        warm(
                "a text as content type",
                client -> client.header("Content-Type", "text/plain").request("ping"));
    }

    private void accepting() {
        warm(
                "accepts JSON only",
                client -> client.header("Accept", "application/json").request("ping"));
        warm("accepts anything", client -> client.header("Accept", "*/*").request("ping"));
        warm("accepts nothing in particular", client -> client.without("Accept").request("ping"));
        warm("put", client -> client.http("PUT"));
    }

    private void streams() {
        cold(
                "get without a session id",
                client -> client.header("Accept", "text/event-stream").http("GET"));
        cold(
                "get in a session nobody has",
                client -> client.header("Accept", "text/event-stream")
                        .header("Mcp-Session-Id", "stale")
                        .http("GET"));
        warm("get JSON", client -> client.header("Accept", "application/json").http("GET"));
        add(
                "hear of tools",
                (client, server) -> listening(client).listen(() -> {
                    server.addTool("late");
                    server.removeTool("late");
                }));
        add(
                "hear of prompts",
                (client, server) -> listening(client).listen(() -> {
                    server.addPrompt("late");
                    server.removePrompt("late");
                }));
        add(
                "hear of resources",
                (client, server) -> listening(client).listen(() -> {
                    server.addResource("note://late");
                    server.removeResource("note://late");
                }));
        add(
                "hear of a resource's content",
                (client, server) -> client.open()
                        .request("resources/subscribe", "{\"uri\":\"note://plain\"}")
                        .header("Accept", "text/event-stream")
                        .listen(() -> server.resourceUpdated(Offer.PLAIN)));
    }

    private static RawSession listening(RawSession client) {
        return client.open().header("Accept", "text/event-stream");
    }

    private void add(String name, Exchange exchange) {
        if (all.put(name, exchange) != null) {
            throw new IllegalArgumentException("Two exchanges are named '" + name + "'");
        }
    }

    /** Without a session. */
    private void cold(String name, Consumer<RawSession> talk) {
        add(name, (client, server) -> talk.accept(client));
    }

    /** In a session of its own. */
    private void warm(String name, Consumer<RawSession> talk) {
        add(name, (client, server) -> talk.accept(client.open()));
    }

    private void body(String name, String body) {
        warm(name, client -> client.body(body));
    }

    private void request(String name, String method) {
        warm(name, client -> client.request(method));
    }

    private void request(String name, String method, String params) {
        warm(name, client -> client.request(method, params));
    }

    private void call(String name, String tool, String arguments) {
        warm(name, client -> client.call(tool, arguments));
    }

    private void ask(String name, String tool, String result) {
        warm(name, client -> client.answering(method -> "\"result\":" + result).call(tool, "{}"));
    }

    private void complete(String name, String ref, String argument, String value) {
        String choice = "{\"name\":\"" + argument + "\",\"value\":\"" + value + "\"}";
        request(name, "completion/complete", "{\"ref\":" + ref + ",\"argument\":" + choice + "}");
    }
}
