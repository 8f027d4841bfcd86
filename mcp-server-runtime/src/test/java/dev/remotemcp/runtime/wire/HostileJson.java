package dev.remotemcp.runtime.wire;

import static dev.remotemcp.runtime.wire.Expected.anonymousError;
import static dev.remotemcp.runtime.wire.Expected.error;
import static dev.remotemcp.runtime.wire.HostileRequest.META;
import static dev.remotemcp.runtime.wire.HostileRequest.envelope;
import static dev.remotemcp.runtime.wire.HostileRequest.named;
import static dev.remotemcp.runtime.wire.HostileRequest.post;
import static dev.remotemcp.runtime.wire.HostileRequest.rpc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bodies that are not JSON, not text, or too much of it. */
final class HostileJson {
    private static final String GOOD = envelope("7", "tools/list", "");

    private HostileJson() {}

    static List<HostileRequest> rows() {
        List<HostileRequest> rows = new ArrayList<>();
        rows.addAll(broken());
        rows.addAll(notText());
        rows.addAll(tooMuch());
        rows.addAll(duplicates());
        return rows;
    }

    private static List<HostileRequest> broken() {
        Expected notJson = anonymousError(400, -32700);
        return List.of(
                post("").expect("an empty body", notJson),
                post(" \r\n\t ").expect("a body of white space", notJson),
                post(GOOD.substring(0, 40)).expect("an object cut off in a string", notJson.withId("7")),
                post(GOOD.substring(0, GOOD.length() - 1))
                        .expect("an object without its last brace", notJson.withId("7")),
                post(GOOD + " x").expect("garbage after the object", notJson.withId("7")),
                post(GOOD + "}").expect("a brace too many", notJson.withId("7")),
                post(GOOD + GOOD).expect("two objects in a row", notJson.withId("7")),
                post("{\"jsonrpc\":\"2.0\"]").expect("brackets that do not match", notJson),
                post(envelope("NaN", "tools/list", "")).expect("NaN", notJson),
                post(envelope("-Infinity", "tools/list", "")).expect("Infinity", notJson),
                post(envelope("007", "tools/list", "")).expect("a number with leading zeros", notJson),
                post(envelope("+7", "tools/list", "")).expect("a number with a plus", notJson),
                post(envelope("7.", "tools/list", "")).expect("a number that ends in its point", notJson),
                post(envelope("7e", "tools/list", "")).expect("a number without its exponent", notJson),
                post(envelope("0x7", "tools/list", "")).expect("a hexadecimal number", notJson),
                post(envelope("nul", "tools/list", "")).expect("half a literal", notJson),
                post(envelope("TRUE", "tools/list", "")).expect("a literal in capitals", notJson),
                post("/* hi */" + GOOD).expect("a block comment", notJson),
                post(GOOD + "// hi").expect("a line comment", notJson.withId("7")),
                post(GOOD.replace('"', '\'')).expect("single quotes", notJson),
                post("{jsonrpc:\"2.0\"}").expect("names without quotes", notJson),
                post("{\"jsonrpc\":\"2.0\",}").expect("a trailing comma", notJson),
                post("{\"jsonrpc\" \"2.0\"}").expect("a missing colon", notJson),
                post("{,}").expect("a comma alone", notJson),
                post(envelope("\"a\nb\"", "tools/list", "")).expect("a line break in a string", notJson),
                post(envelope("\"a\u0000b\"", "tools/list", "")).expect("a null byte in a string", notJson),
                post(envelope("\"\\x41\"", "tools/list", "")).expect("an escape that does not exist", notJson),
                post(envelope("\"\\u12g4\"", "tools/list", "")).expect("an escape that is not hexadecimal", notJson),
                post("name=echo&message=hi").expect("a form in disguise", notJson));
    }

