package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.builder.McpPropertyType;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code mcp.arguments.unknown}: what becomes of arguments that a tool does not have. */
final class UnknownArgumentsTest {
    private static final ToolBinding GREET = tool("greet", "\"city\":{\"type\":\"string\"}", "city");
    private static final ToolBinding TICK = tool("tick", "");

    @Test
    void theyArePassedOverByDefault() {
        try (WireServer server = WireServer.with(List.of(GREET, TICK), Map.of())) {
            assertThat(server.wire()
                            .call("greet")
                            .with("citty", "Oslo")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("done");
            assertThat(server.wire()
                            .call("tick")
                            .with("citty", "Oslo")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("done");
        }
    }

    @Test
    void theyAreRefusedOnDemandWithTheOneThatWasMeant() {
        try (WireServer server = WireServer.with(List.of(GREET, TICK), Map.of("mcp.arguments.unknown", "refuse"))) {
            assertThat(server.wire()
                            .call("greet")
                            .with("citty", "Oslo")
                            .expectStatus(200)
                            .text())
                    .contains("unknown argument 'citty'; did you mean 'city'?");
            assertThat(server.wire()
                            .call("greet")
                            .with("city", "Oslo")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("done");
            assertThat(server.wire()
                            .call("tick")
                            .with("citty", "Oslo")
                            .expectStatus(200)
                            .text())
                    .contains("unknown argument 'citty'");
        }
    }

    @Test
    void theListedSchemasSayThatTheyAreRefused() {
        try (WireServer server = WireServer.with(List.of(GREET), Map.of("mcp.arguments.unknown", "refuse"))) {
            assertThat(server.wire()
                            .request("tools/list")
                            .expectStatus(200)
                            .result()
                            .at("/tools/0/inputSchema/additionalProperties")
                            .toString())
                    .isEqualTo("false");
        }
    }

    @Test
    void toolsDefinedInCodeRefuseThemToo() {
        try (WireServer server = WireServer.configured(
                List.of(),
                Map.of("mcp.arguments.unknown", "refuse"),
                mcp -> mcp.configureMcpTool("greet")
                        .withProperty("city", McpPropertyType.STRING, "where", true)
                        .handler((arguments, context) -> "done"))) {
            assertThat(server.wire()
                            .call("greet")
                            .with("city", "Oslo")
                            .with("contry", "NO")
                            .expectStatus(200)
                            .text())
                    .contains("unknown argument 'contry'");
            assertThat(server.wire()
                            .call("greet")
                            .with("citty", "Oslo")
                            .expectStatus(200)
                            .text())
                    .contains("unknown argument 'citty'; did you mean 'city'?");
            assertThat(server.wire()
                            .call("greet")
                            .with("city", "Oslo")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("done");
        }
    }

    @Test
    void aSchemaThatIsPutTogetherFromOthersStaysAsItIs() {
        try (WireServer server = WireServer.configured(
                List.of(),
                Map.of("mcp.arguments.unknown", "refuse"),
                mcp -> mcp.configureMcpTool("greet").withInputSchema("""
                                {"type": "object", "properties": {"city": {"type": "string"}},
                                 "allOf": [{"properties": {"country": {"type": "string"}}}]}""").handler((arguments, context) -> "done"))) {
            assertThat(server.wire()
                            .call("greet")
                            .with("country", "NO")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("done");
        }
    }

    private static ToolBinding tool(String name, String properties, String... known) {
        return new ToolBinding(
                name,
                Descriptor.of("{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
                        + properties + "}}}"),
                List.of(),
                Execution.EVENT_LOOP,
                (arguments, context) -> {
                    while (known.length > 0 && arguments.next()) {
                        if (arguments.name().equals(known[0])) {
                            arguments.readString();
                        } else {
                            arguments.unknown(known);
                        }
                    }
                    arguments.verify();
                    return new ToolOutput.Text("done");
                });
    }
}
