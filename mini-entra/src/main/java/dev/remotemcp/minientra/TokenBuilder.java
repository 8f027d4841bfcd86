package dev.remotemcp.minientra;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** An access token in the making. It starts as one that Entra would issue; any part of it may then be changed. */
public final class TokenBuilder {
    private final Mint mint;
    private final String tenantId;
    private final Optional<User> user;
    private final Application api;
    private String client;
    private boolean confidential;
    private List<String> scopes;
    private List<String> roles;
    private Optional<String> identifierUri;
    private TokenVersion version;
    private Instant issuedAt;
    private Optional<Instant> expiresAt = Optional.empty();
    private RSAKey key;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Set<String> withoutClaims = new HashSet<>();
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private final Set<String> withoutHeaders = new HashSet<>();
    private UnaryOperator<String> payload = UnaryOperator.identity();

    private TokenBuilder(
            Mint mint, String tenantId, Optional<User> user, Application api, String client, boolean confidential) {
        this.mint = mint;
        this.tenantId = tenantId;
        this.user = user;
        this.api = api;
        this.client = client;
        this.confidential = confidential;
        this.scopes = List.copyOf(api.scopes());
        this.roles = List.of();
        this.identifierUri = api.identifierUris().stream().findFirst();
        this.version = api.tokenVersion();
        this.issuedAt = mint.clock().instant();
        this.key = mint.keys().current();
    }

    /** A token for a person, with all scopes of the API and those of the person's roles that it defines. */
    static TokenBuilder delegated(Mint mint, User user, Application api, String client, boolean confidential) {
        TokenBuilder builder = new TokenBuilder(mint, user.tenantId(), Optional.of(user), api, client, confidential);
        return builder.roles(common(user.roles(), api.appRoles()));
    }

    /** A token for a client itself, with those of the roles granted to it that the API defines. */
    static TokenBuilder appOnly(Mint mint, String tenantId, Application client, Application api) {
        TokenBuilder builder = new TokenBuilder(mint, tenantId, Optional.empty(), api, client.clientId(), true);
        return builder.roles(common(client.grantedRoles(), api.appRoles()));
    }

    /** Sets the client that the token is issued to. */
    public TokenBuilder client(String clientId) {
        client = clientId;
        return this;
    }

    /** Sets the client that the token is issued to. */
    public TokenBuilder client(Application application) {
        client = application.clientId();
        confidential = application.isConfidential();
        return this;
    }

    /** Sets the scopes, by short names; a token for a client itself has none all the same. */
    public TokenBuilder scopes(String... names) {
        scopes = List.of(names);
        return this;
    }

    TokenBuilder scopes(Collection<String> names) {
        scopes = List.copyOf(names);
        return this;
    }

    /** Sets the roles. */
    public TokenBuilder roles(String... names) {
        roles = List.of(names);
        return this;
    }

    private TokenBuilder roles(List<String> names) {
        roles = names;
        return this;
    }

    /** Sets which of the API's identifier URIs is the audience of a token of version 1. */
    TokenBuilder identifierUri(String uri) {
        identifierUri = Optional.of(uri);
        return this;
    }

    /** Sets the format; that of the API by default. */
    public TokenBuilder version(TokenVersion other) {
        version = other;
        return this;
    }

    /** Sets the claim {@code aud}; two or more audiences make it an array. */
    public TokenBuilder audience(String... audiences) {
        return claim("aud", audiences.length == 1 ? audiences[0] : List.of(audiences));
    }

    /** Sets the claim {@code iss}. */
    public TokenBuilder issuer(String issuer) {
        return claim("iss", issuer);
    }

    /** Sets when the token is issued, which is when it begins to be valid; now by default. */
    public TokenBuilder issuedAt(Instant when) {
        issuedAt = when;
        return this;
    }

    /** Sets when the token ends; its usual lifetime after it is issued by default. */
    public TokenBuilder expiresAt(Instant when) {
        expiresAt = Optional.of(when);
        return this;
    }

