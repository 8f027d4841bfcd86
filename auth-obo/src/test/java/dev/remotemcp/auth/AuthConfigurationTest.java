package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused at start, and what it says. */
final class AuthConfigurationTest {
    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "provider      | ldap                        | it must be entra, oidc or none",
                "public-url    | -                           | mcp.auth.public-url is missing",
                "public-url    | http://mcp.contoso.com/mcp  | it must be an https URL",
                "public-url    | https://mcp.contoso.com/mcp/| slash at the end",
                "public-url    | https://MCP.contoso.com/mcp | lower-case host",
                "public-url    | https://mcp.contoso.com/m?a | without query",
                "tenant-id     | -                           | No tenant may sign in",
                "tenant-id     | contoso.com                 | which is no GUID",
                "client-id     | -                           | mcp.auth.client-id is missing",
                "client-id     | mine                        | which is no GUID",
                "token-versions| 3.0                         | it must name 2.0, 1.0 or both",
                "authority     | http://login.example.com    | it must be an https URL",
                "authority     | https://169.254.169.254     | an address of the cloud's own services"
            })
    void aSettingThatCannotBeRightStopsTheStart(String key, String value, String message) {
        Map<String, Object> properties = new LinkedHashMap<>(Map.of(
                "mcp.auth.provider", "entra",
                "mcp.auth.public-url", "https://mcp.contoso.com/mcp",
                "mcp.auth.tenant-id", "aaaabbbb-0000-cccc-1111-dddd2222eeee",
                "mcp.auth.client-id", "11111111-2222-3333-4444-555555555555"));
        if (value == null) {
            properties.remove("mcp.auth." + key);
        } else {
            properties.put("mcp.auth." + key, value);
        }
        assertThatThrownBy(() -> start(properties)).rootCause().hasMessageContaining(message);
    }

    private static void start(Map<String, Object> properties) {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            context.getBean(AccessTokenVerifier.class);
        }
    }
}
