package dev.remotemcp.runtime.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/**
 * Tells whether all servers agree on where a request's body ends (RFC 9112, section 6.3). Netty reads some lists of
 * transfer codings as chunks that other servers read differently.
 */
final class Framing {
    private Framing() {}

    /** Whether only one reader's opinion says where the body ends: the one coding whose end all agree on is chunked. */
    static boolean isUnclear(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return false;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() != 1 || !isChunked(codings.getFirst());
    }

    /** Only spaces and tabs may surround the coding (RFC 9110, section 5.5). */
    private static boolean isChunked(String coding) {
        int start = 0;
        int end = coding.length();
        while (start < end && isSpace(coding.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(coding.charAt(end - 1))) {
            end--;
        }
        String name = coding.substring(start, end);
        return name.length() == "chunked".length() && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(name);
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\t';
    }
}
