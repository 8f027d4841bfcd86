package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogRulesTest {
    private static final ServerJson ENTRY =
            new ServerJson("com.contoso/world-clock", Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"world-clock", "com.contoso/world/clock", "com contoso/clock", "/clock", "com.contoso/"})
    void namesThatTheRegistryDoesNotTakeAreRefused(String name) {
        assertThatThrownBy(() -> new ServerJson(name, Optional.empty(), Optional.empty()))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining("com.contoso/world-clock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "^1.2.3", "~1.2", ">=1.2.3", "1.x", "1.*", "1 || 2", " "})
    void versionsThatTheRegistryDoesNotTakeAreRefused(String version) {
        assertThatThrownBy(() -> ENTRY.render(server("Tells the time", version, WorldClock.ENDPOINT)))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo("version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.2", "2.1.0-alpha", "2026.1", "1.0.0-SNAPSHOT", "1.0.0-next"})
    void otherVersionsAreTaken(String version) {
        assertThat(ENTRY.render(server("Tells the time", version, WorldClock.ENDPOINT)))
                .contains("\"version\": \"" + version + "\"");
    }

    @Test
    void descriptionsLongerThanTheRegistryTakesAreRefused() {
        assertThat(ENTRY.render(server("x".repeat(100), "1.0.0", WorldClock.ENDPOINT)))
                .contains("x".repeat(100));
        assertThatThrownBy(() -> ENTRY.render(server("x".repeat(101), "1.0.0", WorldClock.ENDPOINT)))
                .hasMessage("The description has 101 characters, the MCP Registry takes 1 to 100: shorten it");
        assertThatThrownBy(() -> ENTRY.render(server("", "1.0.0", WorldClock.ENDPOINT)))
                .hasMessage("The description has 0 characters, the MCP Registry takes 1 to 100: write one");
    }

    @Test
    void anEndpointWithoutHttpsIsRefusedByTheRegistryEntry() {
        assertThatThrownBy(() -> ENTRY.render(server("Tells the time", "1.0.0", URI.create("http://localhost/mcp"))))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo("url"));
    }

    @Test
    void hashesDoNotDependOnTheOrderOfMembers() {
        ServerDescriptor.Tool one = WorldClock.tool("a", "", "{\"name\":\"a\",\"inputSchema\":{\"x\":1,\"y\":2}}");
        ServerDescriptor.Tool other = WorldClock.tool("a", "", "{\"inputSchema\":{\"y\":2,\"x\":1}, \"name\":\"a\"}");
        ServerDescriptor.Tool changed = WorldClock.tool("a", "", "{\"name\":\"a\",\"inputSchema\":{\"x\":1,\"y\":3}}");

        assertThat(ToolHash.of(one)).isEqualTo(ToolHash.of(other)).matches("sha256:[0-9a-f]{64}");
        assertThat(ToolHash.of(changed)).isNotEqualTo(ToolHash.of(one));
        assertThat(ToolHash.of(List.of(one))).isNotEqualTo(ToolHash.of(List.of(changed)));
    }

    @Test
    void theConnectionThatIsSentHasTheSecretAndTheOneThatIsShownHasNot() {
        FoundryConnection connection = new FoundryConnection(
                "clock", WorldClock.ENDPOINT, FoundryAuth.Keys.of("x-functions-key", Secret.of("s3cret")));

        assertThat(connection.body()).contains("\"x-functions-key\":\"s3cret\"");
        assertThat(connection.shown()).doesNotContain("s3cret");
        assertThat(connection.toString()).doesNotContain("s3cret");
    }

    @Test
    void aVersionKeepsEntriesOfOthersAndReplacesItsOwnInPlace() {
        List<JsonNode> present =
                entries("[{\"type\":\"mcp\",\"server_label\":\"world_clock\"},{\"type\":\"web_search\"}]");

        JsonNode tools = JsonMapper.shared()
                .readTree(WorldClock.toolbox().versionBody(present))
                .path("tools");

        assertThat(tools.size()).isEqualTo(2);
        assertThat(tools.path(0).path("project_connection_id").asString())
                .isEqualTo(WorldClock.PROJECT.connectionId("clock"));
        assertThat(tools.path(1).toString()).isEqualTo("{\"type\":\"web_search\"}");
    }

    @Test
    void anEntryIsTheSameWhateverTheServiceAddsToIt() {
        FoundryToolbox toolbox = WorldClock.toolbox();
        JsonNode own = JsonMapper.shared()
                .readTree(toolbox.versionBody(List.of()))
                .path("tools")
                .path(0);
        String more = own.toString().replaceFirst("\\{", "{\"require_approval\":\"never\",");

        assertThat(toolbox.isIn(entries("[" + more + "]"))).isTrue();
        assertThat(toolbox.isIn(entries("[" + more.replace("setAlarm", "ring") + "]")))
                .isFalse();
        assertThat(toolbox.isIn(List.of())).isFalse();
    }

    @Test
    void anEntryForEveryToolIsAnotherThanOneForSome() {
        FoundryToolbox all = new FoundryToolbox(
                "agent-tools", "world_clock", "", "clock", WorldClock.PROJECT.connectionId("clock"), Optional.empty());
        JsonNode some = JsonMapper.shared()
                .readTree(WorldClock.toolbox().versionBody(List.of()))
                .path("tools")
                .path(0);

        assertThat(all.isIn(List.of(some))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"world-clock", "world clock", "", "a___b"})
    void labelsThatAreNoneAreRefused(String label) {
        assertThatThrownBy(() -> new FoundryToolbox("t", label, "", "c", "id", Optional.empty()))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo("serverLabel"));
    }

    @Test
    void theEndpointOfAProjectFollowsFromItsId() {
        assertThat(WorldClock.PROJECT.endpoint())
                .isEqualTo(URI.create("https://contoso.services.ai.azure.com/api/projects/clocks"));
        assertThatThrownBy(() -> FoundryProject.of("clocks", Optional.empty()))
                .hasMessageContaining("no resource id of a Foundry project");
    }

    @Test
    void aServerThatFitsFoundryIsWarnedOfNothing() {
        assertThat(new FoundryFit("world_clock___", Duration.ofSeconds(100)).warnings(WorldClock.server()))
                .isEmpty();
    }

    @Test
    void callsThatMayRunLongerThanFoundryWaitsAreWarnedOf() {
        assertThat(new FoundryFit("world_clock___", Duration.ofMinutes(5)).warnings(WorldClock.server()))
                .singleElement()
                .asString()
                .contains("300 s", "mcp.limits.call-timeout");
    }

    @Test
    void namesThatAreTooLongWithTheirPrefixAreWarnedOf() {
        ServerDescriptor server = withTool("n".repeat(50), "{\"type\":\"object\"}");

        assertThat(new FoundryFit("clock_of_us___", Duration.ofSeconds(1)).warnings(server))
                .isEmpty();
        assertThat(new FoundryFit("clock_of_all___", Duration.ofSeconds(1)).warnings(server))
                .singleElement()
                .asString()
                .contains("65 characters of at most 64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"anyOf\":[{\"type\":\"string\"}]}; anyOf at $.inputSchema.properties.x",
                "{\"allOf\":[{\"type\":\"string\"}]}; allOf at $.inputSchema.properties.x",
                "{\"oneOf\":[{\"type\":\"string\"}]}; oneOf at $.inputSchema.properties.x",
                "{\"type\":[\"string\",\"null\"]}; several types at $.inputSchema.properties.x",
                "{\"type\":\"array\",\"items\":{\"anyOf\":[{}]}}; anyOf at $.inputSchema.properties.x.items"
            })
    void schemasThatFoundryRefusesAreWarnedOf(String property, String told) {
        ServerDescriptor server = withTool("find", "{\"type\":\"object\",\"properties\":{\"x\":" + property + "}}");

        assertThat(new FoundryFit("c___", Duration.ofSeconds(1)).warnings(server))
                .singleElement()
                .asString()
                .contains("'find'", told);
    }

    @Test
    void aPropertyThatIsCalledAnyOfIsNoKeyword() {
        ServerDescriptor server =
                withTool("find", "{\"type\":\"object\",\"properties\":{\"anyOf\":{\"type\":\"string\"}}}");

        assertThat(new FoundryFit("c___", Duration.ofSeconds(1)).warnings(server))
                .isEmpty();
    }

    @Test
    void resourceNamesOfApiCenterHaveWhatTheyMay() {
        ServerDescriptor server = server("Tells the time", "1", WorldClock.ENDPOINT);

        assertThat(new ApiCenterEntry(server, "mcp").version()).isEqualTo("v-1");
        assertThat(new ApiCenterEntry(WorldClock.server(), "mcp").version()).isEqualTo("1-2-0");
    }

    private static List<JsonNode> entries(String json) {
        return JsonMapper.shared().readTree(json).valueStream().toList();
    }

    private static ServerDescriptor server(String description, String version, URI url) {
        return new ServerDescriptor(
                "clock",
                Optional.empty(),
                description,
                version,
                url,
                new ServerDescriptor.Authorization.None(),
                List.of());
    }

    private static ServerDescriptor withTool(String name, String inputSchema) {
        return new ServerDescriptor(
                "clock",
                Optional.empty(),
                "Tells the time",
                "1.0.0",
                WorldClock.ENDPOINT,
                new ServerDescriptor.Authorization.None(),
                List.of(WorldClock.tool(name, "", "{\"name\":\"" + name + "\",\"inputSchema\":" + inputSchema + "}")));
    }
}
