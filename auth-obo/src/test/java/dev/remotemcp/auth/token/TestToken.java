package dev.remotemcp.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A token in the making: what it says can be anything, its signature is right unless it is spoilt. */
final class TestToken {
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private UnaryOperator<String> payload = UnaryOperator.identity();
    private JWK key;

    TestToken(JWK key, String algorithm) {
        this.key = key;
        header("typ", "JWT").header("alg", algorithm).header("kid", key.getKeyID());
    }

    TestToken header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    TestToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    TestToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    TestToken without(String name) {
        claims.remove(name);
        return this;
    }

    /** Signs with another key, without saying so in the header. */
    TestToken signedWith(JWK other) {
        key = other;
        return this;
    }

    /** Changes the JSON of the claims before it is signed. */
    TestToken payload(UnaryOperator<String> change) {
        payload = change;
        return this;
    }

    String signed() {
        String input = input();
        try {
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key);
            JWSAlgorithm algorithm = JWSAlgorithm.parse((String) header.get("alg"));
            JWSAlgorithm used = signer.supportedJWSAlgorithms().contains(algorithm) ? algorithm : JWSAlgorithm.RS256;
            return input + "." + signer.sign(new JWSHeader(used), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header and claims, as they are signed. */
    String input() {
        return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(payload.apply(JSONObjectUtils.toJSONString(claims)));
    }
}
