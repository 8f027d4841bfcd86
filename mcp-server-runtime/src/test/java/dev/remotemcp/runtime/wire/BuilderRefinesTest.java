package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpPropertyType;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Declared components that the builder refines, and the one rule of who wins: annotation, builder, configuration. */
final class BuilderRefinesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aRefinedToolKeepsItsMethodAndWhatIsNotSaid() {
        try (WireServer server = configured(
                Map.of(),
                mcp -> mcp.configureMcpTool("forecast")
                        .withDescription("Refined description")
                        .withProperty("city", McpPropertyType.STRING, "refined", true)
                        .withProperty("place", McpPropertyType.OBJECT, "refined too", false)
                        .withMetadata("example.org/team", "refined")
                        .withIcon("https://example.org/new.png")
                        .idempotent(true))) {
            JsonNode tool = only(server, "tools/list", "tools");

            assertThat(server.wire()
                            .call("forecast")
                            .with("city", "Oslo")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("declared on a virtual thread");
            assertThat(tool).isEqualTo(JSON.readTree("""
                    {"name":"forecast","title":"Declared title","description":"Refined description",
                     "inputSchema":{"type":"object","properties":{
                       "city":{"type":"string","description":"refined"},
                       "days":{"type":"integer","minimum":1,"default":3},
                       "place":{"$ref":"#/$defs/Place","description":"refined too"}},
                       "required":["city"],"$defs":{"Place":{"type":"object"}}},
                     "annotations":{"readOnlyHint":true,"idempotentHint":true},
                     "icons":[{"src":"https://example.org/new.png"}],
                     "_meta":{"example.org/team":"refined","example.org/kept":true}}"""));
        }
    }

