package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes settings of a configuration, or says what is wrong with it. */
final class AuthSettingsReader {
    private static final String PREFIX = "mcp.auth.";
    private static final String EXAMPLE_GUID = "11111111-2222-3333-4444-555555555555";
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+"); // RFC 6749, section 3.3
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    private static final int LEAST_TOKEN_SIZE = 1024;
    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");
    private static final Set<String> VERSIONS = Set.of("1.0", "2.0");

    private final AuthConfiguration configuration;
    private final Platform platform;

    AuthSettingsReader(AuthConfiguration configuration, Platform platform) {
        this.configuration = configuration;
        this.platform = platform;
    }

    AuthSettings read() {
        String provider = given(configuration.provider())
                .orElseThrow(() -> refuse(
                        "provider", "is not set", "write entra, oidc, dev on a laptop, or none to let everybody in"));
        // The local sign-in is a stand-in for Entra and has the same settings.
        boolean entra = !one("provider", provider, List.of("entra", "oidc", "dev"), Function.identity())
                .equals("oidc");
        URI publicUrl = ConfiguredUrl.ofServer(
                PREFIX + "public-url",
                required("public-url", configuration.publicUrl(), "https://mcp.contoso.com/mcp"));
        String scopePrefix = scopePrefix(entra ? publicUrl.toString() : "");
        Duration skew = configuration.clockSkew();
        if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
            throw refuse("clock-skew", "is " + skew, "write a time between 0s and 5m");
        }
        if (configuration.maxTokenSize() < LEAST_TOKEN_SIZE) {
            throw refuse("max-token-size", "is " + configuration.maxTokenSize(), "write 1KB or more, for example 16KB");
        }
        return new AuthSettings(
                publicUrl,
                scopePrefix,
                requiredScopes(scopePrefix),
                skew,
                configuration.maxTokenSize(),
                configuration.allowAppOnly(),
                allowedClients(entra),
                easyAuth(),
                entra ? entra() : oidc(publicUrl));
    }

    /** Off the platform anybody can write its headers, so that nothing may come from them. */
    private EasyAuth easyAuth() {
        EasyAuth wanted = one("easy-auth", configuration.easyAuth(), List.of(EasyAuth.values()), EasyAuth::word);
        if (wanted == EasyAuth.TRUST && !platform.signsIn()) {
            throw refuse(
                    "easy-auth",
                    "is 'trust', and the environment variable WEBSITE_AUTH_ENABLED is not True",
                    "turn on the built-in authentication of Azure App Service or Azure Functions, which set it, or write"
                            + " verify");
        }
        return wanted;
    }

    private Entra entra() {
        Cloud cloud = one("cloud", configuration.cloud(), List.of(Cloud.values()), Cloud::word);
        String authority = given(configuration.authority())
                .map(uri -> ConfiguredUrl.ofServer(PREFIX + "authority", uri).toString())
                .orElseGet(cloud::authority);
        Optional<String> tenant = given(configuration.tenantId()).map(id -> guid("tenant-id", id));
        Set<String> allowed = allowedTenants(tenant);
        Set<String> versions = new LinkedHashSet<>(list(configuration.tokenVersions()));
        if (!VERSIONS.containsAll(versions)) {
            throw refuse("token-versions", "is " + versions, "write 2.0, or 1.0 and 2.0");
        }
        if (versions.contains("1.0") && cloud.firstVersionIssuer(EXAMPLE_GUID).isEmpty()) {
            throw refuse(
                    "token-versions",
                    "is " + versions + " in the cloud " + cloud.word() + ", whose issuer of version 1.0 is not known",
                    "write 2.0, and set requestedAccessTokenVersion to 2 in the manifest of the app registration");
        }
        boolean single = tenant.isPresent() && allowed.equals(Set.of(tenant.get()));
        String keysOf = single ? tenant.orElseThrow() : "common";
        return new Entra(
                cloud,
                authority,
                tenant,
                allowed,
                guid("client-id", required("client-id", configuration.clientId(), EXAMPLE_GUID)),
                versions.isEmpty() ? Set.of("2.0") : versions,
                given(configuration.jwksUri())
                        .map(uri -> ConfiguredUrl.ofProvider(PREFIX + "jwks-uri", uri))
                        .orElseGet(() -> URI.create(authority + "/" + keysOf + "/discovery/v2.0/keys")));
    }

    /** The own tenant and the listed ones, or all, which somebody must have asked for. */
    private Set<String> allowedTenants(Optional<String> own) {
        List<String> listed = list(configuration.allowedTenants());
        if (listed.contains(Entra.ALL)) {
            if (listed.size() > 1) {
                throw refuse("allowed-tenants", "has * beside others", "write * alone, or leave it out");
            }
            return Set.of(Entra.ALL);
        }
        Set<String> allowed = new LinkedHashSet<>();
        own.ifPresent(allowed::add);
        listed.forEach(id -> allowed.add(guid("allowed-tenants", id)));
        if (allowed.isEmpty()) {
            throw refuse(
                    "tenant-id",
                    "is not set, and neither is " + PREFIX + "allowed-tenants",
                    "write the directory (tenant) ID, for example " + EXAMPLE_GUID
                            + ", or list the directories to let in; to let in every directory there is, write "
                            + PREFIX + "allowed-tenants: '*'");
        }
        return allowed;
    }

    private Oidc oidc(URI publicUrl) {
        String issuer = required("issuer", configuration.issuer(), "https://sso.contoso.com/realms/main");
        ConfiguredUrl.ofIssuer(PREFIX + "issuer", issuer);
        Set<String> algorithms = new LinkedHashSet<>(list(configuration.algorithms()));
        if (!ALGORITHMS.containsAll(algorithms)) {
            throw refuse("algorithms", "is " + algorithms, "write some of RS256, PS256 and ES256");
        }
        return new Oidc(
                issuer,
                given(configuration.audience()).orElse(publicUrl.toString()),
                given(configuration.jwksUri()).map(uri -> ConfiguredUrl.ofProvider(PREFIX + "jwks-uri", uri)),
                algorithms.isEmpty() ? Set.of("RS256", "ES256") : algorithms,
                given(configuration.rolesClaim()).map(List::of).orElse(List.of("roles", "realm_access.roles")));
    }

    private String scopePrefix(String usual) {
        String prefix = given(configuration.scopePrefix()).orElse(usual);
        if (prefix.endsWith("/")) {
            throw refuse("scope-prefix", "ends with a slash", "leave the slash out, it is put in before the scope");
        }
        if (!prefix.isEmpty() && !SCOPE.matcher(prefix).matches()) {
            throw refuse(
                    "scope-prefix",
                    "has characters that no scope can have",
                    "write the application ID URI, for example https://mcp.contoso.com/mcp");
        }
        return prefix;
    }

    /** Tokens have the short names, so those are kept even if the full ones were written down. */
    private Set<String> requiredScopes(String prefix) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String scope : list(configuration.requiredScopes())) {
            if (!SCOPE.matcher(scope).matches()) {
                throw refuse(
                        "required-scopes",
                        "has an entry with a space, quote or other character that no scope can have",
                        "write one scope for each entry, for example mcp.access");
            }
            boolean full = !prefix.isEmpty() && scope.startsWith(prefix + "/");
            scopes.add(full ? scope.substring(prefix.length() + 1) : scope);
        }
        return scopes;
    }

    private Set<String> allowedClients(boolean entra) {
        return list(configuration.allowedClients()).stream()
                .map(id -> entra ? guid("allowed-clients", id) : id)
                .collect(Collectors.toSet());
    }

    private static String guid(String key, String value) {
        String guid = value.toLowerCase(Locale.ROOT);
        if (!GUID.matcher(guid).matches()) {
            throw refuse(
                    key,
                    "is '" + value + "', which is not a GUID",
                    "write the ID that the Entra admin center shows, for example " + EXAMPLE_GUID
                            + "; names of domains, common and organizations are not enough");
        }
        return guid;
    }

    private static <T> T one(String key, String value, List<T> all, Function<T, String> word) {
        return all.stream()
                .filter(each -> word.apply(each).equals(value))
                .findFirst()
                .orElseThrow(() -> refuse(
                        key,
                        "is '" + value + "'",
                        "write " + all.stream().map(word).collect(Collectors.joining(" or "))));
    }

    private static String required(String key, @Nullable String value, String example) {
        return given(value).orElseThrow(() -> refuse(key, "is not set", "write it, for example " + example));
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    private static ConfigurationException refuse(String key, String problem, String remedy) {
        return new ConfigurationException("The setting " + PREFIX + key + " " + problem + ": " + remedy);
    }
}
