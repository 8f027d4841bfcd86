package dev.remotemcp.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A token whose form is right. Nothing in it is to be believed before {@link #signers} has named a key.
 *
 * <p>Of the header only {@code alg}, {@code kid}, {@code typ} and {@code crit} are looked at: where the key comes from
 * is the server's affair, so {@code jku}, {@code x5u}, {@code jwk} and {@code x5c} lead nowhere.
 *
 * @param jws the token taken apart
 * @param keyId name of the key that is said to have signed it
 * @param claims what it claims
 */
record SignedToken(JWSObject jws, String keyId, Claims claims) {
    private static final String SEGMENT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /**
     * What tokens of one provider look like.
     *
     * @param maxSize bytes that a token may have
     * @param algorithms those that may sign
     * @param keyId what the name of a key looks like, its length included
     * @param types those that {@code typ} may be, in small letters
     * @param typeRequired whether {@code typ} must be there
     */
    record Form(int maxSize, Set<String> algorithms, Pattern keyId, Set<String> types, boolean typeRequired) {}

    /** Takes a token apart that comes from anywhere. */
    static SignedToken parse(String token, Form form) throws Refusal {
        if (token.length() > form.maxSize()) {
            throw new Refusal(Reason.TOO_LARGE);
        }
        if (!threeSegments(token)) {
            throw new Refusal(Reason.MALFORMED);
        }
        JWSObject jws = parse(token);
        JWSHeader header = jws.getHeader();
        JWSAlgorithm algorithm = header.getAlgorithm();
        if (!form.algorithms().contains(algorithm.getName())) {
            throw new Refusal(Reason.ALGORITHM);
        }
        if (header.getCriticalParams() != null) {
            throw new Refusal(Reason.CRITICAL);
        }
        String keyId = Optional.ofNullable(header.getKeyID())
                .filter(id -> form.keyId().matcher(id).matches())
                .orElseThrow(() -> new Refusal(Reason.KEY));
        if (!typeAllowed(Optional.ofNullable(header.getType()), form)) {
            throw new Refusal(Reason.TYPE);
        }
        Map<String, Object> claims = Optional.ofNullable(jws.getPayload().toJSONObject())
                .orElseThrow(() -> new Refusal(Reason.MALFORMED)); // also when a claim is there twice
        return new SignedToken(jws, keyId, Claims.of(claims));
    }

    /** Those of the keys that have signed the token. */
    List<SigningKey> signers(List<SigningKey> candidates) {
        return candidates.stream().filter(key -> key.hasSigned(jws)).toList();
    }

    /** The token for an exchange. */
    Assertion assertion() {
        return new Assertion(jws.getParsedString());
    }

    /** Whether the header says that it is an access token (RFC 9068, section 2.1). */
    boolean isAccessTokenByHeader() {
        JOSEObjectType type = jws.getHeader().getType();
        return type != null && type.getType().toLowerCase(Locale.ROOT).endsWith("at+jwt");
    }

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "SignedToken";
    }

    private static JWSObject parse(String token) throws Refusal {
        try {
            return JWSObject.parse(token);
        } catch (ParseException | IllegalArgumentException | IllegalStateException notAToken) {
            throw new Refusal(Reason.MALFORMED);
        }
    }

    private static boolean typeAllowed(Optional<JOSEObjectType> type, Form form) {
        return type.map(given -> form.types().contains(given.getType().toLowerCase(Locale.ROOT)))
                .orElse(!form.typeRequired());
    }

    /** Whether the text is Base64url in three segments; the parser itself passes over other characters. */
    private static boolean threeSegments(String token) {
        int dots = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '.') {
                dots++;
            } else if (SEGMENT.indexOf(c) < 0) {
                return false;
            }
        }
        return dots == 2;
    }
}
