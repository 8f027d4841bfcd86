package dev.remotemcp.minientra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that sign tokens, and what is published of them. They live as long as the {@link MiniEntra}. */
public final class SigningKeys {
    private final Authority authority;
    private final List<Published> published = new ArrayList<>();
    private RSAKey current;

    SigningKeys(Authority authority) {
        this.authority = authority;
        this.current = generated();
        published.add(new Published(current, Optional.empty()));
    }

    /** The key that signs, with its private part. */
    public synchronized RSAKey current() {
        return current;
    }

    /** All published keys, with their private parts. */
    public synchronized List<RSAKey> published() {
        return published.stream().map(Published::key).toList();
    }

    /** Publishes a new key, which signs from now on; the earlier ones stay published until {@link #retire()}. */
    public synchronized RSAKey rotate() {
        current = generated();
        published.add(new Published(current, Optional.empty()));
        return current;
    }

    /** Withdraws all keys but the one that signs. */
    public synchronized void retire() {
        published.removeIf(one -> !one.key().equals(current));
    }

    /** Publishes one more key, which may sign for one tenant only; it never becomes the one that signs by default. */
    public synchronized RSAKey publishFor(String tenantId) {
        RSAKey key = generated();
        published.add(new Published(key, Optional.of(tenantId)));
        return key;
    }

    /** A new key that is not published. */
    public RSAKey unpublished() {
        return generated();
    }

    /** The published key with an id, if it may sign for a tenant. */
    synchronized Optional<RSAKey> find(String kid, String tenantId) {
        return published.stream()
                .filter(one -> kid.equals(one.key().getKeyID()) && one.signsFor(tenantId))
                .map(Published::key)
                .findFirst();
    }

    /** The document with the public keys that may sign for a tenant, or, for {@code common}, of all tenants. */
    synchronized Map<String, Object> document(String tenantId) {
        List<Map<String, Object>> keys = published.stream()
                .filter(one -> tenantId.equals("common") || one.signsFor(tenantId))
                .map(this::entry)
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("keys", keys);
        return document;
    }

    private Map<String, Object> entry(Published one) {
        Map<String, Object> entry = new LinkedHashMap<>(one.key().toPublicJWK().toJSONObject());
        entry.put(
                "issuer",
                one.tenant()
                        .map(tenant -> authority.issuer(tenant, TokenVersion.V2))
                        .orElse(authority.issuerTemplate()));
        return entry;
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException("This JVM cannot make RSA keys", failed);
        }
    }

    /** Names the ids only. */
    @Override
    public String toString() {
        return published().stream().map(RSAKey::getKeyID).toList().toString();
    }

    private record Published(RSAKey key, Optional<String> tenant) {
        boolean signsFor(String tenantId) {
            return tenant.isEmpty() || tenant.get().equals(tenantId);
        }
    }
}
