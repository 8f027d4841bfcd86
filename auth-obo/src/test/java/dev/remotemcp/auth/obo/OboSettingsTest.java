package dev.remotemcp.auth.obo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.auth.token.IdentityProvider;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OboSettingsTest {
    private static final IdentityProvider ENTRA = Directory.provider("https://login.microsoftonline.com");
    private static final IdentityProvider OIDC = new Oidc(
            "https://sso.contoso.com/realms/main",
            "https://mcp.contoso.com/mcp",
            Optional.of(URI.create("https://sso.contoso.com/realms/main/certs")),
            Set.of("RS256"),
            List.of("roles"));

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<DownstreamConfiguration> downstreams = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void bareScopesAreThoseOfTheApiAndFullOnesStayAsTheyAre() {
        downstream("graph", "https://graph.microsoft.com/v1.0", "User.Read", "Mail.Read,Mail.Send");
        downstream("orders", "https://orders.contoso.com:8443/api", "api://orders/read", "write");

        OboSettings settings = entra().settings();

        assertThat(settings.downstream("graph").target().scopes())
                .containsExactly(
                        "https://graph.microsoft.com/Mail.Read",
                        "https://graph.microsoft.com/Mail.Send",
                        "https://graph.microsoft.com/User.Read");
        assertThat(settings.downstream("orders").target().scopes())
                .containsExactly("api://orders/read", "https://orders.contoso.com:8443/write");
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void allThatHasConsentMayBeAskedForAlone() {
        downstream("graph", "https://graph.microsoft.com/v1.0", ".default");
        assertThat(entra().settings().downstream("graph").target().scopes())
                .containsExactly("https://graph.microsoft.com/.default");

        downstream("mixed", "https://graph.microsoft.com/v1.0", ".default", "User.Read");
        assertThatThrownBy(() -> entra().settings())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp.auth.obo.downstream.mixed.scopes")
                .hasMessageContaining("/.default");
    }

    @ParameterizedTest
    @CsvSource({
        "http://graph.microsoft.com, is not https",
        "https://alice@graph.microsoft.com, credentials",
        "https://graph.microsoft.com/v1.0?a=b, query",
        "https://graph.microsoft.com/#x, fragment",
        "http://169.254.169.254/metadata, link-local",
        "graph.microsoft.com, not a URL",
    })
    void aBaseUrlThatATokenMayNotGoToIsRefused(String url, String why) {
        downstream("graph", url, "User.Read");

        assertThatThrownBy(() -> entra().settings())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp.auth.obo.downstream.graph.base-url")
                .hasMessageContaining(why);
    }

    @Test
    void anApiOnTheSameMachineMayBeWithoutTls() {
        downstream("graph", "http://127.0.0.1:8080/v1.0", "User.Read");

        assertThat(entra().settings().downstream("graph").target().scopes())
                .containsExactly("http://127.0.0.1:8080/User.Read");
    }

    @Test
    void anApiWithoutAddressOrScopesIsRefused() {
        downstreams.add(new DownstreamConfiguration("graph", null, List.of("User.Read"), null, null));
        refusedSettings(entra(), "downstream.graph.base-url is not set");
        downstreams.clear();

        downstream("graph", "https://graph.microsoft.com");
        refusedSettings(entra(), "downstream.graph.scopes is not set");
    }

    @Test
    void entraHasNoAudiences() {
        downstreams.add(new DownstreamConfiguration(
                "graph", "https://graph.microsoft.com", List.of("User.Read"), "graph", null));
        refusedSettings(entra(), "downstream.graph.audience is set");
        downstreams.clear();
        downstreams.add(new DownstreamConfiguration(
                "graph", "https://graph.microsoft.com", List.of("User.Read"), null, "https://graph.microsoft.com"));
        refusedSettings(entra(), "downstream.graph.resource is set");
    }

    @Test
    void anotherProvidersScopesStayAsTheyAreAndAnAudienceIsEnough() {
        downstreams.add(new DownstreamConfiguration("orders", "https://orders.example", List.of("read"), null, null));
        downstreams.add(new DownstreamConfiguration("stock", "https://stock.example", null, "stock", null));

        OboSettings settings = oidc().settings();

        assertThat(settings.downstream("orders").target()).isEqualTo(TokenTarget.of(Set.of("read")));
        assertThat(settings.downstream("stock").target().audience()).hasValue("stock");
        downstreams.add(new DownstreamConfiguration("empty", "https://empty.example", null, null, null));
        refusedSettings(oidc(), "downstream.empty.audience is not set");
    }

    @Test
    void aTokenGoesToTheOriginOfItsApiAlone() {
        downstream("graph", "https://graph.microsoft.com/v1.0", "User.Read");
        Downstream graph = entra().settings().downstream("graph");

        assertThat(List.of(
                        "https://graph.microsoft.com/v1.0/me",
                        "https://graph.microsoft.com:443/beta/me",
                        "https://GRAPH.microsoft.com/v1.0/me"))
                .allMatch(address -> graph.receives(URI.create(address)));
        assertThat(List.of(
                        "http://graph.microsoft.com/v1.0/me",
                        "https://graph.microsoft.com:8443/v1.0/me",
                        "https://graph.microsoft.com.evil.example/v1.0/me",
                        "https://evil.example/graph.microsoft.com",
                        "https://graph.microsoft.com@evil.example/",
                        "https://alice@graph.microsoft.com/",
                        "/v1.0/me",
                        "mailto:alice@contoso.com"))
                .noneMatch(address -> graph.receives(URI.create(address)));
    }

    @Test
    void anApiThatIsCalledNeedsACredential() {
        assertThatThrownBy(() -> entra().client())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp.auth.obo.credential is not set")
                .hasMessageContaining("managed-identity");
    }

    @Test
    void eachCredentialNeedsWhatItIsMadeOf() {
        refusedClient("secret", "client-secret is not set");
        refusedClient("certificate", "certificate is not set");
        refusedClient("workload-identity", "federated-token-file is not set");
        refusedClient("workload-identity", "AZURE_FEDERATED_TOKEN_FILE");
        refusedClient("password", "credential is 'password'");

        values.put("certificate", folder.resolve("absent.p12").toString());
        refusedClient("certificate", "no file can be read");
        values.put("certificate", folder.toString());
        refusedClient("certificate", "no file can be read");
        values.put("federated-token-file", folder.resolve("absent").toString());
        refusedClient("workload-identity", "no file can be read");
    }

    @Test
    void credentialsAreReadAsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        values.put("client-secret", "very-secret");
        values.put("certificate", file.toString());
        values.put("certificate-password", "also-secret");
        environment.put("AZURE_FEDERATED_TOKEN_FILE", file.toString());

        assertThat(client("secret")).isEqualTo(new ExchangeClient.Secret("very-secret"));
        assertThat(client("certificate")).isEqualTo(new ExchangeClient.Certificate(file, "also-secret"));
        assertThat(client("managed-identity")).isEqualTo(new ExchangeClient.ManagedIdentity(Optional.empty()));
        assertThat(client("workload-identity")).isEqualTo(new ExchangeClient.WorkloadIdentity(file));
        values.put("managed-identity-client-id", "c11e17c1-1111-4222-8333-444455556666");
        assertThat(client("managed-identity"))
                .isEqualTo(new ExchangeClient.ManagedIdentity(Optional.of("c11e17c1-1111-4222-8333-444455556666")));
        Path other = Files.writeString(folder.resolve("other"), "x");
        values.put("federated-token-file", other.toString());
        assertThat(client("workload-identity")).isEqualTo(new ExchangeClient.WorkloadIdentity(other));
    }

    @Test
    void anotherProviderNeedsItsTokenEndpointAndAClient() {
        assertThatThrownBy(() -> oidc().client()).hasMessageContaining("mcp.auth.obo.token-endpoint is not set");
        values.put("token-endpoint", "http://sso.contoso.com/token");
        assertThatThrownBy(() -> oidc().client()).hasMessageContaining("mcp.auth.obo.token-endpoint");
        values.put("token-endpoint", "https://sso.contoso.com/token");
        assertThatThrownBy(() -> oidc().client()).hasMessageContaining("mcp.auth.obo.client-id is not set");
        values.put("client-id", "mcp");
        assertThatThrownBy(() -> oidc().client()).hasMessageContaining("mcp.auth.obo.client-secret is not set");
        values.put("client-secret", "very-secret");

        assertThat(oidc().client())
                .isEqualTo(
                        new ExchangeClient.OfOidc(URI.create("https://sso.contoso.com/token"), "mcp", "very-secret"));
        values.put("credential", "certificate");
        assertThatThrownBy(() -> oidc().client()).hasMessageContaining("mcp.auth.obo.credential is 'certificate'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT61S"})
    void timeoutsThatHelpNobodyAreRefused(String time) {
        values.put("connect-timeout", time);
        refusedSettings(entra(), "connect-timeout is " + Duration.parse(time));
        values.remove("connect-timeout");
        values.put("read-timeout", time);
        refusedSettings(entra(), "read-timeout is");
    }

    @Test
    void aCacheOfNothingIsRefused() {
        values.put("cache-size", "0");
        refusedSettings(entra(), "cache-size is 0");
    }

    @Test
    void secretsAreInNoText() {
        values.put("client-secret", "very-secret");
        values.put("certificate-password", "very-secret");
        values.put("credential", "secret");
        values.put("token-endpoint", "https://sso.contoso.com/token");
        values.put("client-id", "mcp");

        assertThat(configuration().toString()).doesNotContain("very-secret");
        assertThat(entra().client().toString()).doesNotContain("very-secret");
        assertThat(oidc().client().toString()).doesNotContain("very-secret");
        assertThat(new ExchangeClient.Certificate(Path.of("a"), "very-secret").toString())
                .doesNotContain("very-secret");
    }

    private void downstream(String name, String url, String... scopes) {
        downstreams.add(new DownstreamConfiguration(name, url, List.of(scopes), null, null));
    }

    private ExchangeClient client(String credential) {
        values.put("credential", credential);
        return entra().client();
    }

    private void refusedClient(String credential, String message) {
        assertThatThrownBy(() -> client(credential))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The setting mcp.auth.obo.")
                .hasMessageContaining(message);
    }

    private static void refusedSettings(OboSettingsReader reader, String message) {
        assertThatThrownBy(reader::settings)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mcp.auth.obo." + message);
    }

    private OboSettingsReader entra() {
        return new OboSettingsReader(configuration(), downstreams, ENTRA, environment::get);
    }

    private OboSettingsReader oidc() {
        return new OboSettingsReader(configuration(), downstreams, OIDC, environment::get);
    }

    private OboConfiguration configuration() {
        return new OboConfiguration(
                values.get("credential"),
                values.get("client-secret"),
                values.get("certificate"),
                values.get("certificate-password"),
                values.get("managed-identity-client-id"),
                values.get("federated-token-file"),
                values.get("token-endpoint"),
                values.get("client-id"),
                Duration.parse(values.getOrDefault("connect-timeout", "PT2S")),
                Duration.parse(values.getOrDefault("read-timeout", "PT10S")),
                Integer.parseInt(values.getOrDefault("cache-size", "10000")));
    }
}
