package dev.remotemcp.auth.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.remotemcp.auth.token.Documents.Document;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys of a provider (RFC 7517) each time it is asked.
 *
 * <p>Keeps the member {@code issuer} of each key, which says for whom the key signs and which {@link JWK} does not
 * know.
 */
final class PublishedKeys implements JWKSetSource<SecurityContext> {
    private static final int MIN_RSA_BITS = 2048; // RFC 7518, section 3.3

    private final KeysAddress address;
    private final Documents documents;

    /** Of the last fetch that succeeded. */
    private volatile Map<JWK, Set<String>> issuers = Map.of();

    PublishedKeys(KeysAddress address, Duration timeout) {
        this.address = address;
        this.documents = new Documents(timeout);
    }

    /** The issuers that a key signs for; empty if the key has been withdrawn. */
    Optional<Set<String>> issuers(JWK key) {
        return Optional.ofNullable(issuers.get(key));
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        Document document = documents.fetch(address.find(documents));
        Map<JWK, Set<String>> keys = read(document);
        if (keys.isEmpty()) {
            throw new JWKSetUnavailableException("No usable key at " + document.address());
        }
        issuers = keys;
        return new JWKSet(List.copyOf(keys.keySet()));
    }

    /** Ends fetches that are under way. */
    @Override
    public void close() {
        documents.close();
    }

    /** The keys that can verify signatures; the others are no business of a server that only reads tokens. */
    private Map<JWK, Set<String>> read(Document document) throws JWKSetUnavailableException {
        List<Map<String, Object>> members;
        try {
            Map<String, Object>[] array =
                    JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(document.json()), "keys");
            members = array == null ? List.of() : List.of(array);
        } catch (ParseException e) {
            throw new JWKSetUnavailableException("No JWK set at " + document.address(), e);
        }
        Map<JWK, Set<String>> keys = new HashMap<>();
        for (Map<String, Object> member : members) {
            usable(member).ifPresent(key -> {
                Set<String> issuersOfKey = keys.computeIfAbsent(key, k -> new HashSet<>());
                if (member.get("issuer") instanceof String issuer) {
                    issuersOfKey.add(issuer);
                }
            });
        }
        return keys;
    }

    private static Optional<JWK> usable(Map<String, Object> member) {
        JWK key;
        try {
            key = JWK.parse(member);
        } catch (ParseException | IllegalArgumentException | IllegalStateException ofAnotherKind) {
            return Optional.empty();
        }
        boolean signs = key.getKeyID() != null
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key instanceof ECKey || (key instanceof RSAKey && key.size() >= MIN_RSA_BITS));
        return signs ? Optional.of(key.toPublicJWK()) : Optional.empty();
    }
}
