package dev.remotemcp.runtime.peer;

import static dev.remotemcp.runtime.peer.Difference.everywhere;
import static dev.remotemcp.runtime.peer.Difference.in;

import java.util.List;
import java.util.stream.Stream;

/**
 * All differences between the MCP Java SDK's server and ours that are meant. The sections named are those of revision
 * 2025-11-25 of the specification.
 */
final class Differences {
    private static final String ABSENT = Comparison.ABSENT;
    private static final String REFUSED = "\\[\\{\"jsonrpc\":\"2.0\",(\"id\":1,)?\"error\":\\{\"code\":-32.*";
    private static final String INVALID_PARAMS = "\\{\"code\":-32602,.*";
    private static final String TOLD_TO_THE_MODEL = "\\{\"content\":.*\"isError\":true}";

    static final List<Difference> ALL = Stream.of(form(), tools(), mistakes(), questions(), transport())
            .flatMap(List::stream)
            .toList();

    private Differences() {}

    /** A result here where an error is there, or another of the same kind. */
    private static Difference instead(String peer, String ours, String why, String... exchanges) {
        return in("/0/messages/\\d+/(result|error)", "absent|" + peer, "absent|" + ours, why, exchanges);
    }

    private static List<Difference> form() {
        return List.of(
                everywhere(
                        "/\\d+/(type|primed|eventIds)",
                        "\"text/event-stream\"|false|\"(repeated|none)\"",
                        "\"application/json\"|absent",
                        """
                        The peer streams every answer; ours is plain JSON where nothing but the result is sent, which
                        costs less. Transports, Sending Messages to the Server: the server MUST return either of the
                        two, the client MUST support both."""),
                everywhere("/\\d+/eventIds", "\"repeated\"", "\"unique\"", """
                        The peer gives the session id as event id of every result. Transports, Resumability and
                        Redelivery: the id MUST be globally unique across all streams within that session."""),
                everywhere("/\\d+/primed", "false", "true", """
                        The peer cannot resume streams. Transports, Sending Messages to the Server: the server SHOULD
                        immediately send an event consisting of an event id and an empty data field."""),
                everywhere("/\\d+/messages/\\d+/result/isError", "false", ABSENT, """
                        Schema, CallToolResult: if not set, this is assumed to be false."""),
                everywhere(
                        "/\\d+/(type|body|messages)",
                        "\"\"|\"empty\"|\"no JSON-RPC message\"|absent",
                        "\"application/json\"|absent|" + REFUSED,
                        """
                        Where the peer refuses a request, its body is empty, or a Java exception with its stack trace.
                        Transports, Sending Messages to the Server and Session Management: the body MAY comprise a
                        JSON-RPC error response."""));
    }

    private static List<Difference> tools() {
        return List.of(
                in(
                        "/0/messages/0/result/structuredContent",
                        "\\[1,2,3]",
                        "\\{\"result\":\\[1,2,3]}",
                        "Tools, Structured Content: structured content is returned as a JSON object.",
                        "call count"),
                in(
                        "/0/messages/0/result/tools/\\d+/outputSchema/.*",
                        ".*",
                        ".*",
                        "Schema, Tool: the type at the root of an output schema is object; it describes the wrapper.",
                        "tools/list"),
                in(
                        "/0/messages/0/result/tools/\\d+/inputSchema/properties/region/x-mcp-header",
                        "\"Region\"",
                        ABSENT,
                        "The keyword belongs to revision 2026-07-28 and says nothing to clients of an earlier one.",
                        "tools/list"),
                instead("\\{\"code\":-32603,.*", TOLD_TO_THE_MODEL, """
                        Tools, Error Handling: what goes wrong in a tool is reported in a result with isError, for the
                        model to see; protocol errors are for requests that are wrong as such.""", "call breaks"));
    }