    @Test
    void aRefinedToolMayStayOnTheEventLoop() {
        try (WireServer server =
                configured(Map.of(), mcp -> mcp.configureMcpTool("forecast").nonBlocking())) {
            assertThat(server.wire()
                            .call("forecast")
                            .with("city", "Oslo")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("declared on the event loop");
        }
    }

    @Test
    void aHandlerTakesThePlaceOfTheMethodAndGetsItsSchema() {
        try (WireServer server = configured(
                Map.of(),
                mcp -> mcp.configureMcpTool("forecast")
                        .withProperty("unit", McpPropertyType.STRING, "of temperatures", false)
                        .handler((arguments, context) -> "replaced " + arguments.json()))) {
            McpWire wire = server.wire();

            assertThat(wire.call("forecast")
                            .with("city", "Oslo")
                            .expectStatus(200)
                            .text())
                    .isEqualTo("replaced {\"city\":\"Oslo\"}");
            assertThat(wire.call("forecast")
                            .with("days", 0)
                            .with("unit", 3)
                            .expectStatus(200)
                            .text())
                    .contains("days: must be at least 1 (was 0)", "unit: must be a string", "city: is required");
            assertThat(only(server, "tools/list", "tools").path("title").asString())
                    .isEqualTo("Declared title");
        }
    }

    @Test
    void builderWinsOverAnnotationAndConfigurationOverBothFactByFact() {
        McpConfigurer configurer = mcp -> {
            mcp.configureMcpTool("forecast").withTitle("Built title").withDescription("Built description");
            mcp.configureMcpResource("weather://stations")
                    .withTitle("Built title")
                    .withDescription("Built");
            mcp.configureMcpPrompt("review").withTitle("Built title").withDescription("Built");
        };
        Map<String, Object> configuration = Map.of(
                "mcp.tools.forecast.title", "Configured title",
                "mcp.resources.weather://stations.description", "Configured for ${mcp.server.name}",
                "mcp.resources.weather://stations/{id}.title", "Configured template",
                "mcp.prompts.review.description", "Configured");
        try (WireServer server = configured(configuration, configurer)) {
            JsonNode tool = only(server, "tools/list", "tools");
            JsonNode resource = only(server, "resources/list", "resources");
            JsonNode template = only(server, "resources/templates/list", "resourceTemplates");
            JsonNode prompt = only(server, "prompts/list", "prompts");

            assertThat(titleAndDescription(tool)).containsExactly("Configured title", "Built description");
            assertThat(titleAndDescription(resource)).containsExactly("Built title", "Configured for wire-tests");
            assertThat(titleAndDescription(template)).containsExactly("Configured template", "");
            assertThat(titleAndDescription(prompt)).containsExactly("Built title", "Configured");
            assertThat(tool.path("annotations").path("readOnlyHint").asBoolean())
                    .as("what neither says stays as the annotation has it")
                    .isTrue();
        }
    }

    @Test
    void theLaterOfTwoConfigurersWins() {
        McpConfigurer first =
                mcp -> mcp.configureMcpTool("forecast").withTitle("first").withDescription("first");
        McpConfigurer second = mcp -> mcp.configureMcpTool("forecast").withTitle("second");
        try (WireServer server = configured(Map.of(), first, second)) {
            assertThat(titleAndDescription(only(server, "tools/list", "tools"))).containsExactly("second", "first");
        }
    }

    @Test
    void whatTheConfigurationSwitchesOffIsNotThere() {
        Map<String, Object> configuration = Map.of(
                "mcp.tools.forecast.enabled", false,
                "mcp.tools.docs.search_v2.enabled", "false",
                "mcp.resources.weather://stations/{id}.enabled", "false",
                "mcp.prompts.review.enabled", "false");
        McpConfigurer configurer = mcp -> {
            mcp.configureMcpTool("forecast").withTitle("never seen");
            mcp.configureMcpTool("docs.search_v2").handler((arguments, context) -> "never called");
            mcp.configureMcpTool("other").handler((arguments, context) -> "called");
            mcp.configureMcpPrompt("review").withCompletion("language", (value, chosen, context) -> List.of("java"));
        };
        try (WireServer server = configured(configuration, configurer)) {
            McpWire wire = server.wire();

            assertThat(only(server, "tools/list", "tools").path("name").asString())
                    .isEqualTo("other");
            wire.call("docs.search_v2").expectStatus(200).error(-32602);
            wire.read("weather://stations/18700").expectStatus(200).error(-32602);
            wire.prompt("review").with("language", "Java").expectStatus(200).error(-32602);
            JsonNode capabilities = wire.request("server/discover").result().path("capabilities");
            assertThat(capabilities.has("completions")).isFalse();
        }
    }

    @Test
    void resourcesAreDefinedAndRefined() {
        McpConfigurer configurer = mcp -> {
            mcp.configureMcpResource("weather://stations")
                    .withName("all stations")
                    .withMimeType("text/csv")
                    .withSize(8)
                    .withAudience(Role.USER, Role.ASSISTANT)
                    .withPriority(0.5)
                    .withCache(Duration.ofSeconds(5), true);
            mcp.configureMcpResource("notes://{folder}/{id}")
                    .withMimeType("application/json")
                    .withCompletion("folder", (value, chosen, context) -> List.of(value + "work", value + "home"))
                    .handler((variables, context) ->
                            Map.of("folder", variables.get("folder"), "id", variables.get("id")));
            mcp.configureMcpResource("notes://logo").withMimeType("image/png").handler((variables, context) ->
                    new byte[] {1, 2});
            mcp.configureMcpResource("notes://several")
                    .handler((variables, context) -> List.of(TextResourceContents.builder("notes://several/1", "one")
                            .build()));
            mcp.configureMcpResource("notes://gone").handler((variables, context) -> null);
        };
        try (WireServer server = configured(Map.of(), configurer)) {
            McpWire wire = server.wire();
            JsonNode stations = wire.request("resources/list")
                    .result()
                    .path("resources")
                    .valueStream()
                    .filter(one -> one.path("uri").asString("").equals("weather://stations"))
                    .findFirst()
                    .orElseThrow();
            JsonNode read = wire.read("weather://stations").result();
            JsonNode note =
                    wire.read("notes://home/7").result().path("contents").path(0);

            assertThat(stations).isEqualTo(JSON.readTree("""
                    {"uri":"weather://stations","name":"all stations","mimeType":"text/csv","size":8,
                     "annotations":{"audience":["user","assistant"],"priority":0.5}}"""));
            assertThat(read.path("ttlMs").asInt()).isEqualTo(5000);
            assertThat(read.path("cacheScope").asString()).isEqualTo("public");
            assertThat(read.path("contents").path(0).path("mimeType").asString())
                    .isEqualTo("text/csv");
            assertThat(read.path("contents").path(0).path("text").asString()).isEqualTo("declared");
            assertThat(note.path("mimeType").asString()).isEqualTo("application/json");
            assertThat(JSON.readTree(note.path("text").asString()))
                    .isEqualTo(JSON.readTree("{\"folder\":\"home\",\"id\":\"7\"}"));
            assertThat(wire.read("notes://logo")
                            .result()
                            .path("contents")
                            .path(0)
                            .path("blob")
                            .asString())
                    .isEqualTo("AQI=");
            assertThat(wire.read("notes://several")
                            .result()
                            .path("contents")
                            .path(0)
                            .path("text")
                            .asString())
                    .isEqualTo("one");
            wire.read("notes://gone").expectStatus(200).error(-32602);
            assertThat(completions(
                            wire, "{\"type\":\"ref/resource\",\"uri\":\"notes://{folder}/{id}\"}", "folder", "a-"))
                    .containsExactly("a-work", "a-home");
        }
    }

    @Test
    void promptsAreDefinedAndRefined() {
        McpConfigurer configurer = mcp -> {
            mcp.configureMcpPrompt("review")
                    .withTitle("Review")
                    .withArgument("language", "refined", true)
                    .withCompletion("language", (value, chosen, context) -> new String[] {"java", "kotlin"});
            mcp.configureMcpPrompt("greet")
                    .withDescription("Greets.")
                    .withArgument("name", "whom", true)
                    .withArgument("tone", "how", false)
                    .handler((arguments, context) -> "Greet " + arguments.get("name") + " "
                            + arguments.find("tone").orElse("warmly"));
            mcp.configureMcpPrompt("show")
                    .handler((arguments, context) -> ResourceLink.builder()
                            .name("stations")
                            .uri("weather://stations")
                            .build());
        };
        try (WireServer server = configured(Map.of(), configurer)) {
            McpWire wire = server.wire();
            JsonNode prompts = wire.request("prompts/list").result().path("prompts");

            assertThat(prompts).isEqualTo(JSON.readTree("""
                    [{"name":"greet","description":"Greets.","arguments":[
                       {"name":"name","description":"whom","required":true},
                       {"name":"tone","description":"how","required":false}]},
                     {"name":"review","title":"Review","arguments":[
                       {"name":"language","required":true,"description":"refined"}]},
                     {"name":"show"}]"""));
            assertThat(wire.prompt("greet")
                            .with("name", "Ada")
                            .result()
                            .at("/messages/0/content/text")
                            .asString())
                    .isEqualTo("Greet Ada warmly");
            assertThat(wire.prompt("greet")
                            .with("nam", "Ada")
                            .expectStatus(200)
                            .error(-32602)
                            .path("message")
                            .asString())
                    .isEqualTo("Invalid arguments: name: is required; did you mean 'name' where you wrote 'nam'?");
            assertThat(wire.prompt("review")
                            .with("language", "Java")
                            .result()
                            .at("/messages/0/content/text")
                            .asString())
                    .isEqualTo("declared");
            assertThat(wire.prompt("show")
                            .result()
                            .at("/messages/0/content/type")
                            .asString())
                    .isEqualTo("resource_link");
            assertThat(completions(wire, "{\"type\":\"ref/prompt\",\"name\":\"review\"}", "language", ""))
                    .containsExactly("java", "kotlin");
        }
    }

    private static WireServer configured(Map<String, Object> configuration, McpConfigurer... configurers) {
        return WireServer.configured(BuilderFixtures.declared(), configuration, configurers);
    }

    private static JsonNode only(WireServer server, String method, String member) {
        JsonNode entries = server.wire().request(method).result().path(member);
        assertThat(entries).hasSize(1);
        return entries.path(0);
    }

    private static List<String> titleAndDescription(JsonNode descriptor) {
        return List.of(
                descriptor.path("title").asString(""),
                descriptor.path("description").asString(""));
    }

    private static List<String> completions(McpWire wire, String ref, String argument, String value) {
        return wire.request("completion/complete")
                .json("ref", ref)
                .json("argument", JSON.writeValueAsString(Map.of("name", argument, "value", value)))
                .result()
                .at("/completion/values")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
