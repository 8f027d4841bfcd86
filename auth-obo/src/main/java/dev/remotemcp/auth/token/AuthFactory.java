package dev.remotemcp.auth.token;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the verifier of the provider that is configured, or says what is wrong with the configuration. */
@Factory
@Requires(property = "mcp.auth.provider", notEquals = "none")
final class AuthFactory {
    private static final Set<String> VERSIONS = Set.of("1.0", "2.0");

    private final AuthConfiguration configuration;

    AuthFactory(AuthConfiguration configuration) {
        this.configuration = configuration;
    }

    @Singleton
    AuthSettings settings() {
        URI publicUrl = publicUrl();
        boolean entra = isEntra();
        String issuer = entra ? rules(publicUrl).keys().issuer() : issuer();
        String prefix = Optional.ofNullable(configuration.scopePrefix()).orElse(entra ? publicUrl.toString() : "");
        return new AuthSettings(
                publicUrl,
                issuer,
                prefix,
                set(configuration.requiredScopes()),
                configuration.maxTokenSize(),
                configuration.clockSkew());
    }

    @Singleton
    @Bean(preDestroy = "close")
    SigningKeys keys(AuthSettings settings) {
        return new SigningKeys(
                isEntra()
                        ? rules(settings.publicUrl()).keys()
                        : new KeyLocation(
                                issuer(),
                                Optional.ofNullable(configuration.jwksUri())
                                        .map(uri -> fetchable("mcp.auth.jwks-uri", uri))));
    }

    @Singleton
    AccessTokenVerifier verifier(AuthSettings settings, SigningKeys keys, Optional<Clock> clock) {
        CallerRules callers = new CallerRules(set(configuration.allowedClients()), configuration.allowAppOnly());
        Clock time = clock.orElseGet(Clock::systemUTC);
        if (isEntra()) {
            return new EntraTokenVerifier(
                    rules(settings.publicUrl()), callers, keys, time, settings.clockSkew());
        }
        String audience = Optional.ofNullable(configuration.audience())
                .orElseGet(() -> settings.publicUrl().toString());
        return new OidcTokenVerifier(
                issuer(), audience, configuration.rolesClaim(), callers, keys, time, settings.clockSkew());
    }

    private boolean isEntra() {
        return switch (given("mcp.auth.provider", configuration.provider(), "entra")) {
            case "entra" -> true;
            case "oidc" -> false;
            case String other ->
                throw new ConfigurationException(
                        "mcp.auth.provider is '" + other + "': it must be entra, oidc or none");
        };
    }

    private URI publicUrl() {
        String text = given("mcp.auth.public-url", configuration.publicUrl(), "https://mcp.contoso.com/mcp");
        URI url = fetchable("mcp.auth.public-url", text);
        boolean plain = url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
        // Clients compare it letter by letter with what the user typed.
        if (!plain || text.endsWith("/") || !url.getHost().equals(url.getHost().toLowerCase(Locale.ROOT))) {
            throw new ConfigurationException("mcp.auth.public-url is '" + text
                    + "': it must be the endpoint's URL as clients type it, with a lower-case host and without query,"
                    + " fragment or slash at the end, for example https://mcp.contoso.com/mcp");
        }
        return url;
    }

    private String issuer() {
        String issuer = given("mcp.auth.issuer", configuration.issuer(), "https://id.example.com/realms/main");
        fetchable("mcp.auth.issuer", issuer);
        return issuer;
    }

    private EntraRules rules(URI publicUrl) {
        String clientId = guid("mcp.auth.client-id", configuration.clientId());
        String authority = fetchable("mcp.auth.authority", configuration.authority()).toString();
        Set<String> versions = set(configuration.tokenVersions());
        if (versions.isEmpty() || !VERSIONS.containsAll(versions)) {
            throw new ConfigurationException(
                    "mcp.auth.token-versions is " + versions + ": it must name 2.0, 1.0 or both");
        }
        return new EntraRules(
                authority.endsWith("/") ? authority.substring(0, authority.length() - 1) : authority,
                tenants(),
                clientId,
                Optional.ofNullable(configuration.scopePrefix()).orElseGet(publicUrl::toString),
                versions);
    }

    private Set<String> tenants() {
        Set<String> tenants = set(configuration.allowedTenants());
        if (configuration.tenantId() != null) {
            tenants.add(guid("mcp.auth.tenant-id", configuration.tenantId()));
        }
        if (tenants.isEmpty()) {
            throw new ConfigurationException("No tenant may sign in: set mcp.auth.tenant-id to the directory's GUID, or"
                    + " mcp.auth.allowed-tenants to several (* lets in every tenant there is)");
        }
        tenants.stream().filter(tenant -> !tenant.equals("*")).forEach(tenant -> guid("mcp.auth.allowed-tenants", tenant));
        return tenants;
    }

    private static String guid(String key, @Nullable String text) {
        String given = given(key, text, "00000000-0000-0000-0000-000000000000");
        if (!EntraTokenVerifier.GUID.matcher(given).matches()) {
            throw new ConfigurationException(
                    key + " is '" + given + "', which is no GUID: take it from the app registration's overview page");
        }
        return given;
    }

    private static String given(String key, @Nullable String text, String example) {
        if (text == null || text.isBlank()) {
            throw new ConfigurationException(key + " is missing: set it, for example to " + example);
        }
        return text;
    }

    private static URI fetchable(String key, String text) {
        try {
            return Urls.fetchable(key, text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    private static Set<String> set(@Nullable List<String> given) {
        return given == null ? new LinkedHashSet<>() : new LinkedHashSet<>(given);
    }
}