    /** Sets the header {@code kid}. */
    public TokenBuilder kid(String kid) {
        return header("kid", kid);
    }

    /**
     * Sets the header {@code alg}; the signature follows it. {@code none} leaves the signature out, {@code HS256} takes
     * the public key for a secret, {@code ES256} signs with a key that nobody knows.
     */
    public TokenBuilder alg(String alg) {
        return header("alg", alg);
    }

    /** Sets the header {@code typ}. */
    public TokenBuilder typ(String typ) {
        return header("typ", typ);
    }

    /** Sets a claim to anything that can be written as JSON. */
    public TokenBuilder claim(String name, Object value) {
        claims.put(name, value);
        withoutClaims.remove(name);
        return this;
    }

    /** Leaves out a claim. */
    public TokenBuilder withoutClaim(String name) {
        withoutClaims.add(name);
        return this;
    }

    /** Sets a header to anything that can be written as JSON. */
    public TokenBuilder header(String name, Object value) {
        headers.put(name, value);
        withoutHeaders.remove(name);
        return this;
    }

    /** Leaves out a header. */
    public TokenBuilder withoutHeader(String name) {
        withoutHeaders.add(name);
        return this;
    }

    /** Changes the text of the claims before it is signed, for JSON that no mapper would write. */
    public TokenBuilder payload(UnaryOperator<String> change) {
        payload = change;
        return this;
    }

    /** Signs with another key, and names it. */
    public TokenBuilder signedBy(RSAKey other) {
        key = other;
        return this;
    }

    /** The token in its compact form. */
    public String mint() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        header.put("alg", "RS256");
        header.put("kid", key.getKeyID());
        header.putAll(headers);
        withoutHeaders.forEach(header::remove);
        Map<String, Object> body = issued();
        body.putAll(claims);
        withoutClaims.forEach(body::remove);
        return CompactJwt.of(header, payload.apply(JsonMapper.shared().writeValueAsString(body)), key);
    }

    private Map<String, Object> issued() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "aud",
                switch (version) {
                    case V1 -> identifierUri.orElse(api.clientId());
                    case V2 -> api.clientId();
                });
        body.put("iss", mint.authority().issuer(tenantId, version));
        body.put("iat", issuedAt.getEpochSecond());
        body.put("nbf", issuedAt.getEpochSecond());
        body.put("exp", expiresAt.orElse(issuedAt.plus(mint.lifetime())).getEpochSecond());
        body.put(version == TokenVersion.V1 ? "appid" : "azp", client);
        body.put(version == TokenVersion.V1 ? "appidacr" : "azpacr", confidential ? "1" : "0");
        user.ifPresentOrElse(person -> person(body, person), () -> application(body));
        if (!roles.isEmpty()) {
            body.put("roles", roles);
        }
        body.put("tid", tenantId);
        body.put("uti", UUID.randomUUID().toString());
        body.put("ver", version.ver());
        return body;
    }

    private void person(Map<String, Object> body, User person) {
        body.put("name", person.name());
        body.put("oid", person.objectId());
        body.put(version == TokenVersion.V1 ? "unique_name" : "preferred_username", person.username());
        body.put("scp", String.join(" ", scopes));
        body.put("sid", mint.sessions().of(person));
        body.put("sub", pairwise(person, api.clientId()));
    }

    private void application(Map<String, Object> body) {
        String principal = UUID.nameUUIDFromBytes((tenantId + client).getBytes(StandardCharsets.UTF_8))
                .toString();
        body.put("oid", principal);
        body.put("sub", principal);
    }

    /** A person's name at one application, of which no other application can tell whose it is. */
    static String pairwise(User person, String application) {
        String source = person.tenantId() + person.objectId() + application;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JVM has SHA-256", missing);
        }
    }

    private static List<String> common(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).sorted().toList();
    }
}
