package dev.remotemcp.auth.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration of mcp.auth.* without an application around it. */
final class TestConfiguration {
    static final String PUBLIC_URL = "https://mcp.contoso.com/mcp";
    static final String TENANT = "0f1e2d3c-1111-4222-8333-444455556666";
    static final String OTHER_TENANT = "aaaaaaaa-1111-4222-8333-444455556666";
    static final String SERVER = "5e7e7e7e-1111-4222-8333-444455556666";
    static final String CLIENT = "c11e17c1-1111-4222-8333-444455556666";

    private final Map<String, String> values = new HashMap<>();

    private TestConfiguration() {}

    /** Entra ID with one tenant. */
    static TestConfiguration entra() {
        return new TestConfiguration()
                .with("provider", "entra")
                .with("public-url", PUBLIC_URL)
                .with("tenant-id", TENANT)
                .with("client-id", SERVER);
    }

    /** A provider like Keycloak. */
    static TestConfiguration oidc() {
        return new TestConfiguration()
                .with("provider", "oidc")
                .with("public-url", PUBLIC_URL)
                .with("issuer", "https://sso.contoso.com/realms/main")
                .with("jwks-uri", "https://sso.contoso.com/realms/main/protocol/openid-connect/certs");
    }

    TestConfiguration with(String key, String value) {
        values.put(key, value);
        return this;
    }

    TestConfiguration without(String key) {
        values.remove(key);
        return this;
    }

    AuthSettings settings() {
        return settings(new Platform(Map.of()));
    }

    AuthSettings settings(Platform platform) {
        AuthConfiguration configuration = new AuthConfiguration(
                values.get("provider"),
                values.get("public-url"),
                values.get("tenant-id"),
                list("allowed-tenants"),
                values.get("client-id"),
                values.get("scope-prefix"),
                list("required-scopes"),
                list("token-versions"),
                Duration.parse(values.getOrDefault("clock-skew", "PT60S")),
                Integer.parseInt(values.getOrDefault("max-token-size", "16384")),
                Boolean.parseBoolean(values.get("allow-app-only")),
                list("allowed-clients"),
                values.getOrDefault("easy-auth", "verify"),
                values.getOrDefault("cloud", "public"),
                values.get("authority"),
                values.get("issuer"),
                values.get("audience"),
                values.get("jwks-uri"),
                list("algorithms"),
                values.get("roles-claim"));
        return AuthSettings.of(configuration, platform);
    }

    private List<String> list(String key) {
        String value = values.get(key);
        return value == null ? null : Arrays.asList(value.split(",", -1));
    }
}
