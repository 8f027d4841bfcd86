package dev.remotemcp.auth.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches an issuer's key set and keeps what Nimbus drops of it: for whom a key may sign. Waits at most 3 s for the
 * connection and each read, takes at most 256 KiB and follows no redirect.
 */
final class KeyDocument implements JWKSetSource<SecurityContext> {
    private static final int TIMEOUT_MS = 3000;
    private static final int MOST_BYTES = 256 * 1024;

    private final KeyLocation location;
    private final Straight retriever = new Straight();
    private volatile Map<String, String> issuers = Map.of();
    private volatile boolean fetched;

    KeyDocument(KeyLocation location) {
        this.location = location;
    }

    @Override
    public JWKSet getJWKSet(
            @Nullable JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            String text = retriever.retrieveResource(keys().toURL()).getContent();
            JWKSet set = JWKSet.parse(text);
            issuers = issuers(text);
            fetched = true;
            return set;
        } catch (IOException e) {
            throw new JWKSetRetrievalException("The keys of " + location.issuer() + " cannot be fetched", e);
        } catch (ParseException | IllegalArgumentException e) {
            throw new JWKSetParseException("The keys of " + location.issuer() + " cannot be read", e);
        }
    }

    /** For whom a key may sign, if the document says so. */
    Optional<String> issuer(String keyId) {
        return Optional.ofNullable(issuers.get(keyId));
    }

    /** Whether there has been a document. */
    boolean fetched() {
        return fetched;
    }

    private URI keys() throws IOException, ParseException {
        if (location.keys().isPresent()) {
            return location.keys().get();
        }
        URI discovery = URI.create(location.issuer() + "/.well-known/openid-configuration");
        Map<String, Object> metadata = JSONObjectUtils.parse(
                retriever.retrieveResource(discovery.toURL()).getContent());
        // RFC 8414, section 3.3: metadata of somebody else must not be used.
        if (!location.issuer().equals(metadata.get("issuer"))) {
            throw new IOException("The metadata at " + discovery + " is of another issuer");
        }
        String keys = JSONObjectUtils.getString(metadata, "jwks_uri");
        return Urls.fetchable("jwks_uri of " + discovery, keys == null ? "" : keys);
    }

    private static Map<String, String> issuers(String text) throws ParseException {
        Map<String, String> issuers = new HashMap<>();
        List<Object> keys = JSONObjectUtils.getJSONArray(JSONObjectUtils.parse(text), "keys");
        for (Object key : keys == null ? List.of() : keys) {
            if (key instanceof Map<?, ?> members
                    && members.get("kid") instanceof String id
                    && members.get("issuer") instanceof String issuer) {
                issuers.put(id, issuer);
            }
        }
        return Map.copyOf(issuers);
    }

    @Override
    public void close() {
        // Holds no connection.
    }

    private static final class Straight extends DefaultResourceRetriever {
        Straight() {
            super(TIMEOUT_MS, TIMEOUT_MS, MOST_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }
}
