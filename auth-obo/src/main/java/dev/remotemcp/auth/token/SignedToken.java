package dev.remotemcp.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A token taken apart, its signature not yet looked at.
 *
 * @param keyId names the key; it has been looked at, so that asking for it is harmless
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725#section-3">RFC 8725, section 3</a>
 */
record SignedToken(SignedJWT jwt, String keyId, Claims claims) {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.~+/=:-]{1,256}");
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    /** Takes a token apart whose algorithm is one of these; what its header says of keys elsewhere is not followed. */
    static SignedToken parse(String token, Set<JWSAlgorithm> algorithms) throws RejectedTokenException {
        SignedJWT jwt;
        Map<String, Object> claims;
        try {
            jwt = SignedJWT.parse(token);
            Map<String, Object> read = jwt.getPayload().toJSONObject();
            if (read == null) {
                throw new RejectedTokenException(Reason.MALFORMED);
            }
            read.values().removeIf(value -> value == null);
            claims = read;
        } catch (ParseException e) {
            throw new RejectedTokenException(Reason.MALFORMED);
        }
        JWSHeader header = jwt.getHeader();
        JOSEObjectType type = header.getType();
        String keyId = header.getKeyID();
        if (!algorithms.contains(header.getAlgorithm())
                || header.getCriticalParams() != null
                || type != null && !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))
                || keyId == null
                || !KEY_ID.matcher(keyId).matches()
                || keyId.contains("..")) {
            throw new RejectedTokenException(Reason.MALFORMED);
        }
        return new SignedToken(jwt, keyId, new Claims(claims));
    }

    /** Holds the signature against the key. */
    void check(JWK key) throws RejectedTokenException {
        try {
            JWSVerifier verifier = switch (key) {
                case RSAKey rsa -> new RSASSAVerifier(rsa);
                case ECKey ec -> new ECDSAVerifier(ec);
                default -> throw new RejectedTokenException(Reason.SIGNATURE);
            };
            if (!jwt.verify(verifier)) {
                throw new RejectedTokenException(Reason.SIGNATURE);
            }
        } catch (JOSEException e) {
            throw new RejectedTokenException(Reason.SIGNATURE);
        }
    }
}
