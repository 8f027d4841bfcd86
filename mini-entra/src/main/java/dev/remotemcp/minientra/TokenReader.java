package dev.remotemcp.minientra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads access tokens that the same {@link MiniEntra} issued, and refuses all others. */
final class TokenReader {
    private final Mint mint;

    TokenReader(Mint mint) {
        this.mint = mint;
    }

    Read read(String compact) {
        try {
            SignedJWT jwt = SignedJWT.parse(compact);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Read read = new Read(claims);
            if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) || !isSigned(jwt, read.text("tid"))) {
                throw Refusal.badSignature().thrown();
            }
            checkIssuer(read);
            checkTime(claims);
            return read;
        } catch (ParseException malformed) {
            throw Refusal.invalidRequest(50027, "JWT token is invalid or malformed.")
                    .thrown();
        } catch (JOSEException unusable) {
            throw Refusal.badSignature().thrown();
        }
    }

    private boolean isSigned(SignedJWT jwt, String tenantId) throws JOSEException {
        Optional<RSAKey> key = Optional.ofNullable(jwt.getHeader().getKeyID())
                .flatMap(kid -> mint.keys().find(kid, tenantId));
        return key.isPresent() && jwt.verify(new RSASSAVerifier(key.get().toRSAPublicKey()));
    }

    private void checkIssuer(Read read) {
        boolean ours = Arrays.stream(TokenVersion.values())
                .anyMatch(version -> version.ver().equals(read.text("ver"))
                        && mint.authority().issuer(read.text("tid"), version).equals(read.text("iss")));
        if (!ours) {
            throw Refusal.badSignature().thrown();
        }
    }

    private void checkTime(JWTClaimsSet claims) {
        Instant now = mint.clock().instant();
        Optional<Instant> start = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant);
        Optional<Instant> end = Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
        if (end.isEmpty() || !now.isBefore(end.get()) || (start.isPresent() && now.isBefore(start.get()))) {
            throw Refusal.assertionExpired().thrown();
        }
    }

    /** A token whose signature, issuer and time are right. */
    record Read(JWTClaimsSet claims) {
        /** A claim that is a text; empty if it is none. */
        String text(String name) {
            return claims.getClaim(name) instanceof String text ? text : "";
        }

        List<String> audience() {
            return claims.getAudience();
        }

        /** The short names of the scopes; empty in a token for a client itself. */
        Set<String> scopes() {
            return Set.copyOf(Arrays.stream(text("scp").split(" ", -1))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList());
        }

        boolean isAppOnly() {
            return scopes().isEmpty();
        }
    }
}
