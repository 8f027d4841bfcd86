package dev.remotemcp.auth.obo;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an API demands of the next token.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Microsoft identity platform,
 *     Claims challenges</a>
 */
final class ClaimsChallenge {
    private static final Pattern ERROR = Pattern.compile("\\berror=\"insufficient_claims\"");
    private static final Pattern CLAIMS = Pattern.compile("\\bclaims=\"([A-Za-z0-9+/_-]{1,8192}=*)\"");

    private ClaimsChallenge() {}

    /** The claims, a JSON object; nothing if the answer is no such challenge. */
    static Optional<String> of(HttpResponse<?> response) {
        if (response.code() != HttpStatus.UNAUTHORIZED.getCode()) {
            return Optional.empty();
        }
        return response.getHeaders().getAll(HttpHeaders.WWW_AUTHENTICATE).stream()
                .filter(challenge -> ERROR.matcher(challenge).find())
                .map(CLAIMS::matcher)
                .filter(Matcher::find)
                .flatMap(found -> decoded(found.group(1)).stream())
                .filter(claims -> TokenError.object(claims).isPresent())
                .findFirst();
    }

    private static Optional<String> decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
