package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.EasyAuth;
import dev.remotemcp.runtime.guard.RequestHead;
import java.util.List;

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

    /** Where Azure App Service puts the token that a user signed in with. */
    String PLATFORM_TOKEN = "x-ms-token-aad-access-token";

    /**
     * Reads them; what a token looks like is no matter here.
     *
     * @param easyAuth whether the platform's token counts where there is no other
     */
    static Credentials of(RequestHead request, EasyAuth easyAuth) {
        if (TokenInQuery.isIn(request.target())) {
            return new Misplaced("a token in the query is not accepted: send the Authorization header");
        }
        List<String> headers = request.headers("authorization");
        if (headers.isEmpty()) {
            return easyAuth == EasyAuth.TRUST ? ofPlatform(request) : new None();
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

    private static Credentials ofPlatform(RequestHead request) {
        List<String> tokens = request.headers(PLATFORM_TOKEN);
        return switch (tokens.size()) {
            case 0 -> new None();
            case 1 -> new Token(tokens.getFirst().strip());
            default -> new Misplaced("exactly one token of the platform is accepted");
        };
    }
}
