package dev.remotemcp.runtime.wire;

import static dev.remotemcp.runtime.wire.Expected.anonymousError;
import static dev.remotemcp.runtime.wire.Expected.empty;
import static dev.remotemcp.runtime.wire.Expected.error;
import static dev.remotemcp.runtime.wire.Expected.served;
import static dev.remotemcp.runtime.wire.HostileRequest.META;
import static dev.remotemcp.runtime.wire.HostileRequest.envelope;
import static dev.remotemcp.runtime.wire.HostileRequest.post;

import java.util.ArrayList;
import java.util.List;

/** JSON that is not the JSON-RPC message it should be. */
final class HostileEnvelopes {
    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\":";
    private static final String CAPABILITIES = "\"io.modelcontextprotocol/clientCapabilities\":";

    private HostileEnvelopes() {}

    static List<HostileRequest> rows() {
        List<HostileRequest> rows = new ArrayList<>();
        rows.addAll(shapes());
        rows.addAll(ids());
        rows.addAll(members());
        rows.addAll(metas());
        rows.addAll(notRequests());
        return rows;
    }

    private static List<HostileRequest> shapes() {
        Expected notRpc = anonymousError(400, -32600);
        String one = envelope("7", "tools/list", "");
        return List.of(
                post("null").expect("null", notRpc),
                post("42").expect("a number", notRpc),
                post("\"tools/list\"").expect("a string", notRpc),
                post("true").expect("a boolean", notRpc),
                post("{}").expect("an empty object", notRpc),
                post("[]").expect("an empty batch", notRpc),
                post("[" + one + "]").expect("a batch of one", notRpc),
                post("[" + one + "," + envelope("8", "tools/list", "") + "]").expect("a batch of two", notRpc),
                post("[[" + one + "]]").expect("a batch in a batch", notRpc));
    }

    private static List<HostileRequest> ids() {
        Expected noId = anonymousError(400, -32600);
        String huge = "123456789012345678901234567890";
        return List.of(
                post(envelope("null", "tools/list", "")).expect("an id of null", noId),
                post(envelope("1.5", "tools/list", "")).expect("a fractional id", noId),
                post(envelope("true", "tools/list", "")).expect("a boolean id", noId),
                post(envelope("{}", "tools/list", "")).expect("an object as id", noId),
                post(envelope("[7]", "tools/list", "")).expect("an array as id", noId),
                post(envelope(huge, "tools/list", ""))
                        .expect("a huge integer as id", served("tools/list").withId(huge)),
                post(envelope("-1", "tools/list", ""))
                        .expect("a negative id", served("tools/list").withId("-1")),
                post(envelope("\"\"", "tools/list", ""))
                        .expect("an empty id", served("tools/list").withId("\"\"")),
                post(envelope("\"\\u0000\\u001b[2J\\u2028\\\"\"", "tools/list", ""))
                        .expect(
                                "an id of control characters",
                                served("tools/list").withId("\"\\u0000\\u001b[2J\\u2028\\\"\"")));
    }

    private static List<HostileRequest> members() {
        Expected notRpc = error(400, -32600);
        return List.of(
                post("{\"id\":7,\"method\":\"tools/list\",\"params\":{" + META + "}}")
                        .expect("no jsonrpc", notRpc),
                post("{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{" + META + "}}")
                        .expect("JSON-RPC 1.0", notRpc),
                post("{\"jsonrpc\":2.0,\"id\":7,\"method\":\"tools/list\",\"params\":{" + META + "}}")
                        .expect("jsonrpc as a number", notRpc),
                post("{\"jsonrpc\":null,\"id\":7,\"method\":\"tools/list\",\"params\":{" + META + "}}")
                        .expect("jsonrpc as null", notRpc),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"params\":{" + META + "}}").expect("no method", notRpc),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":7,\"params\":{" + META + "}}")
                        .expect("method as a number", notRpc),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":null,\"params\":{" + META + "}}")
                        .expect("method as null", notRpc),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":[\"tools/list\"],\"params\":{" + META + "}}")
                        .expect("method as an array", notRpc),
                post("{\"params\":{" + META + "},\"method\":{},\"jsonrpc\":\"2.0\",\"id\":7}")
                        .expect("method as an object, id last", notRpc),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":[]}")
                        .expect("params as an array", notRpc),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":\"x\"}")
                        .expect("params as a string", notRpc),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":null}")
                        .expect("params as null", notRpc));
    }

    private static List<HostileRequest> metas() {
        Expected badMeta = error(400, -32602);
        return List.of(
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\"}").expect("no params", badMeta),
                list("{}").expect("no _meta", badMeta),
                list("{\"_meta\":null}").expect("_meta as null", badMeta),
                list("{\"_meta\":[]}").expect("_meta as an array", badMeta),
                list("{\"_meta\":\"x\"}").expect("_meta as a string", badMeta),
                list("{\"_meta\":{}}").expect("an empty _meta", badMeta),
                list("{\"_meta\":{" + CAPABILITIES + "{}}}").expect("no protocol version", badMeta),
                list("{\"_meta\":{" + VERSION + "20260728," + CAPABILITIES + "{}}}")
                        .expect("a protocol version as a number", badMeta),
                list("{\"_meta\":{" + VERSION + "null," + CAPABILITIES + "{}}}")
                        .expect("a protocol version as null", badMeta),
                list("{\"_meta\":{" + VERSION + "[\"2026-07-28\"]," + CAPABILITIES + "{}}}")
                        .expect("a protocol version as an array", badMeta),
                list("{\"_meta\":{" + VERSION + "\"2026-07-28\"}}").expect("no client capabilities", badMeta),
                list("{\"_meta\":{" + VERSION + "\"2026-07-28\"," + CAPABILITIES + "null}}")
                        .expect("client capabilities as null", badMeta),
                list("{\"_meta\":{" + VERSION + "\"2026-07-28\"," + CAPABILITIES + "[]}}")
                        .expect("client capabilities as an array", badMeta),
                list("{\"_meta\":{" + VERSION + "\"2026-07-28\"," + CAPABILITIES + "\"all\"}}")
                        .expect("client capabilities as a string", badMeta));
    }

    private static HostileRequest.Draft list(String params) {
        return post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":" + params + "}");
    }

    private static List<HostileRequest> notRequests() {
        return List.of(
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}").expect("a response", error(400, -32600)),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32603,\"message\":\"x\"}}")
                        .expect("an error response", error(400, -32600)),
                post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}")
                        .expect("a cancellation, which is not for HTTP", empty(202)),
                post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}")
                        .without("MCP-Protocol-Version")
                        .without("Mcp-Method")
                        .expect("a notification of older revisions, without a session", anonymousError(400, -32600)),
                post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/there_is_no_such\"}")
                        .expect("an unknown notification", empty(202)),
                post("{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"breaks\"," + META + "}}")
                        .expect("a request's method without an id", empty(202)));
    }
}
