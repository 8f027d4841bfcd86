package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.PromptBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ListsTest {
    private static final int ENTRIES = 7;
    private static final Map<String, Object> THREE_PER_PAGE = Map.of("mcp.pages.size", 3);
    private static WireServer server;
    private static McpWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.with(sevenOfEach(), THREE_PER_PAGE);
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<Binding> sevenOfEach() {
        List<Binding> bindings = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            String name = "entry" + i;
            bindings.add(FixtureTools.tool(name, (arguments, context) -> ToolOutput.EMPTY));
            bindings.add(new PromptBinding(
                    name,
                    Descriptor.of("{\"name\":\"" + name + "\",\"description\":\"x\"}"),
                    Execution.EVENT_LOOP,
                    (arguments, context) -> new PromptOutput.Text("x")));
            bindings.add(FixtureTexts.resource(
                    "note://" + name, CacheHint.DEFAULT, (variables, context) -> new ResourceOutput.Text("x")));
            bindings.add(FixtureTexts.resource(
                    "note://" + name + "/{id}",
                    CacheHint.DEFAULT,
                    (variables, context) -> new ResourceOutput.Text("x")));
        }
        return bindings;
    }

    @ParameterizedTest
    @CsvSource({
        "tools/list,tools,name",
        "prompts/list,prompts,name",
        "resources/list,resources,uri",
        "resources/templates/list,resourceTemplates,uriTemplate"
    })
    void pagesHoldEveryEntryExactlyOnce(String method, String member, String key) {
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        JsonNode page = wire.request(method).result();
        while (true) {
            sizes.add(page.path(member).size());
            page.path(member).forEach(entry -> seen.add(entry.path(key).asString()));
            if (!page.has("nextCursor")) {
                break;
            }
            page = wire.request(method)
                    .param("cursor", page.path("nextCursor").asString())
                    .result();
        }
        assertThat(seen).hasSize(ENTRIES).doesNotHaveDuplicates();
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    /** Several hosts ask for a list once and do not know of its other pages. */
    @ParameterizedTest
    @ValueSource(ints = {81, 1_000})
    void allToolsAreOnOnePageUnlessConfigured(int number) {
        List<Binding> tools = IntStream.range(0, number)
                .<Binding>mapToObj(i -> FixtureTools.tool("tool" + i, (arguments, context) -> ToolOutput.EMPTY))
                .toList();
        try (WireServer many = WireServer.with(tools, Map.of())) {
            JsonNode modern = many.wire().request("tools/list").result();
            JsonNode legacy = many.legacy().open().request("tools/list").result();
            assertThat(modern.path("tools")).hasSize(number);
            assertThat(modern.has("nextCursor")).isFalse();
            assertThat(legacy.path("tools")).hasSize(number);
            assertThat(legacy.has("nextCursor")).isFalse();
        }
    }

    @Test
    void pageEndsWhereItsBytesDoAndHasOneEntryAtLeast() {
        List<Binding> tools =
                List.of(described("a", 300), described("b", 2_000), described("c", 300), described("d", 300));
        try (WireServer narrow = WireServer.with(tools, Map.of("mcp.pages.bytes", 1_000))) {
            List<List<String>> pages = new ArrayList<>();
            McpRequest next = narrow.wire().request("tools/list");
            while (true) {
                JsonNode page = next.result();
                pages.add(page.path("tools")
                        .valueStream()
                        .map(tool -> tool.path("name").asString())
                        .toList());
                if (!page.has("nextCursor")) {
                    break;
                }
                next = narrow.wire()
                        .request("tools/list")
                        .param("cursor", page.path("nextCursor").asString());
            }
            assertThat(pages).containsExactly(List.of("a"), List.of("b"), List.of("c", "d"));
        }
    }

    private static Binding described(String name, int length) {
        return FixtureTools.tool(
                name,
                "{\"type\":\"object\",\"description\":\"" + "x".repeat(length) + "\"}",
                Execution.VIRTUAL_THREAD,
                (arguments, context) -> ToolOutput.EMPTY);
    }

    @Test
    void orderIsTheSameEveryTime() {
        assertThat(wire.request("tools/list").result())
                .isEqualTo(wire.request("tools/list").result());
    }

    @Test
    void anEmptyCursorIsTheFirstPage() {
        assertThat(wire.request("tools/list").param("cursor", "").result().path("tools"))
                .isEqualTo(wire.request("tools/list").result().path("tools"));
    }

    @Test
    void aCursorSurvivesARestart() {
        String cursor = wire.request("tools/list").result().path("nextCursor").asString();
        JsonNode before = wire.request("tools/list").param("cursor", cursor).result();
        try (WireServer restarted = WireServer.with(sevenOfEach(), THREE_PER_PAGE)) {
            assertThat(restarted
                            .wire()
                            .request("tools/list")
                            .param("cursor", cursor)
                            .result()
                            .path("tools"))
                    .isEqualTo(before.path("tools"));
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = wire.request("tools/list").result().path("nextCursor").asString();
        wire.request("prompts/list").param("cursor", cursor).expectStatus(200).error(-32602);
    }

    @Test
    void aCursorGoesOnAfterTheEntryBeforeItWasRemoved() {
        try (WireServer changing = WireServer.with(sevenOfEach(), THREE_PER_PAGE)) {
            JsonNode first = changing.wire().request("tools/list").result();
            String last = first.path("tools").path(2).path("name").asString();
            changing.catalog().removeTool(last);
            List<String> rest = new ArrayList<>();
            JsonNode second = changing.wire()
                    .request("tools/list")
                    .param("cursor", first.path("nextCursor").asString())
                    .result();
            second.path("tools").forEach(tool -> rest.add(tool.path("name").asString()));
            assertThat(rest).containsExactly("entry3", "entry4", "entry5");
        }
    }

    @Test
    void aDescriptorGoesOverTheWireUnchanged() {
        String schema = """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
                "$defs":{"a":{"$anchor":"x","type":"string"}},"properties":{"p":{"$ref":"#/$defs/a"}},\
                "if":{"required":["p"]},"then":{"minProperties":1},"additionalProperties":false}""".strip();
        try (WireServer exact = WireServer.with(
                List.of(FixtureTools.tool(
                        "exact", schema, Execution.VIRTUAL_THREAD, (arguments, context) -> ToolOutput.EMPTY)),
                Map.of())) {
            assertThat(exact.wire()
                            .request("tools/list")
                            .result()
                            .path("tools")
                            .path(0)
                            .path("inputSchema"))
                    .isEqualTo(JsonMapper.shared().readTree(schema));
        }
    }

    @ParameterizedTest
    @CsvSource({"tools/list,tools", "prompts/list,prompts", "resources/list,resources"})
    void anEmptyCatalogHasEmptyListsOrNone(String method, String member) {
        try (WireServer empty = WireServer.with(List.of(), Map.of())) {
            boolean advertised = empty.wire()
                    .request("server/discover")
                    .result()
                    .path("capabilities")
                    .has(member);
            McpReply reply = empty.wire().request(method).expectStatus(advertised ? 200 : 404);
            if (advertised) {
                assertThat(reply.result().path(member)).isEmpty();
            } else {
                reply.error(-32601);
            }
        }
    }
}
