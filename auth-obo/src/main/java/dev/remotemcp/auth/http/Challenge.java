package dev.remotemcp.auth.http;

import dev.remotemcp.runtime.guard.Authentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the value of {@code WWW-Authenticate}: one line, every value quoted, the scopes always there so that clients
 * need not guess.
 *
 * @param metadata URL of the protected resource metadata
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-5.1">RFC 9728, section 5.1</a>
 */
public record Challenge(String metadata) {
    /** JSON-RPC codes outside the ranges that the specification keeps for itself. */
    private static final int FORBIDDEN = -31403;

    private static final int UNAUTHENTICATED = -31401;

    /** For a request without credentials: what to ask for, and no error. */
    String signIn(Collection<String> scopes) {
        return write(Optional.empty(), "", scopes);
    }

    /** For credentials that are not accepted. */
    String error(String error, String description, Collection<String> scopes) {
        return write(Optional.of(error), description, scopes);
    }

    /** The answer to a token that is not accepted, or no longer. */
    public Authentication.Refused invalidToken(String description, Collection<String> scopes) {
        return refused(401, UNAUTHENTICATED, description, error("invalid_token", description, scopes));
    }

    /**
     * The answer to a good token whose holder has to prove more at the next sign-in.
     *
     * @param claims what to ask for there, a JSON object
     * @param authorization where to ask for it
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Microsoft identity platform,
     *     Claims challenges</a>
     */
    public Authentication.Refused insufficientClaims(
            String description, String claims, URI authorization, Collection<String> scopes) {
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Map<String, String> more = new LinkedHashMap<>();
        more.put("authorization_uri", authorization.toString());
        more.put("claims", encoded);
        return refused(
                401,
                UNAUTHENTICATED,
                description,
                write(Optional.of("insufficient_claims"), description, scopes, more));
    }

    private static Authentication.Refused refused(int status, int code, String message, String challenge) {
        return new Authentication.Refused(status, code, message, Map.of("WWW-Authenticate", challenge));
    }

    /**
     * The answer to a good token that does not allow this.
     *
     * @param scopes all that are needed; none if no other token of this caller would do
     */
    public Authentication.Refused insufficientScope(String description, Collection<String> scopes) {
        return refused(403, FORBIDDEN, description, error("insufficient_scope", description, scopes));
    }

    private String write(Optional<String> error, String description, Collection<String> scopes) {
        return write(error, description, scopes, Map.of());
    }

    private String write(
            Optional<String> error, String description, Collection<String> scopes, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        error.ifPresent(code -> parameters.put("error", code));
        if (!description.isEmpty()) {
            parameters.put("error_description", description);
        }
        parameters.put("resource_metadata", metadata);
        if (!scopes.isEmpty()) {
            parameters.put("scope", String.join(" ", scopes));
        }
        parameters.putAll(more);
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=\"" + quotable(parameter.getValue()) + "\"")
                .collect(Collectors.joining(", ", "Bearer ", ""));
    }

    /**
     * RFC 6750 allows printable ASCII without quotes and backslashes; anything else could end the value or the line.
     */
    private static String quotable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.chars()
                .map(c -> c < 0x20 || c > 0x7e || c == '"' || c == '\\' ? '?' : c)
                .forEach(c -> safe.append((char) c));
        return safe.toString();
    }
}
