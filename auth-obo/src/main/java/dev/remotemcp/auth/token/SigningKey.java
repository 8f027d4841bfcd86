package dev.remotemcp.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Set;

/**
 * A public key that the provider publishes.
 *
 * @param jwk the key
 * @param issuers for whom it signs, as its member of that name says; empty when it has none
 */
record SigningKey(JWK jwk, Set<String> issuers) {
    /** Whether the signature of a token is by this key. */
    boolean hasSigned(JWSObject token) {
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        if (jwk.getAlgorithm() != null && !jwk.getAlgorithm().getName().equals(algorithm.getName())) {
            return false;
        }
        try {
            return switch (jwk) {
                case RSAKey rsa
                when JWSAlgorithm.Family.RSA.contains(algorithm) -> token.verify(new RSASSAVerifier(rsa));
                case ECKey ec when JWSAlgorithm.Family.EC.contains(algorithm) -> token.verify(new ECDSAVerifier(ec));
                default -> false;
            };
        } catch (JOSEException notFit) {
            return false;
        }
    }
}
