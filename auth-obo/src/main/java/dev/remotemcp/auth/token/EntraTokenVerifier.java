package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.SignedToken.Form;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies access tokens of Microsoft Entra ID, of version 2.0 or, if that is wanted, 1.0.
 *
 * <p>What a token says before its signature has been verified only selects among what is configured; above all it never
 * leads to a fetch from an address of its own.
 *
 * <p>ID tokens are made with the same keys, by the same issuer, and for an application that signs people in itself also
 * with the same audience. They differ in that they name no client ({@code azp} or {@code appid}, which every access
 * token has) and may have {@code nonce}, {@code at_hash} or {@code c_hash}, which no access token has in its claims.
 * Refresh tokens of Entra ID are no JWTs at all.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens">Microsoft identity
 *     platform, Validate tokens</a>
 */
public final class EntraTokenVerifier implements AccessTokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(EntraTokenVerifier.class);

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String TENANT_TEMPLATE = "{tenantid}";

    private final AuthSettings settings;
    private final Entra entra;
    private final SigningKeys keys;
    private final Form form;
    private final Lifetime lifetime;
    private final Admission admission;
    private final AtomicBoolean versionHinted = new AtomicBoolean();

    /**
     * Verifies by the settings.
     *
     * @param settings who is let in
     * @param entra the provider among the settings
     * @param keys those of the provider
     * @param clock tells when tokens are valid
     */
    public EntraTokenVerifier(AuthSettings settings, Entra entra, SigningKeys keys, Clock clock) {
        this.settings = settings;
        this.entra = entra;
        this.keys = keys;
        this.form = new Form(settings.maxTokenSize(), Set.of("RS256"), KEY_ID, Set.of("jwt", "at+jwt"), true);
        this.lifetime = new Lifetime(clock, settings.clockSkew());
        this.admission = new Admission(settings);
    }

    /** An issuer that is configured, as a token selects it. */
    private record Issuer(String name, String tenant, boolean firstVersion) {}

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
        Issuer issuer = select(claims);
        List<SigningKey> named = lookup.find(token.keyId());
        if (named.isEmpty()) {
            throw new Refusal(Reason.KEY);
        }
        List<SigningKey> signers = token.signers(named);
        if (signers.isEmpty()) {
            throw new Refusal(Reason.SIGNATURE);
        }
        if (!claims.required("iss").equals(issuer.name())) {
            throw new Refusal(Reason.ISSUER);
        }
        if (signers.stream().noneMatch(key -> signsFor(key, issuer.tenant()))) {
            throw new Refusal(Reason.KEY);
        }
        List<String> audience = claims.texts("aud");
        if (audience.size() != 1 || !audiences(issuer).contains(audience.getFirst())) {
            throw new Refusal(Reason.AUDIENCE);
        }
        checkType(claims, issuer);
        if (!claims.has("iat")) {
            throw new Refusal(Reason.CLAIM);
        }
        Instant end = lifetime.end(claims);
        return caller(token, issuer, end);
    }

    private Issuer select(Claims claims) throws Refusal {
        String tenant = claims.required("tid");
        if (!GUID.matcher(tenant).matches() || !entra.allows(tenant)) {
            throw new Refusal(Reason.TENANT);
        }
        String version = claims.required("ver");
        if (!entra.tokenVersions().contains(version)) {
            if (version.equals("1.0") && versionHinted.compareAndSet(false, true)) {
                LOG.warn("A token of version 1.0 came and was not accepted: set requestedAccessTokenVersion to 2 in the"
                        + " manifest of the server's app registration, or list 1.0 in mcp.auth.token-versions too");
            }
            throw new Refusal(Reason.VERSION);
        }
        boolean first = version.equals("1.0");
        Optional<String> name = first ? entra.cloud().firstVersionIssuer(tenant) : Optional.of(entra.issuer(tenant));
        return new Issuer(name.orElseThrow(() -> new Refusal(Reason.VERSION)), tenant, first);
    }

    /**
     * Whether a key may sign for a tenant: one with a template for an issuer may for all of them, one with an issuer
     * only for this. A key without any is taken only from one tenant's own keys.
     */
    private boolean signsFor(SigningKey key, String tenant) {
        if (key.issuers().isEmpty()) {
            return !entra.multiTenant();
        }
        Set<String> issuers = new LinkedHashSet<>(List.of(entra.issuer(tenant)));
        entra.cloud().firstVersionIssuer(tenant).ifPresent(issuers::add);
        return key.issuers().stream()
                .map(issuer -> issuer.replace(TENANT_TEMPLATE, tenant))
                .anyMatch(issuers::contains);
    }

    /** Version 2.0 always has the client ID, 1.0 what the client asked for. */
    private Set<String> audiences(Issuer issuer) {
        Set<String> audiences = new LinkedHashSet<>(List.of(entra.clientId()));
        if (issuer.firstVersion() && !settings.scopePrefix().isEmpty()) {
            audiences.add(settings.scopePrefix());
        }
        return audiences;
    }

    private static void checkType(Claims claims, Issuer issuer) throws Refusal {
        boolean client = claims.text(issuer.firstVersion() ? "appid" : "azp")
                .filter(id -> !id.isBlank())
                .isPresent();
        if (!client || claims.has("nonce") || claims.has("at_hash") || claims.has("c_hash") || claims.has("events")) {
            throw new Refusal(Reason.TYPE);
        }
    }

    private static Caller caller(SignedToken token, Issuer issuer, Instant end) throws Refusal {
        Claims claims = token.claims();
        Set<String> scopes = claims.words("scp");
        boolean appOnly =
                scopes.isEmpty() || claims.text("idtyp").filter("app"::equals).isPresent();
        return new Caller(
                issuer.tenant(),
                claims.required("oid"),
                claims.required("sub"),
                claims.required(issuer.firstVersion() ? "appid" : "azp"),
                scopes,
                new LinkedHashSet<>(claims.texts("roles")),
                appOnly,
                claims.texts("xms_cc").stream().anyMatch("cp1"::equalsIgnoreCase),
                end,
                claims.all(),
                token.assertion());
    }
}
