package dev.remotemcp.runtime.wire;

import static dev.remotemcp.runtime.wire.Expected.anonymousError;
import static dev.remotemcp.runtime.wire.Expected.empty;
import static dev.remotemcp.runtime.wire.Expected.http;
import static dev.remotemcp.runtime.wire.Expected.served;
import static dev.remotemcp.runtime.wire.HostileRequest.envelope;
import static dev.remotemcp.runtime.wire.HostileRequest.post;
import static dev.remotemcp.runtime.wire.HostileRequest.raw;
import static dev.remotemcp.runtime.wire.HostileRequest.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** HTTP that is wrong, or right but unusual. */
final class HostileHttp {
    private static final Expected SERVED = served("tools/list");
    private static final Expected FORBIDDEN = anonymousError(403, -32600);
    private static final String GOOD = envelope("7", "tools/list", "");
    private static final String HEADERS =
            "Content-Type: application/json\r\nMCP-Protocol-Version: 2026-07-28\r\n" + "Mcp-Method: tools/list\r\n";
    private static final String HEAD = "POST /mcp HTTP/1.1\r\nHost: localhost:{port}\r\n" + HEADERS;

    private HostileHttp() {}

    static List<HostileRequest> rows() {
        List<HostileRequest> rows = new ArrayList<>();
        rows.addAll(methods());
        rows.addAll(mediaTypes());
        rows.addAll(origins());
        rows.addAll(hosts());
        rows.addAll(targets());
        rows.addAll(sizes());
        rows.addAll(framing());
        rows.addAll(unusual());
        return rows;
    }

    private static List<HostileRequest> methods() {
        List<HostileRequest> rows = new ArrayList<>();
        for (String method : List.of("GET", "DELETE", "PUT", "PATCH", "OPTIONS", "TRACE")) {
            rows.add(rpc("tools/list", "")
                    .start(method + " /mcp HTTP/1.1")
                    .expect(method, anonymousError(405, -32600).withHeader("Allow", "POST, DELETE, GET")));
        }
        rows.add(raw("GET /mcp HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/event-stream\r\n\r\n")
                .expect("the stream of older revisions, without a session", anonymousError(400, -32600)));
        rows.add(
                rpc("tools/list", "").header("X-HTTP-Method-Override", "DELETE").expect("a method override", SERVED));
        return rows;
    }

    private static List<HostileRequest> mediaTypes() {
        Expected unsupported = anonymousError(415, -32600);
        return List.of(
                rpc("tools/list", "").header("Content-Type", "text/plain").expect("plain text", unsupported),
                rpc("tools/list", "").without("Content-Type").expect("no content type", unsupported),
                rpc("tools/list", "").header("Content-Type", "").expect("an empty content type", unsupported),
                rpc("tools/list", "").header("Content-Type", "json").expect("half a content type", unsupported),
                rpc("tools/list", "")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .expect("a form", unsupported),
                rpc("tools/list", "")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .expect("a multipart form", unsupported),
                rpc("tools/list", "")
                        .header("Content-Type", "text/plain; x=application/json")
                        .expect("plain text that mentions JSON", unsupported),
                rpc("tools/list", "")
                        .header("Content-Type", "Application/JSON ; charset=\"UTF-8\"")
                        .expect("a content type in odd spelling", SERVED),
                rpc("tools/list", "").without("Accept").expect("no Accept", SERVED),
                rpc("tools/list", "").header("Accept", "text/html").expect("Accept of something else", SERVED),
                rpc("tools/list", "").header("Accept", ";;q=,/").expect("Accept of nonsense", SERVED),
                rpc("tools/list", "").header("Accept-Charset", "utf-7").expect("an odd charset", SERVED),
                rpc("tools/list", "").header("Accept-Encoding", "gzip, br").expect("a wish for compression", SERVED));
    }

