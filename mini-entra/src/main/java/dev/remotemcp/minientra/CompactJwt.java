package dev.remotemcp.minientra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a JWT in its compact form, also one that no library agrees to write: tests need tokens that must be refused.
 */
final class CompactJwt {
    private CompactJwt() {}

    static String of(Map<String, Object> header, String payload, RSAKey key) {
        String signed = encoded(JsonMapper.shared().writeValueAsString(header)) + "." + encoded(payload);
        try {
            byte[] signature =
                    signature(String.valueOf(header.get("alg")), signed.getBytes(StandardCharsets.US_ASCII), key);
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException | JOSEException failed) {
            throw new IllegalStateException("Cannot sign with " + header.get("alg"), failed);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signature(String alg, byte[] signed, RSAKey key)
            throws GeneralSecurityException, JOSEException {
        if (alg.equalsIgnoreCase("none")) {
            return new byte[0];
        }
        return switch (alg) {
            // The attack on verifiers that take the public key for a shared secret.
            case "HS256" -> {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.toRSAPublicKey().getEncoded(), "HmacSHA256"));
                yield mac.doFinal(signed);
            }
            case "PS256" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield signed(pss, key.toPrivateKey(), signed);
            }
            case "ES256" -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                yield signed(
                        Signature.getInstance("SHA256withECDSAinP1363Format"),
                        generator.generateKeyPair().getPrivate(),
                        signed);
            }
            case "RS384" -> signed(Signature.getInstance("SHA384withRSA"), key.toPrivateKey(), signed);
            case "RS512" -> signed(Signature.getInstance("SHA512withRSA"), key.toPrivateKey(), signed);
            default -> signed(Signature.getInstance("SHA256withRSA"), key.toPrivateKey(), signed);
        };
    }

    private static byte[] signed(Signature signature, PrivateKey key, byte[] signed) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(signed);
        return signature.sign();
    }
}
