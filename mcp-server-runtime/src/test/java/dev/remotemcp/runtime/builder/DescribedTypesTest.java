package dev.remotemcp.runtime.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.annotations.McpSchema;
import dev.remotemcp.runtime.catalog.McpCatalog;
import io.micronaut.context.ApplicationContext;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Types that the processor describes for tools defined in code. */
class DescribedTypesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static ApplicationContext context;

    /**
     * A line.
     *
     * @param article what is wanted
     */
    record Line(String article, @Min(1) int count, Optional<Line> instead) {}

    /**
     * An order.
     *
     * @param customer who orders
     */
    @McpSchema
    record Order(String customer, List<Line> lines) {}

    @McpSchema(input = false)
    record Receipt(String customer, Optional<String> note) {}

    record Page<T>(List<T> items) {}

    record Undescribed(String name) {}

    @McpSchema
    static final TypeReference<Page<Line>> LINES = new TypeReference<>() {};

    @BeforeAll
    static void start() {
        context = ApplicationContext.run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void aTypedHandlerHasTheSchemaOfItsType() {
        JsonNode tool = defined(mcp -> mcp.configureMcpTool("described")
                .withOutputSchema(Receipt.class)
                .handler(Order.class, (order, call) -> new Receipt(order.customer(), Optional.empty())));

        assertThat(tool.path("inputSchema").path("type").asString()).isEqualTo("object");
        assertThat(tool.path("inputSchema").path("required")).isEqualTo(JSON.readTree("[\"customer\",\"lines\"]"));
        assertThat(tool.at("/inputSchema/properties/customer/description").asString())
                .isEqualTo("who orders");
        assertThat(tool.at("/inputSchema/$defs/Line/properties/count/minimum").asInt())
                .isEqualTo(1);
        assertThat(tool.at("/outputSchema/properties/note/type").asString()).isEqualTo("string");
    }

    @Test
    void aGenericTypeIsDescribedByAField() {
        JsonNode tool = defined(mcp -> mcp.configureMcpTool("described")
                .withInputSchema(new TypeReference<Page<Line>>() {})
                .withOutputSchema(LINES)
                .handler(LINES, (lines, call) -> lines));

        assertThat(tool.at("/inputSchema/properties/items/items/$ref").asString())
                .isEqualTo("#/$defs/Line");
        assertThat(tool.at("/outputSchema/properties/items/type").asString()).isEqualTo("array");
    }

    @Test
    void aTypeThatNothingDescribesIsRefused() {
        assertThatThrownBy(() -> defined(
                        mcp -> mcp.configureMcpTool("described").handler(Undescribed.class, (value, call) -> null)))
                .hasMessageContaining("In the tool 'described': nothing describes " + Undescribed.class.getName()
                        + ": put @McpSchema on it, or write the schema by hand");
        assertThatThrownBy(() -> defined(mcp -> mcp.configureMcpTool("described")
                        .withInputSchema(new TypeReference<Map<String, Line>>() {})
                        .handler((value, call) -> null)))
                .hasMessageContaining("put @McpSchema on a static field of that TypeReference");
    }

    @Test
    void aDirectionThatIsLeftOutIsRefused() {
        assertThatThrownBy(() -> defined(mcp -> {
                    mcp.removeMcpTool("described");
                    mcp.configureMcpTool("described").handler(Receipt.class, (value, call) -> null);
                }))
                .hasMessageContaining(
                        "@McpSchema(input = false) leaves out the input schema of " + Receipt.class.getName());
    }

    private static JsonNode defined(McpConfigurer change) {
        context.getBean(McpCatalogEditor.class).change(mcp -> {
            mcp.removeMcpTool("described");
            change.configure(mcp);
        });
        return JSON.readTree(context.getBean(McpCatalog.class)
                .snapshot()
                .tool("described")
                .orElseThrow()
                .descriptor()
                .json());
    }
}