    private static List<HostileRequest> origins() {
        List<HostileRequest> rows = new ArrayList<>();
        for (String origin : List.of(
                "http://evil.example.org",
                "https://evil.example.org:443",
                "null",
                "http://localhost.evil.example.org",
                "http://localhost@evil.example.org",
                "http://127.0.0.1.evil.example.org",
                "http://evil.example.org#localhost",
                "http://evil.example.org/localhost",
                "file://",
                "localhost",
                "javascript:alert(1)",
                "javascript://localhost",
                "data://localhost",
                "ftp://127.0.0.1",
                "ws://localhost:{port}",
                "chrome-extension://localhost",
                "http://user@localhost",
                "http://localhost/",
                "http://localhost?x",
                "http://localhost#x",
                "http://[::ffff:203.0.113.9]",
                "http://2130706433")) {
            rows.add(rpc("tools/list", "").header("Origin", origin).expect("the origin " + origin, FORBIDDEN));
        }
        rows.add(rpc("tools/list", "").header("Origin", "").expect("an empty origin", FORBIDDEN));
        rows.add(rpc("tools/list", "")
                .header("Origin", "http://localhost:{port}")
                .another("Origin", "http://evil.example.org")
                .expect("two origins", FORBIDDEN));
        rows.add(post("{")
                .header("Origin", "http://evil.example.org")
                .expect("a bad origin before bad JSON", FORBIDDEN));
        rows.add(rpc("tools/list", "")
                .start("OPTIONS /mcp HTTP/1.1")
                .header("Origin", "http://evil.example.org")
                .header("Access-Control-Request-Method", "POST")
                .expect("a preflight of a bad origin", FORBIDDEN));
        rows.add(rpc("tools/list", "")
                .header("Origin", "http://localhost:{port}")
                .expect("the own origin", SERVED));
        rows.add(rpc("tools/list", "").header("Origin", "http://[::1]:{port}").expect("the IPv6 loopback", SERVED));
        return rows;
    }

    private static List<HostileRequest> hosts() {
        List<HostileRequest> rows = new ArrayList<>();
        for (String host : List.of(
                "evil.example.org",
                "evil.example.org:{port}",
                "localhost.evil.example.org",
                "localhost@evil.example.org",
                "localhost:{port}.evil.example.org",
                "evil.example.org:localhost")) {
            rows.add(rpc("tools/list", "").header("Host", host).expect("the host " + host, FORBIDDEN));
        }
        rows.add(rpc("tools/list", "").header("Host", "127.0.0.1:{port}").expect("the host 127.0.0.1", SERVED));
        rows.add(rpc("tools/list", "").header("Host", "LOCALHOST:{port}").expect("the host in capitals", SERVED));
        rows.add(rpc("tools/list", "").header("Host", "[::1]:{port}").expect("the host ::1", SERVED));
        rows.add(rpc("tools/list", "").without("Host").expect("no host", anonymousError(400, -32600)));
        rows.add(rpc("tools/list", "")
                .another("Host", "evil.example.org")
                .expect("two hosts", anonymousError(400, -32600)));
        return rows;
    }

    private static List<HostileRequest> targets() {
        return List.of(
                rpc("tools/list", "")
                        .start("POST /nothing/here HTTP/1.1")
                        .expect("a path that is not there", http(404)),
                rpc("tools/list", "").start("POST /mcp%00 HTTP/1.1").expect("a null byte in the path", http(404)),
                rpc("tools/list", "").start("POST /../mcp HTTP/1.1").expect("a path that climbs", http(404)),
                rpc("tools/list", "").start("POST /mcp%2f..%2fmcp HTTP/1.1").expect("an encoded climb", http(404)),
                rpc("tools/list", "").start("POST /MCP HTTP/1.1").expect("the path in capitals", http(404)),
                rpc("tools/list", "").start("POST /mcp?access_token=x HTTP/1.1").expect("a query", SERVED),
                rpc("tools/list", "")
                        .start("POST http://localhost:{port}/mcp HTTP/1.1")
                        .expect("an absolute target", SERVED),
                rpc("tools/list", "")
                        .start("POST http://evil.example.org/mcp HTTP/1.1")
                        .expect("an absolute target of another host", FORBIDDEN));
    }

