package dev.remotemcp.auth.token;

import static dev.remotemcp.auth.token.TestConfiguration.OTHER_TENANT;
import static dev.remotemcp.auth.token.TestConfiguration.PUBLIC_URL;
import static dev.remotemcp.auth.token.TestConfiguration.SERVER;
import static dev.remotemcp.auth.token.TestConfiguration.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSettingsTest {
    @Test
    void aTenantAndARegistrationAreEnoughForEntra() {
        AuthSettings settings = TestConfiguration.entra().settings();

        assertThat(settings.publicUrl()).isEqualTo(URI.create(PUBLIC_URL));
        assertThat(settings.scopePrefix()).isEqualTo(PUBLIC_URL);
        assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.allowAppOnly()).isFalse();
        Entra entra = (Entra) settings.provider();
        assertThat(entra.tokenVersions()).containsExactly("2.0");
        assertThat(entra.clientId()).isEqualTo(SERVER);
        assertThat(entra.allowedTenants()).containsExactly(TENANT);
        assertThat(entra.multiTenant()).isFalse();
        assertThat(entra.authorizationServers())
                .containsExactly("https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(entra.jwksUri())
                .isEqualTo(URI.create("https://login.microsoftonline.com/" + TENANT + "/discovery/v2.0/keys"));
    }

    @Test
    void severalTenantsShareKeys() {
        Entra entra = (Entra) TestConfiguration.entra()
                .with("allowed-tenants", OTHER_TENANT)
                .settings()
                .provider();

        assertThat(entra.allowedTenants()).containsExactlyInAnyOrder(TENANT, OTHER_TENANT);
        assertThat(entra.multiTenant()).isTrue();
        assertThat(entra.jwksUri()).hasToString("https://login.microsoftonline.com/common/discovery/v2.0/keys");
        assertThat(entra.authorizationServers())
                .containsExactly("https://login.microsoftonline.com/" + TENANT + "/v2.0");
    }

    @ParameterizedTest
    @CsvSource({
        "public, https://login.microsoftonline.com/, https://graph.microsoft.com",
        "us-government, https://login.microsoftonline.us/, https://graph.microsoft.us",
        "china, https://login.partner.microsoftonline.cn/, https://microsoftgraph.chinacloudapi.cn",
        "france, https://login.sovcloud-identity.fr/, https://graph.svc.sovcloud.fr",
        "germany, https://login.sovcloud-identity.de/, https://graph.svc.sovcloud.de",
        "singapore, https://login.sovcloud-identity.sg/, https://graph.svc.sovcloud.sg"
    })
    void eachCloudHasItsOwnAddresses(String cloud, String start, String graph) {
        Entra entra = (Entra)
                TestConfiguration.entra().with("cloud", cloud).settings().provider();

        assertThat(entra.cloud().graph()).isEqualTo(graph);
        assertThat(entra.jwksUri().toString()).startsWith(start);
        assertThat(entra.authorizationServers()).containsExactly(start + TENANT + "/v2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"france", "germany", "singapore"})
    void tokensOfTheFirstVersionAreNotOfferedWhereTheirIssuerIsNotKnown(String cloud) {
        assertRefused(
                TestConfiguration.entra().with("cloud", cloud).with("token-versions", "1.0,2.0"),
                "mcp.auth.token-versions",
                cloud,
                "requestedAccessTokenVersion");
    }

    @Test
    void idsMayBeWrittenInCapitals() {
        Entra entra = (Entra) TestConfiguration.entra()
                .with("client-id", SERVER.toUpperCase(Locale.ROOT))
                .with("tenant-id", TENANT.toUpperCase(Locale.ROOT))
                .settings()
                .provider();

        assertThat(entra.clientId()).isEqualTo(SERVER);
        assertThat(entra.tenantId()).hasValue(TENANT);
    }

    @Test
    void anotherProviderNeedsNothingButItsName() {
        AuthSettings settings = TestConfiguration.oidc().without("jwks-uri").settings();

        assertThat(settings.scopePrefix()).isEmpty();
        assertThat(settings.qualified("mcp.access")).isEqualTo("mcp.access");
        Oidc oidc = (Oidc) settings.provider();
        assertThat(oidc.audience()).isEqualTo(PUBLIC_URL);
        assertThat(oidc.jwksUri()).isEmpty();
        assertThat(oidc.algorithms()).containsExactlyInAnyOrder("RS256", "ES256");
        assertThat(oidc.rolesClaims()).containsExactly("roles", "realm_access.roles");
        assertThat(oidc.authorizationServers()).containsExactly("https://sso.contoso.com/realms/main");
    }

    @Test
    void scopesAreKeptShortAndToldInFull() {
        AuthSettings settings = TestConfiguration.entra()
                .with("required-scopes", "mcp.access," + PUBLIC_URL + "/mail.read")
                .settings();

        assertThat(settings.requiredScopes()).isEqualTo(Set.of("mcp.access", "mail.read"));
        assertThat(settings.qualified("mcp.access")).isEqualTo(PUBLIC_URL + "/mcp.access");
        assertThat(settings.qualified(PUBLIC_URL + "/mcp.access")).isEqualTo(PUBLIC_URL + "/mcp.access");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/mcp",
                "http://127.0.0.1:8080/mcp",
                "http://[::1]:8080/mcp",
                "https://mcp.contoso.com",
                "https://mcp.contoso.com:8443/a/b"
            })
    void thesePublicUrlsAreGood(String url) {
        assertThat(TestConfiguration.entra().with("public-url", url).settings().publicUrl())
                .hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://mcp.contoso.com/mcp, not https",
        "http://10.0.0.1/mcp, not https",
        "ftp://localhost/mcp, not https",
        "https://mcp.contoso.com/mcp?x=1, has a query",
        "https://mcp.contoso.com/mcp?, has a query",
        "https://mcp.contoso.com/mcp#x, has a fragment",
        "https://mcp.contoso.com/mcp/, ends with a slash",
        "https://mcp.contoso.com/, ends with a slash",
        "https://MCP.contoso.com/mcp, has capitals",
        "https://mcp.contoso.com/a/../mcp, dotted segments",
        "https://user@mcp.contoso.com/mcp, has credentials",
        "/mcp, is not a URL",
        "mcp.contoso.com, is not a URL",
        "'https://mcp contoso.com', is not a URL",
        "https://169.254.169.254/mcp, link-local",
        "https://0.0.0.0/mcp, unspecified"
    })
    void thesePublicUrlsAreRefused(String url, String problem) {
        assertRefused(TestConfiguration.entra().with("public-url", url), "mcp.auth.public-url", problem);
    }

    @Test
    void credentialsInAUrlAreNotRepeated() {
        assertThatThrownBy(() -> TestConfiguration.entra()
                        .with("public-url", "https://user:hunter2@mcp.contoso.com/mcp")
                        .settings())
                .message()
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwks-uri", "issuer"})
    void addressesOfTheProviderMustBeOnesThatNobodyCanForge(String key) {
        for (String url : Set.of(
                "http://sso.contoso.com/keys",
                "http://169.254.169.254/metadata/identity",
                "https://169.254.169.254/metadata/identity",
                "https://[::ffff:169.254.169.254]/metadata",
                "https://[fe80::1]/keys",
                "https://0.0.0.0/keys",
                "http://2852039166/keys",
                "https://2852039166/keys",
                "https://0xA9FEA9FE/keys",
                "https://0251.0376.0251.0376/keys",
                "file:///etc/passwd",
                "keys")) {
            assertRefused(TestConfiguration.oidc().with(key, url), "mcp.auth." + key, url);
        }
    }

    @Test
    void anIssuerHasNoQueryForItsMetadataAreFoundBehindItsPath() {
        assertRefused(
                TestConfiguration.oidc().with("issuer", "https://sso.contoso.com/?realm=main"),
                "mcp.auth.issuer",
                "has a query");
    }

    @Test
    void addressesOfTheProviderMayBeOnThisMachine() {
        Oidc oidc = (Oidc) TestConfiguration.oidc()
                .with("jwks-uri", "http://localhost:8081/keys")
                .settings()
                .provider();

        assertThat(oidc.jwksUri()).hasValue(URI.create("http://localhost:8081/keys"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRefused(
                TestConfiguration.entra().without("provider"),
                "mcp.auth.provider",
                "entra, oidc, dev on a laptop, or none");
        assertRefused(TestConfiguration.entra().without("public-url"), "mcp.auth.public-url", "is not set");
        assertRefused(TestConfiguration.entra().without("client-id"), "mcp.auth.client-id", "is not set");
        assertRefused(TestConfiguration.entra().with("client-id", " "), "mcp.auth.client-id", "is not set");
        assertRefused(TestConfiguration.oidc().without("issuer"), "mcp.auth.issuer", "is not set");
    }

    @Test
    void everyTenantIsLetInOnlyByAStar() {
        assertRefused(TestConfiguration.entra().without("tenant-id"), "mcp.auth.allowed-tenants: '*'", "tenant-id");
        assertRefused(
                TestConfiguration.entra().with("allowed-tenants", "*," + TENANT),
                "mcp.auth.allowed-tenants",
                "beside others");
        Entra all = (Entra) TestConfiguration.entra()
                .without("tenant-id")
                .with("allowed-tenants", "*")
                .settings()
                .provider();
        assertThat(all.allows(OTHER_TENANT)).isTrue();
        assertThat(all.multiTenant()).isTrue();
        assertThat(all.authorizationServers()).containsExactly("https://login.microsoftonline.com/organizations/v2.0");
    }

    @Test
    void noTenantAtAllLetsNobodyIn() {
        Entra none = new Entra(
                Cloud.PUBLIC,
                Cloud.PUBLIC.authority(),
                Optional.empty(),
                Set.of(),
                SERVER,
                Set.of("2.0"),
                URI.create(PUBLIC_URL));

        assertThat(none.allows(TENANT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "tenant-id, contoso.com",
        "tenant-id, common",
        "tenant-id, organizations",
        "tenant-id, 0f1e2d3c11114222833344445555666",
        "client-id, api://mcp",
        "allowed-tenants, fabrikam.com",
        "allowed-clients, vscode"
    })
    void idsMustBeGuids(String key, String value) {
        assertRefused(TestConfiguration.entra().with(key, value), "mcp.auth." + key, "'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "provider, azure, entra or oidc",
        "provider, ENTRA, entra or oidc",
        "cloud, mars, public or us-government or china or france or germany or singapore",
        "easy-auth, on, verify or trust",
        "token-versions, 3.0, 2.0",
        "clock-skew, PT10M, 5m",
        "clock-skew, PT-1S, 5m",
        "max-token-size, 10, 16KB",
        "scope-prefix, https://mcp.contoso.com/mcp/, slash",
        "scope-prefix, a b, characters",
        "required-scopes, mcp.access mail.read, one scope for each entry"
    })
    void valuesThatAreNoneAreRefusedWithThoseThatAre(String key, String value, String remedy) {
        assertRefused(TestConfiguration.entra().with(key, value), "mcp.auth." + key, remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "rs256", "RS512"})
    void onlyAlgorithmsWithPublicKeysMaySign(String algorithm) {
        assertRefused(TestConfiguration.oidc().with("algorithms", algorithm), "mcp.auth.algorithms", "ES256");
    }

    @Test
    void aScopeCannotBreakOutOfAHeader() {
        for (String scope : Set.of("a\"b", "a\\b", "a\r\nb", "é")) {
            assertRefused(
                    TestConfiguration.entra().with("required-scopes", scope), "mcp.auth.required-scopes", "entry");
        }
    }

    @Test
    void whatThePlatformSaysCountsOnlyOnThePlatform() {
        TestConfiguration trusting = TestConfiguration.entra().with("easy-auth", "trust");
        for (Map<String, String> variables :
                List.of(Map.<String, String>of(), Map.of("WEBSITE_AUTH_ENABLED", "False"))) {
            assertThatThrownBy(() -> trusting.settings(new Platform(variables)))
                    .isInstanceOf(ConfigurationException.class)
                    .message()
                    .contains("mcp.auth.easy-auth", "WEBSITE_AUTH_ENABLED", "verify");
        }
        assertThat(trusting.settings(new Platform(Map.of("WEBSITE_AUTH_ENABLED", "True")))
                        .easyAuth())
                .isEqualTo(EasyAuth.TRUST);
        assertThat(TestConfiguration.entra().settings().easyAuth()).isEqualTo(EasyAuth.VERIFY);
    }

    private static void assertRefused(TestConfiguration configuration, String... told) {
        assertThatThrownBy(configuration::settings)
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains(told);
    }
}
