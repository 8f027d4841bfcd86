package dev.remotemcp.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Map;

/** Key pairs, made once since that takes long. */
final class TestKeys {
    static final RSAKey FIRST = rsa("first");
    static final RSAKey SECOND = rsa("second");
    static final RSAKey FOREIGN = rsa("foreign");
    static final ECKey CURVE = ec("curve");

    private TestKeys() {}

    /** A key as the provider publishes it. */
    static Map<String, Object> published(JWK key) {
        Map<String, Object> member = key.toPublicJWK().toJSONObject();
        member.put("use", "sig");
        return member;
    }

    /** A key as Entra ID publishes it, with the issuer that it signs for. */
    static Map<String, Object> published(JWK key, String issuer) {
        Map<String, Object> member = published(key);
        member.put("issuer", issuer);
        return member;
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