    private static List<HostileRequest> sizes() {
        HostileRequest.Draft many = rpc("tools/list", "");
        for (int i = 0; i < 2_000; i++) {
            many.another("X-Filler-" + i, "filler");
        }
        return List.of(
                rpc("tools/list", "")
                        .header("X-Filler", "x".repeat(100_000))
                        .expect(
                                "a header of 100 kB",
                                anonymousError(431, -32600).andClose()),
                many.expect("2,000 headers", anonymousError(431, -32600).andClose()),
                rpc("tools/list", "")
                        .header("X".repeat(100_000), "x")
                        .expect(
                                "a header name of 100 kB",
                                anonymousError(431, -32600).andClose()),
                rpc("tools/list", "")
                        .start("POST /mcp?" + "x".repeat(100_000) + " HTTP/1.1")
                        .expect(
                                "a request line of 100 kB",
                                anonymousError(414, -32600).andClose()),
                post(new byte[0])
                        .header("Content-Length", "5000000000")
                        .expect("a promise of 5 GB", anonymousError(413, -32600)),
                raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunks(5_000_000))
                        .expect("5 MB in chunks", anonymousError(413, -32600)),
                post(bomb())
                        .header("Content-Encoding", "gzip")
                        .expect("a compression bomb", anonymousError(415, -32600)));
    }

    private static List<HostileRequest> framing() {
        Expected broken = anonymousError(400, -32600).andClose();
        return List.of(
                rpc("tools/list", "").another("Content-Length", "3").expect("two lengths", broken),
                rpc("tools/list", "").header("Content-Length", "-5").expect("a negative length", broken),
                rpc("tools/list", "").header("Content-Length", "many").expect("a length in words", broken),
                rpc("tools/list", "").header("Content-Length", "+5").expect("a length with a plus", broken),
                rpc("tools/list", "")
                        .header("Transfer-Encoding", "chunked")
                        .expect("a length and chunks, as smugglers send", broken),
                rpc("tools/list", "")
                        .without("Content-Length")
                        .header("Transfer-Encoding", "identity")
                        .expect("a transfer encoding without an end", broken),
                raw(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\nxx\r\n0\r\n\r\n")
                        .expect("a chunk of size zz", broken),
                raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n-1\r\nxx\r\n0\r\n\r\n")
                        .expect("a negative chunk", broken),
                raw("POST /mcp HTTP/1.1\r\nHost : localhost:{port}\r\n\r\n").expect("space before a colon", broken),
                raw(HEAD + "X-Nul: a\u0000b\r\nContent-Length: 0\r\n\r\n").expect("a null byte in a header", broken),
                raw(HEAD + "X-Bell: a\u0007b\r\nContent-Length: 0\r\n\r\n")
                        .expect("a control character in a header", broken),
                raw(HEAD + "X Y: z\r\nContent-Length: 0\r\n\r\n").expect("a space in a header name", broken),
                raw(HEAD + "no colon here\r\nContent-Length: 0\r\n\r\n").expect("a header without colon", broken),
                raw("POST /mc\u0000p HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n")
                        .expect("a raw null byte in the path", http(400)),
                raw("POST /mcp\r\n\r\n").expect("no HTTP version", broken),
                raw("POST /mcp HTTP/one\r\nHost: localhost:{port}\r\n\r\n").expect("an HTTP version in words", broken),
                raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n")
                        .expect("a TLS greeting", broken),
                raw("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}\r\n\r\n")
                        .expect("JSON instead of HTTP", broken));
    }

    private static List<HostileRequest> unusual() {
        return List.of(
                rpc("tools/list", "").start("POST /mcp HTTP/1.0").expect("HTTP/1.0", SERVED.andClose()),
                rpc("tools/list", "").header("Connection", "close").expect("a wish to close", SERVED.andClose()),
                rpc("tools/list", "").header("Mcp-Session-Id", "stolen").expect("a session id", SERVED),
                rpc("tools/list", "").header("Last-Event-ID", "5").expect("a wish to resume", SERVED),
                rpc("tools/list", "").header("Upgrade", "websocket").expect("a wish for a web socket", SERVED),
                rpc("tools/list", "")
                        .header("Upgrade", "h2c")
                        .header("Connection", "Upgrade, HTTP2-Settings")
                        .header("HTTP2-Settings", "AAMAAABkAARAAAAAAAIAAAAA")
                        .expect("a wish for HTTP/2", SERVED),
                rpc("tools/list", "")
                        .header("Authorization", "Bearer garbage")
                        .expect("a token nobody asked for", SERVED),
                rpc("tools/list", "").header("Cookie", "a=\"b; c=\\").expect("a broken cookie", SERVED),
                rpc("tools/list", "").header("Range", "bytes=0-1").expect("a wish for two bytes", SERVED),
                rpc("tools/list", "").header("If-None-Match", "*").expect("a condition", SERVED),
                rpc("tools/list", "").header("X-Folded", "a\r\n b").expect("a folded header", SERVED),
                rpc("tools/list", "")
                        .header("X-Forwarded-Host", "evil.example.org")
                        .expect("a forwarded host", SERVED),
                rpc("tools/list", "").header("Expect", "200-maybe").expect("an odd expectation", SERVED),
                raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + oneByOne(GOOD))
                        .expect("a body in chunks of one byte", SERVED),
                raw(HEAD + "Transfer-Encoding: chunked\r\nTrailer: Mcp-Method\r\n\r\n"
                                + Integer.toHexString(GOOD.length()) + "\r\n" + GOOD
                                + "\r\n0\r\nMcp-Method: tools/call\r\n\r\n")
                        .expect("a trailer that contradicts a header", SERVED),
                post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}")
                        .header("Mcp-Session-Id", "stolen")
                        .expect("a notification in a session", empty(202)));
    }

    private static String chunks(int size) {
        String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
        return chunk.repeat(size / 0x4000) + "0\r\n\r\n";
    }

    private static String oneByOne(String body) {
        StringBuilder chunks = new StringBuilder();
        body.chars().forEach(c -> chunks.append("1\r\n").append((char) c).append("\r\n"));
        return chunks.append("0\r\n\r\n").toString();
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[50_000_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
