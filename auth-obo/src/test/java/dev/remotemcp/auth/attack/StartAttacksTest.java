package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.remotemcp.auth.Contexts;
import dev.remotemcp.auth.SignInServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that would leave a door open: the server says so and does not start. */
final class StartAttacksTest {
    @ParameterizedTest
    @CsvSource({
        "mcp.auth.public-url, http://mcp.contoso.com/mcp, is not https",
        "mcp.auth.public-url, https://mcp.contoso.com/mcp/, ends with a slash",
        "mcp.auth.allowed-tenants, '', mcp.auth.allowed-tenants",
        "mcp.auth.scopes, 'mcp.access,mail.send', requires names the scope 'mail.read'"
    })
    @Row(60)
    void aDoorThatStandsOpenEndsTheStart(String key, String value, String told) {
        List<SignInServer> started = new ArrayList<>();
        assertThatThrownBy(() -> started.add(new SignInServer(entra -> {
                    Map<String, Object> settings = new HashMap<>();
                    settings.put(key, value);
                    if (key.endsWith("tenants")) {
                        settings.put("mcp.auth.tenant-id", null);
                    }
                    if (key.endsWith("scopes")) {
                        settings.put(key, List.of(value.split(",")));
                    }
                    return settings;
                })))
                .hasStackTraceContaining(told)
                .hasStackTraceContaining(key);
        assertThat(started).isEmpty();
    }

    @Test
    @Row(60)
    void theSignInOfALaptopIsForNobodyElse() {
        assertThatThrownBy(() -> Contexts.withoutTools(
                                Map.of("mcp.auth.provider", "dev", "micronaut.server.host", "0.0.0.0"))
                        .close())
                .hasStackTraceContaining("micronaut.server.host is '0.0.0.0'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/metadata/identity",
                "https://169.254.169.254/metadata/identity",
                "https://[::ffff:169.254.169.254]/keys",
                "https://2852039166/keys",
                "http://sso.contoso.com/keys",
                "file:///etc/passwd"
            })
    @Row(61)
    void anAddressThatLeadsIntoThePlatformEndsTheStart(String address) {
        for (String key : List.of("mcp.auth.jwks-uri", "mcp.auth.issuer")) {
            Map<String, Object> settings = new HashMap<>(Map.of(
                    "mcp.auth.provider",
                    "oidc",
                    "mcp.auth.issuer",
                    "https://sso.contoso.com/realms/main",
                    "mcp.auth.public-url",
                    SignInServer.PUBLIC_URL));
            settings.put(key, address);
            assertThatThrownBy(
                            () -> Contexts.withoutTools(settings).getBean(dev.remotemcp.auth.token.AuthSettings.class))
                    .as(key)
                    .hasStackTraceContaining(key)
                    .hasStackTraceContaining(address);
        }
    }

    @Test
    @Row(61)
    void anAddressThatTheProviderNamesMustBeOneThatMayBeConfigured() throws Exception {
        WireMockServer provider =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        provider.start();
        String issuer = "http://127.0.0.1:" + provider.port();
        provider.stubFor(WireMock.get(WireMock.anyUrl())
                .willReturn(WireMock.okJson(
                        "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"http://169.254.169.254/metadata/identity\"}")));
        Map<String, Object> settings = new HashMap<>();
        settings.put("mcp.auth.provider", "oidc");
        settings.put("mcp.auth.issuer", issuer);
        settings.put("mcp.auth.tenant-id", null);
        settings.put("mcp.auth.client-id", null);
        settings.put("mcp.auth.authority", null);
        try (SignInServer server = new SignInServer(entra -> settings)) {
            String token = server.token()
                    .issuer(issuer)
                    .audience(SignInServer.PUBLIC_URL)
                    .mint();
            var answer = server.call(token);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
            assertThat(answer.headers().map()).doesNotContainKey("www-authenticate");
            assertThat(answer.body()).contains("\"code\":-32603").doesNotContain("169.254", "eyJ");
            assertThat(provider.getAllServeEvents())
                    .isNotEmpty()
                    .allMatch(event -> event.getRequest().getUrl().startsWith("/.well-known/"));
        } finally {
            provider.stop();
        }
    }
}
