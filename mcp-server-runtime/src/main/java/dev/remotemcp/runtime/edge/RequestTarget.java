package dev.remotemcp.runtime.edge;

import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;

/** Which resource a request is for (RFC 9112, section 3.2). */
final class RequestTarget {
    private RequestTarget() {}

    /** The host that an absolute target names, which then counts instead of the header (RFC 9112, section 3.2.2). */
    static Optional<String> host(HttpRequest request) {
        String target = request.uri();
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        if (scheme < 0) {
            return Optional.empty();
        }
        int path = target.indexOf('/', scheme + 3);
        return Optional.of(target.substring(scheme + 3, path < 0 ? target.length() : path));
    }

    /** Whether a request is for the endpoint; one that could not be decoded is, so that it gets an answer of ours. */
    static boolean matches(HttpRequest request, String endpoint) {
        if (request.decoderResult().isFailure()) {
            return true;
        }
        String target = request.uri();
        int start = 0;
        if (!target.startsWith("/")) {
            int authority = target.indexOf("://");
            start = authority < 0 ? -1 : target.indexOf('/', authority + 3);
            if (start < 0) {
                return false;
            }
        }
        int end = start + endpoint.length();
        if (!target.startsWith(endpoint, start)) {
            return false;
        }
        if (end < target.length() && target.charAt(end) == '/') {
            end++;
        }
        return end == target.length() || target.charAt(end) == '?';
    }
}
