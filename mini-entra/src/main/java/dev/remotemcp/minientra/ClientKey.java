package dev.remotemcp.minientra;

import com.nimbusds.jose.jwk.RSAKey;

/**
 * What a client may sign an assertion with instead of sending a secret: its certificate's key, or the key of an issuer
 * that it has a federated credential for.
 *
 * @param issuer the claim {@code iss} of the assertion
 * @param subject the claim {@code sub} of the assertion
 * @param key the key; its private part is left out
 */
public record ClientKey(String issuer, String subject, RSAKey key) {
    /** Leaves out the private part. */
    public ClientKey {
        key = key.toPublicJWK();
    }
}
