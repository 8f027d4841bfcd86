package dev.remotemcp.auth.http;

import dev.remotemcp.runtime.guard.RequestHead;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a request brings to say who calls.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2">RFC 6750, section 2</a>
 */
sealed interface Credentials {
    /** A bearer token, not yet looked at. Its text is in no {@code toString}. */
    record Token(String text) implements Credentials {
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** None, or of a scheme that is not served here. */
    record None() implements Credentials {}

    /** A token that no server of ours would take. */
    record Unusable(String description) implements Credentials {}

    /** A request that breaks the rules for sending tokens. */
    record Misplaced(String description) implements Credentials {}

    /**
     * Reads them.
     *
     * @param maxSize of a token, in characters
     */
    static Credentials of(RequestHead request, int maxSize) {
        if (Patterns.QUERY.matcher(request.target()).find()) {
            return new Misplaced("a token in the query is not accepted: send the Authorization header");
        }
        List<String> headers = request.headers("authorization");
        if (headers.isEmpty()) {
            return new None();
        }
        String header = headers.getFirst();
        if (headers.size() > 1 || header.indexOf(',') >= 0) {
            return new Misplaced("exactly one Authorization header is accepted");
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
            return new None();
        }
        String token = header.substring("Bearer ".length()).strip();
        if (token.length() > maxSize) {
            return new Unusable("token too large");
        }
        return Patterns.TOKEN.matcher(token).matches() ? new Token(token) : new Unusable("token malformed");
    }

    /** What is looked for. */
    final class Patterns {
        private static final Pattern QUERY = Pattern.compile("[?&]access_token(=|&|$)");
        private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

        private Patterns() {}
    }
}
