package dev.remotemcp.runtime.wire;

import static dev.remotemcp.runtime.wire.Expected.error;
import static dev.remotemcp.runtime.wire.Expected.served;
import static dev.remotemcp.runtime.wire.HostileRequest.call;
import static dev.remotemcp.runtime.wire.HostileRequest.envelope;
import static dev.remotemcp.runtime.wire.HostileRequest.named;
import static dev.remotemcp.runtime.wire.HostileRequest.post;
import static dev.remotemcp.runtime.wire.HostileRequest.rpc;

import java.util.ArrayList;
import java.util.List;

/** Headers that are missing, contradict the body or each other, or cannot be decoded. */
final class HostileHeaders {
    private static final Expected MISMATCH = error(400, -32020);
    private static final String SUPPORTED = "{\"supported\":[\"2026-07-28\"],\"requested\":\"%s\"}";

    private HostileHeaders() {}

    static List<HostileRequest> rows() {
        List<HostileRequest> rows = new ArrayList<>();
        rows.addAll(versions());
        rows.addAll(methods());
        rows.addAll(names());
        rows.addAll(parameters());
        return rows;
    }

    private static List<HostileRequest> versions() {
        return List.of(
                rpc("tools/list", "").without("MCP-Protocol-Version").expect("no version header", MISMATCH),
                rpc("tools/list", "").header("MCP-Protocol-Version", "").expect("an empty version header", MISMATCH),
                rpc("tools/list", "")
                        .header("MCP-Protocol-Version", "2025-11-25")
                        .expect("a version header unlike the body", MISMATCH),
                rpc("tools/list", "")
                        .header("MCP-Protocol-Version", "2026-07-28, 2026-07-28")
                        .expect("a version header that is a list", MISMATCH),
                rpc("tools/list", "")
                        .another("MCP-Protocol-Version", "2025-11-25")
                        .expect("two version headers", MISMATCH),
                rpc("tools/list", "")
                        .header("MCP-Protocol-Version", "=?base64?MjAyNi0wNy0yOA==?=")
                        .expect("a version header in Base64, which is for names only", MISMATCH),
                rpc("tools/list", "")
                        .header("Mcp-Method", "=?base64?dG9vbHMvbGlzdA==?=")
                        .expect("a method header in Base64, which is for names only", MISMATCH),
                rpc("tools/list", "")
                        .header("MCP-Protocol-Version", "2026-07-28\u00a0")
                        .expect("a version header with a no-break space", MISMATCH),
                versioned("2099-01-01").expect("a version of the future", unsupported("2099-01-01")),
                versioned("2025-11-25").expect("a legacy version in a modern envelope", unsupported("2025-11-25")),
                versioned("").expect("an empty version", unsupported("")),
                versioned("2026-07-28 OR 1=1").expect("a version with an opinion", unsupported("2026-07-28 OR 1=1")));
    }

    private static Expected unsupported(String requested) {
        return error(400, -32022).withData(SUPPORTED.formatted(requested));
    }

    private static HostileRequest.Draft versioned(String version) {
        return post(envelope("7", "tools/list", "").replace(McpWire.REVISION, version))
                .header("MCP-Protocol-Version", version);
    }

    private static List<HostileRequest> methods() {
        return List.of(
                rpc("tools/list", "").without("Mcp-Method").expect("no method header", MISMATCH),
                rpc("tools/list", "").header("Mcp-Method", "").expect("an empty method header", MISMATCH),
                rpc("tools/list", "").header("Mcp-Method", "tools/call").expect("another method's header", MISMATCH),
                rpc("tools/list", "")
                        .header("Mcp-Method", "Tools/List")
                        .expect("a method header in capitals", MISMATCH),
                rpc("tools/list", "").another("Mcp-Method", "tools/call").expect("two method headers", MISMATCH),
                rpc("no/such", "").header("Mcp-Method", "tools/list").expect("a known method's header", MISMATCH),
                rpc("tools/list", "")
                        .header("Mcp-Method", " \t tools/list \t ")
                        .expect("a method header with space around", served("tools/list")),
                rpc("tools/list", "")
                        .without("Mcp-Method")
                        .header("mCP-mETHOD", "tools/list")
                        .expect("a header name in odd case", served("tools/list")));
    }

