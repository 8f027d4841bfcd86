package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.builder.McpPropertyType;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tools that are defined by the builder, as clients of both eras meet them. */
final class BuilderToolsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static WireServer server;
    private static McpWire wire;

    enum Size {
        SMALL,
        LARGE
    }

    record Line(String article, int count) {}

    record Order(String customer, List<Line> lines, Optional<BigDecimal> discount) {}

    record Receipt(String customer, int articles) {}

    record Box<T>(T content) {}

    @BeforeAll
    static void start() {
        server = WireServer.configured(List.of(), Map.of(), BuilderToolsTest::tools, BuilderToolsTest::results);
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void tools(McpServerBuilder mcp) {
        mcp.configureMcpTool("search")
                .withTitle("Search")
                .withDescription("Searches.")
                .withProperty("query", McpPropertyType.STRING.withKeyword("minLength", 2), "what to look for", true)
                .withProperty("limit", McpPropertyType.INTEGER.withKeyword("maximum", 10), "", false)
                .withProperty(
                        "sizes", McpPropertyType.STRING.withEnumValues("S", "L").asArray(), "sizes", false)
                .withProperty(
                        "place",
                        McpPropertyType.OBJECT
                                .withProperty("name", McpPropertyType.STRING, "its name", true)
                                .withProperty("height", McpPropertyType.NUMBER, "in metres", false),
                        "where",
                        false)
                .withProperty("exact", McpPropertyType.BOOLEAN, "word for word", false)
                .withMetadata("team", "docs")
                .withMetadata(Map.of("com.contoso/level", 3))
                .withIcon("https://example.org/icon.png")
                .readOnly(true)
                .openWorld(false)
                .handler((arguments, context) -> arguments.string("query") + " "
                        + arguments.find("limit", Integer.class).orElse(5) + " " + arguments.names());
        mcp.configureMcpTool("order")
                .withInputSchema("""
                        {"type": "object", "required": ["customer", "lines"], "properties": {
                          "customer": {"type": "string"},
                          "discount": {"type": ["number", "null"]},
                          "lines": {"type": "array", "items": {"$ref": "#/$defs/line"}}},
                         "$defs": {"line": {"type": "object", "required": ["article"]}}}""")
                .handler(
                        Order.class,
                        (order, context) -> new Receipt(
                                order.customer()
                                        + order.discount()
                                                .map(BigDecimal::toString)
                                                .orElse(""),
                                order.lines().stream().mapToInt(Line::count).sum()));
        mcp.configureMcpTool("box")
                .withProperty("content", McpPropertyType.INTEGER.asArray(), "", true)
                .handler(
                        new TypeReference<Box<List<Integer>>>() {},
                        (box, context) -> box.content().stream()
                                .mapToInt(Integer::intValue)
                                .sum());
        mcp.configureMcpTool("nullable")
                .withInputSchema("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]}},"
                        + "\"required\":[\"a\"]}")
                .handler((arguments, context) -> arguments.json().toString());
        mcp.configureMcpTool("routed")
                .withInputSchema("{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\","
                        + "\"x-mcp-header\":\"Region\"}}}")
                .handler((arguments, context) -> arguments.string("region"));
        mcp.configureMcpTool("where")
                .nonBlocking()
                .handler((arguments, context) -> Thread.currentThread().isVirtual());
        mcp.configureMcpTool("where_else")
                .handler((arguments, context) -> Thread.currentThread().isVirtual());
        mcp.configureMcpTool("fails").handler((arguments, context) -> {
            throw new McpToolException("try again tomorrow");
        });
        mcp.configureMcpTool("breaks").handler((arguments, context) -> {
            throw new IllegalArgumentException("secret");
        });
    }

    private static void results(McpServerBuilder mcp) {
        Map<String, Object> values = Map.ofEntries(
                Map.entry("text", "hi"),
                Map.entry("number", 4),
                Map.entry("choice", Size.LARGE),
                Map.entry("record", new Receipt("Ada", 2)),
                Map.entry("tree", JSON.readTree("{\"a\":1}")),
                Map.entry("records", List.of(new Receipt("Ada", 2))),
                Map.entry("block", TextContent.builder("one").build()),
                Map.entry(
                        "blocks",
                        List.of(
                                TextContent.builder("one").build(),
                                TextContent.builder("two").build())),
                Map.entry("none", List.of()),
                Map.entry(
                        "assembled",
                        CallToolResult.builder()
                                .addTextContent("odd")
                                .isError(true)
                                .build()),
                Map.entry("stage", CompletableFuture.completedFuture(new Receipt("Eve", 1))),
                Map.entry("mono", Mono.just("later")),
                Map.entry(
                        "flux",
                        Flux.just(
                                TextContent.builder("one").build(),
                                TextContent.builder("two").build())),
                Map.entry("optional", Optional.of("there")),
                Map.entry("empty", Optional.empty()));
        values.forEach((name, value) -> mcp.configureMcpTool("returns_" + name).handler((arguments, context) -> value));
        mcp.configureMcpTool("returns_null").handler((arguments, context) -> null);
        mcp.configureMcpTool("declared_text")
                .withOutputSchema("{\"type\":\"string\"}")
                .handler((arguments, context) -> "hi");
        mcp.configureMcpTool("declared_none")
                .withOutputSchema("{\"type\":\"array\"}")
                .handler((arguments, context) -> List.of());
        mcp.configureMcpTool("declared_null")
                .withOutputSchema("{\"type\":[\"object\",\"null\"]}")
                .handler((arguments, context) -> null);
    }

    @Test
    void theListSaysWhatTheBuilderSaid() {
        JsonNode tool = listed("search");

        assertThat(tool).isEqualTo(JSON.readTree("""
                {"name":"search","title":"Search","description":"Searches.",
                 "inputSchema":{"type":"object","properties":{
                   "query":{"type":"string","minLength":2,"description":"what to look for"},
                   "limit":{"type":"integer","maximum":10},
                   "sizes":{"type":"array","items":{"type":"string","enum":["S","L"]},"description":"sizes"},
                   "place":{"type":"object","properties":{
                     "name":{"type":"string","description":"its name"},
                     "height":{"type":"number","description":"in metres"}},"required":["name"],"description":"where"},
                   "exact":{"type":"boolean","description":"word for word"}},"required":["query"]},
                 "annotations":{"readOnlyHint":true,"openWorldHint":false},
                 "icons":[{"src":"https://example.org/icon.png"}],
                 "_meta":{"team":"docs","com.contoso/level":3}}"""));
    }

    @Test
    void argumentsThatFitReachTheHandler() {
        assertThat(wire.call("search").with("query", "tea").expectStatus(200).text())
                .isEqualTo("tea 5 [query]");
    }

    @Test
    void aNullCountsAsAbsentUnlessTheSchemaSpeaksOfNull() {
        assertThat(wire.call("search")
                        .with("query", "tea")
                        .with("limit", null)
                        .expectStatus(200)
                        .text())
                .isEqualTo("tea 5 [query]");
        assertThat(wire.call("nullable").with("a", null).expectStatus(200).text())
                .isEqualTo("{\"a\":null}");
    }

    @Test
    void allArgumentsThatDoNotFitAreToldAtOnce() {
        McpReply reply = wire.call("search")
                .with("qery", "tea")
                .with("limit", 11)
                .with("sizes", List.of("S", "M"))
                .with("place", Map.of("height", "high"))
                .expectStatus(200);

        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text())
                .startsWith("Invalid arguments: ")
                .contains(
                        "query: is required; did you mean 'query' where you wrote 'qery'?",
                        "limit: must be at most 10 (was 11)",
                        "sizes[1]: must be one of S, L (was \"M\")",
                        "place.name: is required",
                        "place.height: must be a number (was \"high\")");
    }

    @Test
    void argumentsAreBoundToATypeWithTheirPrecision() {
        JsonNode result = wire.call("order")
                .with("customer", "Ada ")
                .with("lines", List.of(Map.of("article", "tea", "count", 2)))
                .with("discount", new BigDecimal("0.1234567890123456789012"))
                .result();

        assertThat(result.path("structuredContent"))
                .isEqualTo(JSON.readTree("{\"customer\":\"Ada 0.1234567890123456789012\",\"articles\":2}"));
        assertThat(wire.call("box")
                        .with("content", List.of(1, 2))
                        .expectStatus(200)
                        .text())
                .isEqualTo("3");
    }

    @Test
    void whatTheSchemaLetsThroughButTheTypeDoesNotIsToldWithItsPath() {
        McpReply reply = wire.call("order")
                .with("customer", "Ada")
                .with("lines", List.of(Map.of("article", "tea", "count", 1), Map.of("article", "tea", "count", "two")))
                .expectStatus(200);

        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text()).isEqualTo("Invalid arguments: lines[1].count: must be an integer (was \"two\")");
    }

    @Test
    void aHeaderOfAHandWrittenSchemaIsHeldAgainstTheBody() {
        assertThat(wire.call("routed")
                        .with("region", "north")
                        .header("Mcp-Param-Region", "north")
                        .expectStatus(200)
                        .text())
                .isEqualTo("north");
        wire.call("routed")
                .with("region", "north")
                .header("Mcp-Param-Region", "south")
                .expectStatus(400)
                .error(-32020);
    }

    @Test
    void aHandlerRunsOnAVirtualThreadUnlessItDoesNotBlock() {
        assertThat(wire.call("where").expectStatus(200).text()).isEqualTo("false");
        assertThat(wire.call("where_else").expectStatus(200).text()).isEqualTo("true");
    }

    @Test
    void failuresAreThoseOfAnnotatedTools() {
        assertThat(wire.call("fails").expectStatus(200).text()).isEqualTo("try again tomorrow");
        assertThat(wire.call("breaks").expectStatus(200).text())
                .startsWith("Internal error")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "returns_text | [{'type':'text','text':'hi'}] |",
                "returns_number | [{'type':'text','text':'4'}] |",
                "returns_choice | [{'type':'text','text':'LARGE'}] |",
                "returns_block | [{'type':'text','text':'one'}] |",
                "returns_blocks | [{'type':'text','text':'one'},{'type':'text','text':'two'}] |",
                "returns_flux | [{'type':'text','text':'one'},{'type':'text','text':'two'}] |",
                "returns_mono | [{'type':'text','text':'later'}] |",
                "returns_optional | [{'type':'text','text':'there'}] |",
                "returns_empty | [] |",
                "returns_none | [] |",
                "returns_null | [] |",
                "returns_assembled | [{'type':'text','text':'odd'}] |",
                "returns_record | | {'customer':'Ada','articles':2}",
                "returns_records | | [{'customer':'Ada','articles':2}]",
                "returns_tree | | {'a':1}",
                "returns_stage | | {'customer':'Eve','articles':1}",
                "declared_text | | 'hi'",
                "declared_none | | []",
                "declared_null | | null"
            })
    void resultsAreWhatAnnotatedToolsMayReturn(String tool, String content, String structured) {
        JsonNode result = wire.call(tool).result();

        if (structured == null) {
            assertThat(result.path("content")).isEqualTo(json(content));
            assertThat(result.has("structuredContent")).isFalse();
        } else {
            assertThat(result.path("structuredContent")).isEqualTo(json(structured));
            assertThat(json(result.path("content").path(0).path("text").asString()))
                    .isEqualTo(json(structured));
        }
        assertThat(result.path("isError").asBoolean(false)).isEqualTo(tool.equals("returns_assembled"));
    }

    @Test
    void clientsWithASessionCallThemToo() {
        LegacySession session = server.legacy().open();
        JsonNode fits = session.call("search").with("query", "tea").result();
        JsonNode doesNot = session.call("search").with("query", "t").result();
        JsonNode list = session.call("returns_records").result().path("structuredContent");

        assertThat(fits.path("content").path(0).path("text").asString()).isEqualTo("tea 5 [query]");
        assertThat(doesNot.path("isError").asBoolean()).isTrue();
        assertThat(doesNot.path("content").path(0).path("text").asString())
                .isEqualTo("Invalid arguments: query: must have at least 2 characters (was 1)");
        assertThat(list).isEqualTo(JSON.readTree("{\"result\":[{\"customer\":\"Ada\",\"articles\":2}]}"));
    }

    private static JsonNode listed(String name) {
        return wire.request("tools/list")
                .result()
                .path("tools")
                .valueStream()
                .filter(tool -> tool.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
