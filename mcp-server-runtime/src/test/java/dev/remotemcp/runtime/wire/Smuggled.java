package dev.remotemcp.runtime.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A request whose end one server may see where another does not, with a second request behind that place.
 *
 * @param kind what is unusual about it
 * @param headers lines that say where the body ends
 * @param body from the end of the head; {@code {second}} is replaced by the second request
 * @param expected what becomes of it
 */
record Smuggled(String kind, String headers, String body, Fate expected) {
    /** What becomes of a request. */
    enum Fate {
        /** Status 400, and the connection ends. */
        REFUSED,
        /** As refused, but an answer that needs no body may already be on its way. */
        BROKEN_OFF,
        /** There is one right way to read it: it is answered, and so is the next request on the connection. */
        SERVED
    }

    private static final String SECOND = "{second}";
    private static final String ENDED = "0\r\n\r\n" + SECOND;

    /** The bytes of a request to a path. */
    String bytes(String path, int port) {
        String host = "Host: 127.0.0.1:" + port + "\r\n";
        String second = "GET /framing/smuggled HTTP/1.1\r\n" + host + "\r\n";
        String start = "POST " + path + " HTTP/1.1\r\n" + host;
        return start + "Content-Type: application/json\r\n" + headers + "\r\n" + body.replace(SECOND, second);
    }

    /** The length of the body with the second request in it. */
    private static int length(String body, int portDigits) {
        String second = "GET /framing/smuggled HTTP/1.1\r\nHost: 127.0.0.1:" + "1".repeat(portDigits) + "\r\n\r\n";
        return body.replace(SECOND, second).length();
    }

    static List<Smuggled> rows(int port) {
        List<Smuggled> rows = new ArrayList<>();
        rows.addAll(codings());
        rows.addAll(lengths());
        rows.addAll(chunks());
        rows.addAll(valid(String.valueOf(port).length()));
        return rows;
    }

    /** Readers differ about which of these mean chunks; to one that sees none, the second request is another one. */
    private static List<Smuggled> codings() {
        List<Smuggled> rows = new ArrayList<>();
        for (String coding : List.of(
                "chunked, xchunked",
                "chunked,\r\n xchunked",
                "chunked\r\n , xchunked",
                "xchunked",
                "x, chunked",
                "xchunked\r\n chunked",
                "chunked, identity",
                "identity, chunked",
                "identity",
                "chunked, chunked",
                "gzip, chunked",
                "chunked, gzip",
                "chunked;q=1",
                "\"chunked\"",
                "chunked,",
                ", chunked",
                "chunked\u000b",
                "\u000bchunked",
                "chunked\u0000",
                "chunked\u00a0",
                "chunke\u212a",
                "chunked x",
                "chun\r\n ked",
                "",
                "\r\n chunkedx")) {
            rows.add(bad("coding '" + visible(coding) + "'", "Transfer-Encoding: " + coding + "\r\n", ENDED));
        }
        rows.add(bad("two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", ENDED));
        rows.add(bad("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ENDED));
        rows.add(bad("a space before the colon", "Transfer-Encoding : chunked\r\n", ENDED));
        rows.add(bad("a space before the name", "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: x\r\n", ENDED));
        rows.add(bad("a null in the name", "Transfer-Encoding\u0000: chunked\r\n", ENDED));
        return rows;
    }

    private static List<Smuggled> lengths() {
        List<Smuggled> rows = new ArrayList<>();
        for (String length :
                List.of("-0", "+0", "0x0", "0, 0", "0,5", "0 0", "", "0\u000b", "0\r\n 5", "00000000000000000000x")) {
            rows.add(bad("length '" + visible(length) + "'", "Content-Length: " + length + "\r\n", SECOND));
        }
        rows.add(bad("two lengths", "Content-Length: 0\r\nContent-Length: 90\r\n", SECOND));
        rows.add(bad("the same length twice", "Content-Length: 0\r\nContent-Length: 0\r\n", SECOND));
        rows.add(bad("length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", ENDED));
        rows.add(bad("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 90\r\n", ENDED));
        rows.add(bad("length and a strange coding", "Content-Length: 0\r\nTransfer-Encoding: xchunked\r\n", SECOND));
        return rows;
    }

    private static List<Smuggled> chunks() {
        List<Smuggled> rows = new ArrayList<>();
        for (String size : List.of("zz", "-1", "+1", "0x1", " 0x0", "1 1", "ffffffffffffffff1", "", ";x", "1_0")) {
            rows.add(chunked("chunk size '" + size + "'", size + "\r\nx\r\n" + ENDED));
        }
        rows.add(chunked("chunk longer than its size", "1\r\nxy\r\n" + ENDED));
        rows.add(chunked("chunk without its end", "1\r\nx" + ENDED));
        rows.add(chunked("chunk size ended by a line feed", "1\nx\r\n" + ENDED));
        rows.add(chunked("chunk ended by a line feed", "1\r\nx\n" + ENDED));
        rows.add(chunked("last chunk ended by line feeds", "0\n\n" + SECOND));
        rows.add(chunked("chunk size ended by a carriage return", "1\rx\r\n" + ENDED));
        rows.add(chunked("line feed in a chunk extension", "1;a\nb\r\nx\r\n" + ENDED));
        return rows;
    }

    /** Unusual, but with one meaning: the second request is within the body. */
    private static List<Smuggled> valid(int portDigits) {
        String inside = SECOND;
        int length = length(inside, portDigits);
        String size = Integer.toHexString(length);
        String chunk = "\r\n" + inside + "\r\n0\r\n\r\n";
        return List.of(
                good("a length", "Content-Length: " + length + "\r\n", inside),
                good("a length with zeros before it", "Content-Length: 00" + length + "\r\n", inside),
                good("a length with spaces around it", "Content-Length: \t " + length + " \t\r\n", inside),
                good("chunks", "Transfer-Encoding: chunked\r\n", size + chunk),
                good("chunks in capitals", "TRANSFER-ENCODING: CHUNKED\r\n", size + chunk),
                good("chunks after a tab", "Transfer-Encoding:\tchunked \t\r\n", size + chunk),
                good("chunks on a folded line", "Transfer-Encoding:\r\n chunked\r\n", size + chunk),
                good("a chunk extension", "Transfer-Encoding: chunked\r\n", size + ";name=\"0; value\"" + chunk),
                good("zeros before a chunk size", "Transfer-Encoding: chunked\r\n", "000" + size + chunk),
                good(
                        "trailers",
                        "Transfer-Encoding: chunked\r\n",
                        size + "\r\n" + inside + "\r\n0\r\nContent-Length: 3\r\nTransfer-Encoding: x\r\n\r\n"));
    }

    private static Smuggled chunked(String kind, String body) {
        return new Smuggled(kind, "Transfer-Encoding: chunked\r\n", body, Fate.BROKEN_OFF);
    }

    private static Smuggled bad(String kind, String headers, String body) {
        return new Smuggled(kind, headers, body, Fate.REFUSED);
    }

    private static Smuggled good(String kind, String headers, String body) {
        return new Smuggled(kind, headers, body, Fate.SERVED);
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.chars()
                .forEach(c -> visible.append(c < ' ' || c > '~' ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return visible.toString();
    }

    @Override
    public String toString() {
        return kind;
    }
}
