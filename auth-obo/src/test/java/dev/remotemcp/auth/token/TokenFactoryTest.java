package dev.remotemcp.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.auth.Contexts;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenFactoryTest {
    private static final Map<String, Object> ENTRA = Map.of(
            "mcp.auth.provider",
            "entra",
            "mcp.auth.public-url",
            TestConfiguration.PUBLIC_URL,
            "mcp.auth.tenant-id",
            TestConfiguration.TENANT,
            "mcp.auth.client-id",
            TestConfiguration.SERVER,
            "mcp.auth.allowed-tenants",
            List.of(TestConfiguration.OTHER_TENANT),
            "mcp.auth.token-versions",
            List.of(1.0, 2.0),
            "mcp.auth.required-scopes",
            List.of("mcp.access"),
            "mcp.auth.clock-skew",
            "30s",
            "mcp.auth.max-token-size",
            "8KB");

    @Test
    void settingsAreReadFromTheConfiguration() {
        try (ApplicationContext context = ApplicationContext.run(ENTRA)) {
            AuthSettings settings = context.getBean(AuthSettings.class);

            assertThat(settings.requiredScopes()).containsExactly("mcp.access");
            assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.maxTokenSize()).isEqualTo(8192);
            assertThat(((Entra) settings.provider()).tokenVersions()).containsExactlyInAnyOrder("1.0", "2.0");
            assertThat(((Entra) settings.provider()).allowedTenants()).hasSize(2);
            assertThat(context.getBean(AccessTokenVerifier.class)).isInstanceOf(VerifiedTokens.class);
        }
    }

    @Test
    void anotherProviderHasAnotherVerifierAndIsNotAskedAtStart() {
        try (ApplicationContext context = ApplicationContext.run(Map.of(
                "mcp.auth.provider", "oidc",
                "mcp.auth.public-url", "http://localhost:8080/mcp",
                "mcp.auth.issuer", "http://localhost:8081/realms/main"))) {
            assertThat(context.getBean(AccessTokenVerifier.class)).isInstanceOf(VerifiedTokens.class);
        }
    }

    @Test
    void nothingIsVerifiedWhenThatIsWanted() {
        try (ApplicationContext context = Contexts.withoutTools(Map.of("mcp.auth.provider", "none"))) {
            assertThat(context.findBean(AuthSettings.class)).isEmpty();
            assertThat(context.findBean(AccessTokenVerifier.class)).isEmpty();
        }
    }

    @Test
    void withoutAProviderNothingIsVerifiedAndOthersCannotReachTheServer() {
        try (ApplicationContext context = Contexts.withoutTools(Map.of())) {
            assertThat(context.findBean(AccessTokenVerifier.class)).isEmpty();
        }
        assertThatThrownBy(() -> Contexts.withoutTools(
                                Map.of("micronaut.server.host", "0.0.0.0", "mcp.allowed-hosts", "mcp.contoso.com"))
                        .getBean(EmbeddedServer.class))
                .rootCause()
                .hasMessageContaining("set mcp.auth.provider");
    }
}