    private static List<Difference> mistakes() {
        return List.of(
                in(
                        "/0/messages/0/result/content/0/text",
                        "\"Tool \\(echo\\) input validation failed.*",
                        "\"Invalid arguments: message.*",
                        "Wording; both name the argument and the rule.",
                        "call echo without its argument",
                        "call echo with a number"),
                in(
                        "/0/messages/0/error/data",
                        "\"(Tool|Prompt) not found: (missing|5|)\"",
                        ABSENT,
                        "The peer's message says 'invalid_tool_name' whatever the name; our message names the name.",
                        "call a tool nobody knows",
                        "call without a name",
                        "call with a number as name",
                        "a prompt nobody knows",
                        "a prompt without a name"),
                in(
                        "/0/messages",
                        "\\[]",
                        REFUSED,
                        "The peer ends the stream without an answer. Base Protocol, Responses: every request gets one.",
                        "call echo with a list of arguments",
                        "call without params",
                        "call with a list as params",
                        "complete for a kind nobody knows",
                        "complete for nothing"),
                in(
                        "/0/status",
                        "200",
                        "400",
                        "Base Protocol, Requests: params is an object; this is no request that could be answered.",
                        "call with a list as params"),
                instead(
                        "\\{\"tools\":.*",
                        INVALID_PARAMS,
                        "The peer ignores cursors. Pagination, Error Handling: an invalid one SHOULD result in -32602.",
                        "tools/list with a cursor nobody gave"),
                in(
                        "/0/messages/0/error/(code|data)",
                        "-32002|\\{\"uri\":.*",
                        "-32602|absent",
                        "Resources, Error Handling: -32002 is for what does not exist; this is no URI at all.",
                        "read without a URI"),
                in(
                        "/0/messages/0/error/(code|data)",
                        "-32002|\\{\"uri\":.*",
                        "-32602|absent",
                        "Completion, Error Handling: a reference to nothing is -32602, as for prompts.",
                        "complete for a template nobody knows"),
                instead(
                        INVALID_PARAMS,
                        "\\{\"completion\":\\{\"values\":\\[],.*",
                        "The peer refuses unknown variables, yet suggests nothing for unknown arguments of prompts;"
                                + " we suggest nothing for both, so that typing on is never interrupted.",
                        "complete a variable nobody knows"),
                instead(
                        "\\{}",
                        INVALID_PARAMS,
                        "Schema, SubscribeRequestParams: uri is required.",
                        "subscribe without a URI"),
                instead(
                        "\\{}",
                        INVALID_PARAMS,
                        "The peer takes what it does not know for a level. Logging, Error Handling: -32602.",
                        "a level nobody knows",
                        "no level"),
                in(
                        "/0/(session|messages/0/(result|error))",
                        "true|absent|\\{\"protocolVersion\".*",
                        "false|absent|" + INVALID_PARAMS,
                        "Lifecycle, Initialization: the client MUST send the protocol version it supports.",
                        "initialize without a revision"),
                in(
                        "/0/status",
                        "500",
                        "200",
                        "The request is wrong, not the server; as other invalid params it is an error in the answer.",
                        "initialize without params"));
    }

    private static List<Difference> questions() {
        return List.of(
                instead(
                        "\\{\"code\":-32603,.*",
                        TOLD_TO_THE_MODEL,
                        """
                        Both refuse to ask. Tools, Error Handling: what goes wrong in a tool is reported in a result
                        with isError.""",
                        "a client that cannot serve asks_form",
                        "a client that cannot serve asks_url",
                        "a client that cannot serve asks_model"),
                in("", ".*\"roots/list\".*", ".*\"isError\":true.*", """
                        The peer asks for roots that nobody declared. Lifecycle, Operation: both parties MUST only use
                        capabilities that were successfully negotiated.""", "a client that cannot serve asks_roots"),
                instead("\\{\"code\":-1,.*", TOLD_TO_THE_MODEL, """
                        The peer hands the client its own error back as that of the call. Tools, Error Handling: as
                        above.""", "a client that fails to answer"),
                in(
                        "/0/(status|type|body)",
                        "500|\"application/json\"|\"no JSON-RPC message\"",
                        "202|\"\"|\"empty\"",
                        """
                        The question may have been withdrawn meanwhile, which is no fault of the server's. Transports,
                        Sending Messages to the Server: an accepted response is answered by 202 without a body.""",
                        "an answer to no question"));
    }

    private static List<Difference> transport() {
        return List.of(
                in(
                        "/0/(status|messages/0/(result|error))",
                        "200|absent|\\{}",
                        "400|absent|\\{\"code\":-32600,.*",
                        "Transports, Protocol Version Header: an unsupported version MUST be answered by 400.",
                        "a revision nobody speaks"),
                in(
                        "/0/(status|messages/0/(result|error))",
                        "200|absent|\\{}",
                        "400|absent|\\{\"code\":-32600,.*",
                        "Base Protocol, Messages: all messages MUST follow JSON-RPC 2.0.",
                        "JSON-RPC 1.0"),
                in(
                        "/0/status",
                        "200",
                        "204",
                        "RFC 9110, 9.3.5: 204 is the status of a deletion that has nothing more to say.",
                        "delete, and after"),
                in(
                        "/0/(status|messages)",
                        "400|absent",
                        "200|\\[.*\"result\":\\{}}]",
                        """
                        Transports, Sending Messages to the Server: the client MUST accept both types, but nothing says
                        that the server refuses one that does not; an answer of JSON is what all of these accept.""",
                        "accepts JSON only",
                        "accepts anything",
                        "accepts nothing in particular"),
                in(
                        "/0/status",
                        "400",
                        "406",
                        "RFC 9110, 15.5.7: 406 says what is wrong, that the answer cannot be what is accepted.",
                        "get JSON"),
                in(
                        "/0/(status|messages)",
                        "400|absent",
                        "200|\\[.*\"resultType\":\"complete\".*",
                        "Revision 2026-07-28 is served on the same endpoint, without sessions.",
                        "call echo in 2026-07-28"));
    }
}