    private static List<HostileRequest> names() {
        return List.of(
                call("echo").without("Mcp-Name").expect("a call without name header", MISMATCH),
                call("echo").header("Mcp-Name", "").expect("a call with an empty name header", MISMATCH),
                call("echo").header("Mcp-Name", "breaks").expect("a call with another tool's name", MISMATCH),
                call("echo").header("Mcp-Name", "Echo").expect("a call with the name in capitals", MISMATCH),
                call("echo").another("Mcp-Name", "breaks").expect("a call with two name headers", MISMATCH),
                rpc("prompts/get", ",\"name\":\"greets\"").expect("a prompt without name header", MISMATCH),
                named("prompts/get", "converses", ",\"name\":\"greets\"").expect("another prompt's name", MISMATCH),
                rpc("resources/read", ",\"uri\":\"note://plain\"").expect("a resource without name header", MISMATCH),
                named("resources/read", "note://bytes", ",\"uri\":\"note://plain\"")
                        .expect("another resource's name", MISMATCH),
                name("=?base64?ZWNobw?=").expect("Base64 without its padding", MISMATCH),
                name("=?base64?ZWNobw=?=").expect("Base64 with half its padding", MISMATCH),
                name("=?base64?ZWNobw===?=").expect("Base64 with too much padding", MISMATCH),
                name("=?base64?ZWN*bw==?=").expect("Base64 with a star in it", MISMATCH),
                name("=?base64?ZWNo bw==?=").expect("Base64 with a space in it", MISMATCH),
                name("=?base64??=").expect("Base64 of nothing", MISMATCH),
                name("=?base64?/w==?=").expect("Base64 of bytes that are not UTF-8", MISMATCH),
                name("=?BASE64?ZWNobw==?=").expect("Base64 marked in capitals, hence a literal", MISMATCH),
                name("=?base64?ZWNobw==").expect("Base64 without its end marker, hence a literal", MISMATCH),
                name("=?utf-8?b?ZWNobw==?=").expect("an encoded word of e-mail, hence a literal", MISMATCH),
                name("=?base64?ZWNobw==?=").expect("Base64 where none is needed", served("tools/call")),
                named("tools/call", "=?base64?4pi5?=", ",\"name\":\"\u2639\"")
                        .expect("an unknown tool beyond ASCII", error(200, -32602)),
                named("tools/call", "=?base64?-_-_?=", ",\"name\":\"\u00fb\u00ff\u00bf\"")
                        .expect("Base64 of the URL alphabet", MISMATCH));
    }

    private static HostileRequest.Draft name(String header) {
        return call("echo").header("Mcp-Name", header);
    }

    private static List<HostileRequest> parameters() {
        String region = "{\"region\":\"eu\"}";
        return List.of(
                mirrored(region).expect("an argument without its header", MISMATCH),
                mirrored(region).header("Mcp-Param-Region", "us").expect("an argument unlike its header", MISMATCH),
                mirrored(region).header("Mcp-Param-Region", "=?base64?ZXU?=").expect("bad Base64", MISMATCH),
                mirrored(region)
                        .header("Mcp-Param-Region", "=?BASE64?ZXU=?=")
                        .expect("an argument's Base64 in capitals", MISMATCH),
                mirrored(region)
                        .header("Mcp-Param-Region", "eu")
                        .another("Mcp-Param-Region", "us")
                        .expect("an argument with two headers", MISMATCH),
                mirrored("{\"count\":42}").expect("a number without its header", MISMATCH),
                mirrored("{\"count\":42}").header("Mcp-Param-Count", "many").expect("a number as a word", MISMATCH),
                mirrored("{\"count\":42}").header("Mcp-Param-Count", "43").expect("another number", MISMATCH),
                mirrored("{\"count\":42}").header("Mcp-Param-Count", "0x2a").expect("a hexadecimal header", MISMATCH),
                mirrored("{\"count\":1e400}")
                        .header("Mcp-Param-Count", "1")
                        .expect("a number beyond doubles", MISMATCH),
                mirrored("{\"count\":0.5}").header("Mcp-Param-Count", "x").expect("half a number", MISMATCH),
                mirrored("{\"dry\":true}").header("Mcp-Param-Dry", "TRUE").expect("a boolean in capitals", MISMATCH),
                mirrored("{\"dry\":true}").header("Mcp-Param-Dry", "1").expect("a boolean as a number", MISMATCH),
                mirrored("{\"dry\":false}").header("Mcp-Param-Dry", "true").expect("the other boolean", MISMATCH),
                mirrored("{\"place\":{\"site\":\"x\"}}").expect("a nested argument without its header", MISMATCH));
    }

    private static HostileRequest.Draft mirrored(String arguments) {
        return named("tools/call", "mirrors_headers", ",\"name\":\"mirrors_headers\",\"arguments\":" + arguments);
    }
}
