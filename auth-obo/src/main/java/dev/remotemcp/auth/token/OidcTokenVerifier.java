package dev.remotemcp.auth.token;

import com.nimbusds.jose.JWSAlgorithm;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies access tokens of an OpenID Connect provider such as Keycloak.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068, section 4</a>
 */
final class OidcTokenVerifier implements AccessTokenVerifier {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final String issuer;
    private final String audience;
    private final String rolesClaim;
    private final CallerRules callers;
    private final SigningKeys keys;
    private final Clock clock;
    private final Duration skew;

    OidcTokenVerifier(
            String issuer,
            String audience,
            String rolesClaim,
            CallerRules callers,
            SigningKeys keys,
            Clock clock,
            Duration skew) {
        this.issuer = issuer;
        this.audience = audience;
        this.rolesClaim = rolesClaim;
        this.callers = callers;
        this.keys = keys;
        this.clock = clock;
        this.skew = skew;
    }

    @Override
    public TokenVerdict verify(String token) {
        try {
            SignedToken signed = SignedToken.parse(token, ALGORITHMS);
            signed.check(keys.find(signed.keyId()).key());
            return accepted(signed.claims());
        } catch (RejectedTokenException e) {
            return e.verdict();
        }
    }

    private TokenVerdict accepted(Claims claims) throws RejectedTokenException {
        // Keycloak says of each token what it is for, in the payload instead of the header.
        boolean idToken = claims.text("typ").filter(type -> !type.equals("Bearer")).isPresent();
        if (idToken
                || !claims.required("iss").equals(issuer)
                || !claims.audience().contains(audience)) {
            throw new RejectedTokenException(Reason.FOREIGN);
        }
        Instant end = claims.checkTimes(clock, skew, false);
        if (claims.all().containsKey("cnf")) {
            throw new RejectedTokenException(Reason.BOUND);
        }
        String subject = claims.required("sub");
        String client = claims.text("azp").or(() -> textOf(claims, "client_id")).orElse("");
        Set<String> scopes = new LinkedHashSet<>(claims.words("scope"));
        scopes.addAll(claims.words("scp"));
        return callers.judge(new Caller(
                "", subject, subject, client, scopes, roles(claims), scopes.isEmpty(), false, end, claims.all()));
    }

    private static Optional<String> textOf(Claims claims, String name) {
        return claims.all().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Set<String> roles(Claims claims) throws RejectedTokenException {
        Set<String> roles = new LinkedHashSet<>(claims.words(rolesClaim));
        if (claims.all().get("realm_access") instanceof Map<?, ?> realm
                && realm.get("roles") instanceof List<?> ofRealm) {
            ofRealm.forEach(role -> roles.add(String.valueOf(role)));
        }
        return roles;
    }
}
