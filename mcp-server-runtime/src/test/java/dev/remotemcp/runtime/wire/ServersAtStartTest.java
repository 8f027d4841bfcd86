package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.edge.Announcement;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What is wrong with the servers of an application is said when it starts. */
final class ServersAtStartTest {
    private static final Binding TOOL = FixtureTools.tool("one", (arguments, context) -> ToolOutput.EMPTY);

    private static AbstractThrowableAssert<?, ?> refused(String server, Map<String, Object> settings) {
        return assertThatThrownBy(() ->
                WireServer.several(Map.of(server, List.of(TOOL)), settings).close());
    }

    @Test
    void aServerThatIsNotConfigured() {
        refused("admin", Map.of("mcp.servers.billing.endpoint", "/billing"))
                .hasMessageContaining("@McpServer(\"admin\") names a server that is not configured")
                .hasMessageContaining("set mcp.servers.admin.endpoint, for example to /admin/mcp")
                .hasMessageContaining("configured are 'billing', 'default'");
    }

    @Test
    void aServerWithoutAnEndpoint() {
        refused("admin", Map.of("mcp.servers.admin.pages.size", 3))
                .hasMessageContaining("The server 'admin' has no endpoint of its own: set mcp.servers.admin.endpoint");
    }

    @Test
    void twoServersWithOneEndpoint() {
        refused("admin", Map.of("mcp.servers.admin.endpoint", "/mcp/"))
                .hasMessageContaining("The servers 'default' and 'admin' both have the endpoint /mcp/")
                .hasMessageContaining("set mcp.servers.admin.endpoint to a path of its own");
        refused("a", Map.of("mcp.servers.a.endpoint", "/same", "mcp.servers.b.endpoint", "/same"))
                .hasMessageContaining("The servers 'a' and 'b' both have the endpoint /same");
    }

    @Test
    void anEndpointThatIsNoPath() {
        refused("admin", Map.of("mcp.servers.admin.endpoint", "admin/mcp"))
                .hasMessageContaining("mcp.servers.admin.endpoint is 'admin/mcp', which is no path");
        refused("default", Map.of("mcp.endpoint", "/mcp?x")).hasMessageContaining("mcp.endpoint is '/mcp?x'");
    }

    @Test
    void theDefaultServerAmongTheNamedOnes() {
        refused("default", Map.of("mcp.servers.default.endpoint", "/here"))
                .hasMessageContaining("mcp.servers.default belong to the default server")
                .hasMessageContaining("mcp.*");
    }

    @Test
    void aValueOutsideOfItsBoundsOrOfAnotherType() {
        refused("admin", Map.of("mcp.servers.admin.endpoint", "/admin", "mcp.servers.admin.pages.size", 0))
                .hasMessageContaining("Among the settings mcp.servers.admin.pages.*: ")
                .hasMessageContaining("must be 1 or more (is 0)");
        refused("admin", Map.of("mcp.servers.admin.endpoint", "/admin", "mcp.servers.admin.limits.calls", "many"))
                .hasMessageContaining("mcp.servers.admin.limits.calls");
    }

    @Test
    void onlyOnLoopbackAreHostsAndSignInNotNeeded() {
        refused(
                        "admin",
                        Map.of(
                                "micronaut.server.host",
                                "0.0.0.0",
                                "mcp.servers.admin.endpoint",
                                "/admin",
                                "mcp.servers.admin.allowed-hosts",
                                "*"))
                .hasMessageContaining("set mcp.allowed-hosts");
        refused(
                        "admin",
                        Map.of(
                                "micronaut.server.host",
                                "0.0.0.0",
                                "mcp.servers.admin.endpoint",
                                "/admin",
                                "mcp.allowed-hosts",
                                "mcp.example.com"))
                .hasMessageContaining("set mcp.auth.provider to entra or oidc");
        try (WireServer server = WireServer.several(
                Map.of("admin", List.of(TOOL)),
                Map.of(
                        "micronaut.server.host",
                        "0.0.0.0",
                        "mcp.servers.admin.endpoint",
                        "/admin",
                        "mcp.allowed-hosts",
                        "mcp.example.com",
                        "mcp.auth.provider",
                        "none"))) {
            server.wire()
                    .at("/admin")
                    .call("one")
                    .header("Host", "mcp.example.com")
                    .expectStatus(200);
        }
    }

    @Test
    void aProviderThatNothingHereSignsInWith() {
        refused("admin", Map.of("mcp.servers.admin.endpoint", "/admin", "mcp.auth.provider", "entra"))
                .hasMessageContaining("add the dependency dev.remotemcp:auth-obo");
    }

    @Test
    void aDefaultServerThatOffersNothingIsNotAnnouncedBesideOthers() {
        try (WireServer server =
                WireServer.several(Map.of("admin", List.of(TOOL)), Map.of("mcp.servers.admin.endpoint", "/admin"))) {
            assertThat(server.bean(Announcement.class).text())
                    .startsWith("Remote MCP (admin): ")
                    .doesNotContain("/mcp");
        }
    }

    @Test
    void whereNobodySignsInTheAnnouncementHasACommandToTryTheServer() {
        try (WireServer server =
                WireServer.several(Map.of("admin", List.of(TOOL)), Map.of("mcp.servers.admin.endpoint", "/admin"))) {
            assertThat(server.bean(Announcement.class).text())
                    .containsPattern("Try it:\n  curl -s http://\\S+/admin ")
                    .doesNotContain("sign in");
        }
    }

    @Test
    void aServerMayBeConfiguredByEnvironmentVariables() {
        PropertySource variables = PropertySource.of(
                "variables",
                Map.of(
                        "MCP_SERVERS_ADMIN_ENDPOINT",
                        "/admin",
                        "MCP_SERVERS_ADMIN_LIMITS_BODY_SIZE",
                        "2KB",
                        "MCP_SERVERS_ADMIN_SERVER_NAME",
                        "admins"),
                PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE);
        try (ApplicationContext context =
                ApplicationContext.builder().propertySources(variables).start()) {
            assertThat(context.getBeansOfType(ServerSettings.class))
                    .extracting(ServerSettings::name)
                    .containsExactlyInAnyOrder("default", "admin");
            ServerSettings admin = context.getBean(ServerSettings.class, Qualifiers.byName("admin"));
            assertThat(admin.endpoint().endpoint()).isEqualTo("/admin");
            assertThat(admin.limits().bodySize()).isEqualTo(2048);
            assertThat(admin.server().name()).isEqualTo("admins");
        }
    }

    @Test
    void aNameThatNoEnvironmentVariableCanSay() {
        refused("default", Map.of("mcp.servers.back-office.endpoint", "/office"))
                .hasMessageContaining("The name of the server at mcp.servers.back-office is not allowed")
                .hasMessageContaining("lower-case letters and digits");
    }
}
