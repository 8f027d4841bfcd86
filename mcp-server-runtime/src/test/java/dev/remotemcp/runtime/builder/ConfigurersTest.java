package dev.remotemcp.runtime.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.catalog.McpCatalog;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beans that configure in code: their order, and the server that each is about. */
class ConfigurersTest {
    private static final String SPEC = "configurers-test";

    @Singleton
    @Order(2)
    @Requires(property = SPEC)
    static final class Later implements McpConfigurer {
        // A bean that configures may also change the catalog later on.
        Later(McpCatalogEditor editor, McpCatalog catalog) {}

        @Override
        public void configure(McpServerBuilder mcp) {
            mcp.configureMcpTool("ordered").withTitle("later");
        }
    }

    @Singleton
    @Order(1)
    @Requires(property = SPEC)
    static final class Earlier implements McpConfigurer {
        @Override
        public void configure(McpServerBuilder mcp) {
            mcp.configureMcpTool("ordered")
                    .withTitle("earlier")
                    .withDescription("earlier")
                    .handler((arguments, context) -> "x");
        }
    }

    @Singleton
    @McpServer("admin")
    @Requires(property = SPEC)
    static final class Admin implements McpConfigurer {
        @Override
        public void configure(McpServerBuilder mcp) {
            mcp.configureMcpTool("restart").withTitle("built").handler((arguments, context) -> "done");
        }
    }

    @Test
    void theLaterOneInTheirOrderWins() {
        try (ApplicationContext context = run(Map.of("mcp.servers.admin.endpoint", "/admin"))) {
            assertThat(descriptor(context.getBean(McpCatalog.class), "ordered"))
                    .contains("\"title\":\"later\"", "\"description\":\"earlier\"");
        }
    }

    @Test
    void eachServerHasItsConfigurersSettingsAndEditor() {
        Map<String, Object> configuration = Map.of(
                "mcp.servers.admin.endpoint", "/admin",
                "mcp.servers.admin.tools.restart.title", "Configured",
                "mcp.tools.restart.title", "shared",
                "mcp.tools.restart.description", "shared");
        try (ApplicationContext context = run(configuration)) {
            McpCatalog admin = context.getBean(McpCatalog.class, Qualifiers.byName("admin"));
            McpCatalog other = context.getBean(McpCatalog.class);
            context.getBean(McpCatalogEditor.class, Qualifiers.byName("admin"))
                    .change(mcp -> mcp.configureMcpTool("stop").handler((arguments, call) -> "done"));

            assertThat(descriptor(admin, "restart")).contains("\"title\":\"Configured\"", "\"description\":\"shared\"");
            assertThat(admin.snapshot().names(Listing.TOOLS)).containsExactlyInAnyOrder("restart", "stop");
            assertThat(other.snapshot().names(Listing.TOOLS))
                    .contains("ordered")
                    .doesNotContain("restart", "stop");
        }
    }

    @Test
    void aServerThatIsNotConfiguredEndsTheStart() {
        assertThatThrownBy(() -> run(Map.of()).close())
                .rootCause()
                .hasMessageContaining("@McpServer(\"admin\") names a server that is not configured, for "
                        + Admin.class.getName() + ": set mcp.servers.admin.endpoint");
    }

    private static ApplicationContext run(Map<String, Object> configuration) {
        Map<String, Object> all = new HashMap<>(configuration);
        all.put(SPEC, "true");
        return ApplicationContext.run(all);
    }

    private static String descriptor(McpCatalog catalog, String tool) {
        return catalog.snapshot().tool(tool).orElseThrow().descriptor().toString();
    }
}
