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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys of a provider (RFC 7517) each time it is asked, from one address: redirects are not followed, more
 * than {@value #MAX_BYTES} bytes are not read, and after the timeout the fetch has failed, whatever has come by then.
 *
 * <p>Keeps the member {@code issuer} of each key, which says for whom the key signs and which {@link JWK} does not
 * know.
 */
final class PublishedKeys implements JWKSetSource<SecurityContext> {
    static final int MAX_BYTES = 256 * 1024;

    private static final int MIN_RSA_BITS = 2048; // RFC 7518, section 3.3

    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    /** Of the last fetch that succeeded. */
    private volatile Map<JWK, Set<String>> issuers = Map.of();

    PublishedKeys(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The issuers that a key signs for; empty if the key has been withdrawn. */
    Optional<Set<String>> issuers(JWK key) {
        return Optional.ofNullable(issuers.get(key));
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        Map<JWK, Set<String>> keys = read(fetch());
        if (keys.isEmpty()) {
            throw new JWKSetUnavailableException("No usable key at " + address);
        }
        issuers = keys;
        return new JWKSet(List.copyOf(keys.keySet()));
    }

    /** Ends fetches that are under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private String fetch() throws JWKSetUnavailableException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<String>> pending = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
        try {
            // The request's own timeout ends with the headers, this one with the body.
            HttpResponse<String> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new JWKSetUnavailableException("HTTP " + response.statusCode() + " from " + address);
            }
            return response.body();
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new JWKSetUnavailableException("No answer within " + timeout + " from " + address, e);
        } catch (ExecutionException e) {
            throw new JWKSetUnavailableException("No answer from " + address + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new JWKSetUnavailableException("Interrupted while waiting for " + address, e);
        }
    }

    /** The keys that can verify signatures; the others are no business of a server that only reads tokens. */
    private Map<JWK, Set<String>> read(String json) throws JWKSetUnavailableException {
        List<Map<String, Object>> members;
        try {
            Map<String, Object>[] array = JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(json), "keys");
            members = array == null ? List.of() : List.of(array);
        } catch (ParseException e) {
            throw new JWKSetUnavailableException("No JWK set at " + address, e);
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