    private static List<HostileRequest> notText() {
        Expected notText = anonymousError(400, -32700);
        return List.of(
                post("\uFEFF" + GOOD).expect("a byte order mark", notText),
                post(GOOD.getBytes(StandardCharsets.UTF_16LE)).expect("UTF-16, little endian", notText),
                post(GOOD.getBytes(StandardCharsets.UTF_16)).expect("UTF-16 with a byte order mark", notText),
                post(GOOD.getBytes(Charset.forName("UTF-32BE"))).expect("UTF-32", notText),
                post(bytes(0xc3, 0x28)).expect("a UTF-8 sequence cut short", notText),
                post(bytes(0xc0, 0xaf)).expect("an overlong UTF-8 sequence", notText),
                post(bytes(0xed, 0xa0, 0x80)).expect("a surrogate in UTF-8", notText),
                post(bytes(0xf5, 0x80, 0x80, 0x80)).expect("UTF-8 beyond Unicode", notText),
                post(bytes(0xff)).expect("a byte that UTF-8 never has", notText),
                post(envelope("\"\\ud800\"", "tools/list", "")).expect("a lone high surrogate", notText),
                post(envelope("\"\\udc00\"", "tools/list", "")).expect("a lone low surrogate", notText),
                post(envelope("\"\\udc00\\ud800\"", "tools/list", "")).expect("a surrogate pair in reverse", notText),
                post(envelope("\"\\ud800x\"", "tools/list", "")).expect("half a surrogate pair", notText),
                named("tools/call", "echo", ",\"name\":\"echo\",\"arguments\":{\"message\":\"\\ud800\"}")
                        .expect("a lone surrogate in an argument", notText.withId("7")),
                named("tools/call", "echo", ",\"name\":\"echo\",\"arguments\":{\"\\udfff\":1}")
                        .expect("a lone surrogate in an argument's name", notText.withId("7")));
    }

    private static List<HostileRequest> tooMuch() {
        Expected refused = anonymousError(400, -32600);
        String deepArray = "[".repeat(10_000) + "]".repeat(10_000);
        String deepObject = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        return List.of(
                post(deepArray).expect("10,000 nested arrays", refused),
                post("[".repeat(10_000)).expect("10,000 arrays that never end", refused),
                post(deepObject).expect("10,000 nested objects", refused),
                named("tools/call", "echo", ",\"name\":\"echo\",\"arguments\":{\"message\":" + deepArray + "}")
                        .expect("10,000 nested arrays as an argument", refused.withId("7")),
                rpc("tools/list", ",\"cursor\":" + deepObject)
                        .expect("10,000 nested objects as a cursor", refused.withId("7")),
                named(
                                "tools/call",
                                "echo",
                                ",\"name\":\"echo\",\"arguments\":{\"message\":\"" + "a".repeat(3_000_000) + "\"}")
                        .expect("a string of 3 MB", refused.withId("7")),
                rpc("tools/call", ",\"name\":\"" + "a".repeat(1_000_000) + "\"")
                        .expect("a tool name of 1 MB", error(400, -32020)),
                post(envelope("\"" + "i".repeat(3_000_000) + "\"", "tools/list", ""))
                        .expect("an id of 3 MB", refused),
                named(
                                "tools/call",
                                "echo",
                                ",\"name\":\"echo\",\"arguments\":{\"message\":\"" + "a".repeat(5_000_000) + "\"}")
                        .expect("a body of 5 MB", anonymousError(413, -32600)),
                post(new byte[5_000_000]).expect("5 MB of zeros", anonymousError(413, -32600)));
    }

    private static List<HostileRequest> duplicates() {
        Expected refused = error(400, -32600);
        return List.of(
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"id\":8,\"method\":\"tools/list\",\"params\":{" + META + "}}")
                        .expect("two ids", refused.withId("")),
                post("{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{" + META
                                + "}}")
                        .expect("two jsonrpc members", refused),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"method\":\"tools/call\",\"params\":{"
                                + META + "}}")
                        .expect("two methods", refused),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"meth\\u006fd\":\"tools/call\","
                                + "\"params\":{" + META + "}}")
                        .expect("two methods, one of them in escapes", refused),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{},\"params\":{" + META + "}}")
                        .expect("two params", refused),
                named("tools/call", "echo", ",\"name\":\"echo\",\"name\":\"breaks\"")
                        .expect("two tool names", refused),
                named("tools/call", "echo", ",\"name\":\"echo\",\"arguments\":{},\"arguments\":{\"message\":\"x\"}")
                        .expect("two arguments", refused),
                rpc("tools/list", "," + META).expect("two _meta", refused),
                post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\",\"params\":{\"_meta\":{"
                                + "\"io.modelcontextprotocol/protocolVersion\":\"2025-11-25\","
                                + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}")
                        .expect("two protocol versions", refused));
    }

    /** A request whose id is a string with these bytes in it. */
    private static byte[] bytes(int... inString) {
        StringBuilder id = new StringBuilder();
        for (int value : inString) {
            id.append((char) value);
        }
        return envelope("\"" + id + "\"", "tools/list", "").getBytes(StandardCharsets.ISO_8859_1);
    }
}
