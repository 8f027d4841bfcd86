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

    /** A request that breaks the rules for sending tokens. */
    record Misplaced(String description) implements Credentials {}

    /** Reads them; what a token looks like is no matter here. */
    static Credentials of(RequestHead request) {
        if (Query.TOKEN.matcher(request.target()).find()) {
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
        return new Token(header.substring("Bearer ".length()).strip());
    }

    /** What is looked for in the target of a request. */
    final class Query {
        private static final Pattern TOKEN = Pattern.compile("[?&]access_token(=|&|$)");

        private Query() {}
    }
}
