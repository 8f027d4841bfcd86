package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that others can reach, although it listens on loopback, starts only if sign-in is decided. */
class ReachedByOthersTest {
    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "mcp.allowed-hosts, mcp.contoso.com, mcp.allowed-hosts has 'mcp.contoso.com'",
        "mcp.allowed-hosts, MCP.contoso.com:8443, mcp.allowed-hosts has 'MCP.contoso.com:8443'",
        "mcp.allowed-hosts, *, mcp.allowed-hosts has '*'",
        "mcp.allowed-hosts, localhost.contoso.com, mcp.allowed-hosts has 'localhost.contoso.com'",
        "mcp.allowed-hosts, 127.0.0.1.contoso.com, mcp.allowed-hosts has '127.0.0.1.contoso.com'",
        "mcp.servers.admin.allowed-hosts, mcp.contoso.com, mcp.servers.admin.allowed-hosts has 'mcp.contoso.com'",
        "mcp.auth.public-url, https://mcp.contoso.com/mcp, mcp.auth.public-url is 'https://mcp.contoso.com/mcp'",
        "mcp.apps.public-url, https://mcp.contoso.com, mcp.apps.public-url is 'https://mcp.contoso.com'",
        "functions.customhandler.port, 7080, FUNCTIONS_CUSTOMHANDLER_PORT is set",
        "container.app.name, ca-primes, CONTAINER_APP_NAME is set",
        "website.site.name, primes, WEBSITE_SITE_NAME is set"
    })
    void withoutAWordAboutSignInItDoesNotStart(String key, String value, String reason) {
        assertThatThrownBy(() -> start(Map.of(key, value)))
                .hasStackTraceContaining(reason)
                .hasStackTraceContaining("set mcp.auth.provider to entra or oidc");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "mcp.allowed-hosts, mcp.contoso.com",
        "mcp.servers.admin.allowed-hosts, mcp.contoso.com",
        "container.app.name, ca-primes"
    })
    void theWordThatNobodyHasToIsEnough(String key, String value) {
        start(Map.of(key, value, "mcp.auth.provider", "none")).close();
    }

    @ParameterizedTest
    @CsvSource({"localhost", "localhost:8080", "mcp.localhost", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:8080"})
    void aNameOfThisMachineNeedsNoWord(String name) {
        start(Map.of("mcp.allowed-hosts", name)).close();
    }

    @ParameterizedTest(name = "{0}=''{1}''")
    @CsvSource({
        "mcp.allowed-hosts, ''",
        "mcp.allowed-hosts, ' '",
        "mcp.allowed-hosts, 'a.example,,b.example'",
        "mcp.servers.admin.allowed-hosts, ''"
    })
    void anEmptyNameIsRefused(String key, String value) {
        assertThatThrownBy(() -> start(Map.of(key, value, "mcp.auth.provider", "none")))
                .hasStackTraceContaining(key + " has an empty name")
                .hasStackTraceContaining(
                        key.equals("mcp.allowed-hosts") ? "MCP_ALLOWED_HOSTS" : "MCP_SERVERS_ADMIN_ALLOWED_HOSTS");
    }

    @Test
    void aPlatformThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> start(Map.of("mcp.auth.platform", "firewall")))
                .hasStackTraceContaining("mcp.auth.platform is 'firewall': set it to function-key or built-in");
    }

    private static WireServer start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("mcp.servers.admin.endpoint", "/admin");
        return WireServer.several(Map.of("admin", List.of()), all);
    }
}
