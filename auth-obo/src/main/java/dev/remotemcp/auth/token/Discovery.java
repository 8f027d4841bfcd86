package dev.remotemcp.auth.token;

import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.remotemcp.auth.token.Documents.Document;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the issuer where its keys are: at the well-known address of OpenID Connect, and where there is nothing at that
 * of OAuth.
 *
 * @param issuer the issuer as configured; a document that names another one is not believed
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig">OpenID Connect Discovery
 *     1.0, section 4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-3">RFC 8414, section 3</a>
 */
record Discovery(String issuer) implements KeysAddress {
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,2000}");

    @Override
    public URI find(Documents documents) throws JWKSetUnavailableException {
        Document document = documents.fetch(openId());
        if (document.missing()) {
            document = documents.fetch(oauth());
        }
        Map<String, Object> metadata = parse(document);
        String named = text(metadata, "issuer").orElse("");
        if (!named.equals(issuer)) {
            throw new JWKSetUnavailableException("The issuer in " + document.address() + " is '" + named
                    + "' and not that of mcp.auth.issuer, '" + issuer + "': they must be the same to the letter");
        }
        String keys = text(metadata, "jwks_uri")
                .orElseThrow(() -> new JWKSetUnavailableException("No jwks_uri in the metadata of " + issuer));
        try {
            return ConfiguredUrl.ofDocument("jwks_uri", document.address(), keys);
        } catch (ConfigurationException unsafe) {
            throw new JWKSetUnavailableException(unsafe.getMessage(), unsafe);
        }
    }

    /** Behind the issuer's path. */
    private URI openId() {
        return URI.create(withoutSlash(issuer) + "/.well-known/openid-configuration");
    }

    /** Between the issuer's host and its path. */
    private URI oauth() {
        URI url = URI.create(issuer);
        String path = url.getRawPath() == null ? "" : withoutSlash(url.getRawPath());
        return url.resolve("/.well-known/oauth-authorization-server" + path);
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static Map<String, Object> parse(Document document) throws JWKSetUnavailableException {
        try {
            return JSONObjectUtils.parse(document.json());
        } catch (ParseException e) {
            throw new JWKSetUnavailableException("No JSON object at " + document.address(), e);
        }
    }

    /** A member, if it is a text that may stand in a log. */
    private static Optional<String> text(Map<String, Object> metadata, String member) {
        return metadata.get(member) instanceof String text
                        && PRINTABLE.matcher(text).matches()
                ? Optional.of(text)
                : Optional.empty();
    }
}
