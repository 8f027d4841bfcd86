package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.builder.McpCatalogEditor;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.state.Change;
import dev.remotemcp.runtime.state.ChangeBus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalog changes while the server runs, in the words of the builder. */
final class BuilderEditorTest {
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private WireServer server;
    private McpCatalogEditor editor;

    @BeforeEach
    void start() {
        server = WireServer.configured(
                BuilderFixtures.declared(),
                Map.of("mcp.tools.forecast.title", "Configured", "mcp.tools.off.enabled", "false"));
        editor = server.bean(McpCatalogEditor.class);
        server.bean(ChangeBus.class).subscribe(changes::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void manyChangesAreOneAndToldOncePerList() {
        CatalogSnapshot before = server.catalog().snapshot();

        editor.change(mcp -> {
            mcp.configureMcpTool("forecast").withTitle("ignored").withDescription("Refined while it runs");
            mcp.configureMcpTool("gift_wrap").handler((arguments, context) -> "free");
            mcp.configureMcpTool("other").handler((arguments, context) -> "other");
            mcp.removeMcpResource("weather://stations/{id}");
            mcp.removeMcpTool("never there");
        });

        assertThat(changes).containsExactlyInAnyOrder(new Change.Tools("default"), new Change.Resources("default"));
        assertThat(before.names(Listing.TOOLS)).containsExactly("forecast");
        assertThat(server.wire().call("gift_wrap").expectStatus(200).text()).isEqualTo("free");
        assertThat(server.catalog()
                        .snapshot()
                        .tool("forecast")
                        .orElseThrow()
                        .descriptor()
                        .toString())
                .contains("\"title\":\"Configured\"", "\"description\":\"Refined while it runs\"");
        server.wire().read("weather://stations/1").expectStatus(200).error(-32602);
    }

    @Test
    void listeningClientsAreTold() {
        try (McpStream stream =
                server.wire().listen("{\"toolsListChanged\":true}").open()) {
            stream.next("notifications/subscriptions/acknowledged");
            editor.change(mcp -> mcp.removeMcpTool("forecast"));
            stream.next("notifications/tools/list_changed");
        }
        assertThat(server.catalog().snapshot().names(Listing.TOOLS)).isEmpty();
    }

    @Test
    void aChangeThatDoesNotFitChangesNothing() {
        assertThatThrownBy(() -> editor.change(mcp -> {
                    mcp.configureMcpTool("gift_wrap").handler((arguments, context) -> "free");
                    mcp.configureMcpTool("missing").withTitle("x");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the tool 'missing'");

        assertThat(changes).isEmpty();
        assertThat(server.catalog().snapshot().names(Listing.TOOLS)).containsExactly("forecast");
    }

    @Test
    void whatTheConfigurationSwitchesOffStaysAway() {
        editor.change(mcp -> mcp.configureMcpTool("off").handler((arguments, context) -> "never"));
        editor.change(mcp -> mcp.configureMcpTool("off").withTitle("refines nothing"));

        assertThat(server.catalog().snapshot().tool("off")).isEmpty();
    }

    @Test
    void whatIsRemovedAndDefinedAgainBeginsAnew() {
        editor.change(mcp -> {
            mcp.removeMcpTool("forecast");
            mcp.configureMcpTool("forecast").handler((arguments, context) -> "new");
        });

        assertThat(server.catalog()
                        .snapshot()
                        .tool("forecast")
                        .orElseThrow()
                        .descriptor()
                        .toString())
                .isEqualTo("{\"name\":\"forecast\",\"inputSchema\":{\"type\":\"object\"},\"title\":\"Configured\"}");
    }
}
