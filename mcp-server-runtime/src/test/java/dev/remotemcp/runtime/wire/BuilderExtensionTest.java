package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpResourceExtension;
import dev.remotemcp.runtime.builder.McpToolExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another module's words for tools and resources. */
final class BuilderExtensionTest {
    /** As a module for user interfaces would offer it. */
    private static McpToolExtension view(String html) {
        return (tool, mcp) -> {
            String uri = "ui://" + tool.name() + "/view";
            tool.withMetadata("ui", Map.of("resourceUri", uri));
            mcp.configureMcpResource(uri).with(profile("mcp-app")).handler((variables, context) -> html);
        };
    }

    private static McpResourceExtension profile(String name) {
        return (resource, mcp) -> resource.withMimeType("text/html;profile=" + name);
    }

    @Test
    void anExtensionAddsMetadataAndResources() {
        McpConfigurer configurer = mcp ->
                mcp.configureMcpTool("results").with(view("<p>results</p>")).handler((arguments, context) -> "shown");
        try (WireServer server = WireServer.configured(List.of(), Map.of(), configurer)) {
            McpWire wire = server.wire();

            assertThat(wire.request("tools/list")
                            .result()
                            .at("/tools/0/_meta/ui/resourceUri")
                            .asString())
                    .isEqualTo("ui://results/view");
            var contents =
                    wire.read("ui://results/view").result().path("contents").path(0);
            assertThat(contents.path("mimeType").asString()).isEqualTo("text/html;profile=mcp-app");
            assertThat(contents.path("text").asString()).isEqualTo("<p>results</p>");
        }
    }
}
