package dev.remotemcp.auth.token;

import com.nimbusds.jose.JWSAlgorithm;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Verifies access tokens of Microsoft Entra.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens">Validate tokens</a>
 */
final class EntraTokenVerifier implements AccessTokenVerifier {
    static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256);

    private final EntraRules rules;
    private final CallerRules callers;
    private final SigningKeys keys;
    private final Clock clock;
    private final Duration skew;

    EntraTokenVerifier(EntraRules rules, CallerRules callers, SigningKeys keys, Clock clock, Duration skew) {
        this.rules = rules;
        this.callers = callers;
        this.keys = keys;
        this.clock = clock;
        this.skew = skew;
    }

    @Override
    public TokenVerdict verify(String token) {
        try {
            SignedToken signed = SignedToken.parse(token, ALGORITHMS);
            Claims claims = signed.claims();
            // Read before the signature is checked, but only to compare: no URL is made of it.
            String tenant = tenant(claims);
            SigningKey key = keys.find(signed.keyId());
            signed.check(key.key());
            return accepted(claims, tenant, key);
        } catch (RejectedTokenException e) {
            return e.verdict();
        }
    }

    private String tenant(Claims claims) throws RejectedTokenException {
        String tenant = claims.required("tid");
        if (!GUID.matcher(tenant).matches() || !rules.allows(tenant)) {
            throw new RejectedTokenException(Reason.FOREIGN);
        }
        return tenant;
    }

    private TokenVerdict accepted(Claims claims, String tenant, SigningKey key) throws RejectedTokenException {
        String version = claims.required("ver");
        if (!rules.versions().contains(version)) {
            throw new RejectedTokenException(Reason.VERSION);
        }
        String issuer = claims.required("iss");
        if (!issuer.equals(rules.issuer(version, tenant)) || !maySign(key, tenant, issuer)) {
            throw new RejectedTokenException(Reason.FOREIGN);
        }
        // Entra makes tokens for exactly one audience.
        List<String> audience = claims.audience();
        if (audience.size() != 1 || !rules.audiences(version).contains(audience.getFirst())) {
            throw new RejectedTokenException(Reason.FOREIGN);
        }
        Instant end = claims.checkTimes(clock, skew, true);
        if (claims.all().containsKey("cnf")) {
            throw new RejectedTokenException(Reason.BOUND);
        }
        // Tokens about a sign-in carry the nonce of that sign-in; no access token does.
        if (claims.all().containsKey("nonce")) {
            throw new RejectedTokenException(Reason.FOREIGN);
        }
        Set<String> scopes = claims.words("scp");
        String client = claims.text(version.equals("1.0") ? "appid" : "azp")
                .orElseThrow(() -> new RejectedTokenException(Reason.MALFORMED));
        return callers.judge(new Caller(
                tenant,
                claims.required("oid"),
                claims.text("sub").orElse(""),
                client,
                scopes,
                claims.words("roles"),
                scopes.isEmpty(),
                claims.words("xms_cc").contains("cp1"),
                end,
                claims.all()));
    }

    /** A key that names a tenant signs for that one only, whoever the token says it is from. */
    private boolean maySign(SigningKey key, String tenant, String issuer) {
        Optional<String> owner = key.issuer();
        return owner.isEmpty()
                || owner.get().replace("{tenantid}", tenant).equals(rules.issuer("2.0", tenant))
                || owner.get().replace("{tenantid}", tenant).equals(issuer);
    }
}
