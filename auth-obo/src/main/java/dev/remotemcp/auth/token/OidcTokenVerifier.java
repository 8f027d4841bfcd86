package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import dev.remotemcp.auth.token.SignedToken.Form;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Verifies access tokens of providers whose tokens are JWTs, such as Keycloak (RFC 9068, with what providers are known
 * to do otherwise).
 *
 * <p>A token is taken for another kind than an access token, and rejected, if the claim {@code typ} is there and is not
 * {@code Bearer} (Keycloak), if {@code token_use} is there and is not {@code access} (Cognito), or if it has
 * {@code at_hash}, {@code c_hash} or {@code events}; also if it has {@code nonce} and nothing says that it is an access
 * token.
 *
 * <p>An application counts as calling for itself if the subject is the application (RFC 9068, section 5), if
 * {@code gty} says so (Auth0) or if the user is a {@code service-account-…} (Keycloak).
 */
public final class OidcTokenVerifier implements AccessTokenVerifier {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_=+/:.~-]{1,256}");
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final Oidc oidc;
    private final SigningKeys keys;
    private final Form form;
    private final Lifetime lifetime;
    private final Admission admission;

    /**
     * Verifies by the settings.
     *
     * @param settings who is let in
     * @param oidc the provider among the settings
     * @param keys those of the provider
     * @param clock tells when tokens are valid
     */
    public OidcTokenVerifier(AuthSettings settings, Oidc oidc, SigningKeys keys, Clock clock) {
        this.oidc = oidc;
        this.keys = keys;
        this.form = new Form(settings.maxTokenSize(), oidc.algorithms(), KEY_ID, TYPES, false);
        this.lifetime = new Lifetime(clock, settings.clockSkew());
        this.admission = new Admission(settings);
    }

    @Override
    public TokenVerdict verify(String token) {
        return admission.of(() -> examine(token, keys::find));
    }

    @Override
    public Optional<TokenVerdict> verifyNow(String token) {
        TokenVerdict verdict = admission.of(() -> examine(token, keys::findNow));
        return verdict == SigningKeys.FETCH_FIRST ? Optional.empty() : Optional.of(verdict);
    }

    private Caller examine(String text, SigningKeys.Lookup lookup) throws Refusal {
        SignedToken token = SignedToken.parse(text, form);
        Claims claims = token.claims();
        if (!claims.required("iss").equals(oidc.issuer())) {
            throw new Refusal(Reason.ISSUER);
        }
        List<SigningKey> named = lookup.find(token.keyId());
        if (named.isEmpty()) {
            throw new Refusal(Reason.KEY);
        }
        if (token.signers(named).isEmpty()) {
            throw new Refusal(Reason.SIGNATURE);
        }
        if (!claims.texts("aud").contains(oidc.audience())) {
            throw new Refusal(Reason.AUDIENCE);
        }
        checkType(token);
        Instant end = lifetime.end(claims);
        return caller(token, end);
    }

    private static void checkType(SignedToken token) throws Refusal {
        Claims claims = token.claims();
        Optional<String> type = claims.text("typ").map(name -> name.toLowerCase(Locale.ROOT));
        Optional<String> use = claims.text("token_use");
        boolean saysAccess = type.filter("bearer"::equals).isPresent()
                || use.filter("access"::equals).isPresent()
                || token.isAccessTokenByHeader();
        boolean bound = type.filter("dpop"::equals).isPresent(); // told apart later, by cnf
        boolean saysOther = (type.isPresent() && !type.get().equals("bearer") && !bound)
                || (use.isPresent() && !use.get().equals("access"));
        if (saysOther
                || claims.has("at_hash")
                || claims.has("c_hash")
                || claims.has("events")
                || (claims.has("nonce") && !saysAccess && !bound)) {
            throw new Refusal(Reason.TYPE);
        }
    }

    private Caller caller(SignedToken token, Instant end) throws Refusal {
        Claims claims = token.claims();
        String subject = claims.required("sub");
        String client = claims.text(claims.has("azp") ? "azp" : "client_id").orElse("");
        Set<String> roles = new LinkedHashSet<>();
        for (String path : oidc.rolesClaims()) {
            roles.addAll(claims.textsAt(path));
        }
        return new Caller(
                "",
                subject,
                subject,
                client,
                scopes(claims),
                roles,
                appOnly(claims, subject, client),
                false,
                end,
                claims.all(),
                token.assertion());
    }

    /** Of {@code scope} (RFC 9068, section 2.2.3), or of {@code scp}, which some providers have, also as an array. */
    private static Set<String> scopes(Claims claims) throws Refusal {
        if (claims.has("scope")) {
            return claims.words("scope");
        }
        Set<String> scopes = new LinkedHashSet<>();
        for (String text : claims.texts("scp")) {
            scopes.addAll(Claims.split(text));
        }
        return scopes;
    }

    private static boolean appOnly(Claims claims, String subject, String client) throws Refusal {
        return subject.equals(client)
                || claims.text("gty").filter("client-credentials"::equals).isPresent()
                || claims.text("preferred_username")
                        .filter(name -> name.startsWith("service-account-"))
                        .isPresent();
    }
}
