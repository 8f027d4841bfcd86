package dev.remotemcp.minientra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;

/** Checks what clients sign instead of sending a secret. */
final class ClientAssertions {
    private final Clock clock;

    ClientAssertions(Clock clock) {
        this.clock = clock;
    }

    void check(String compact, Application client) {
        try {
            SignedJWT assertion = SignedJWT.parse(compact);
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            Optional<ClientKey> key = client.clientKeys().stream()
                    .filter(one -> one.issuer().equals(claims.getIssuer())
                            && one.subject().equals(claims.getSubject()))
                    .findFirst();
            if (key.isEmpty()) {
                throw Refusal.invalidClient(
                                700213, "No matching federated identity record found for presented assertion subject.")
                        .thrown();
            }
            if (!assertion.verify(new RSASSAVerifier(key.get().key()))) {
                throw badSignature();
            }
            boolean over = Optional.ofNullable(claims.getExpirationTime())
                    .filter(end -> clock.instant().isBefore(end.toInstant()))
                    .isEmpty();
            if (over) {
                throw Refusal.invalidClient(700024, "Client assertion is not within its valid time range.")
                        .thrown();
            }
        } catch (ParseException malformed) {
            throw Refusal.invalidClient(50027, "JWT token is invalid or malformed.")
                    .thrown();
        } catch (JOSEException unusable) {
            throw badSignature();
        }
    }

    private static RefusedException badSignature() {
        return Refusal.invalidClient(700027, "Client assertion failed signature validation.")
                .thrown();
    }
}
