package dev.remotemcp.schemagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the drift guard says of each kind of change. */
class LockChangesTest {
    private static final String UPDATE = "-Amcp.catalog.lock=update";
    private static final String STRICT = "-Amcp.schema.profile=strict";
    private static final String ANY_GETTER = "@com.fasterxml.jackson.annotation.JsonAnyGetter public";
    private static final String BEFORE = """
            class Weather {
                static class Place {
                    public String name;
                    public Optional<String> zone;
                    @com.fasterxml.jackson.annotation.JsonAnySetter public Map<String, String> more = new HashMap<>();
                }
                static class Forecast {
                    public int degrees;
                    public String text;
                    @com.fasterxml.jackson.annotation.JsonAnyGetter public Map<String, String> more() { return Map.of(); }
                }
                @McpTool(readOnly = true) Forecast forecast(Place place, Optional<Integer> days) { return null; }
                @McpTool Map<String, Integer> counts(@Size(min = 1) String city) { return null; }
                @McpTool Forecast raw() { return null; }
                @McpPrompt String packing(Optional<String> city) { return ""; }
                @McpResource(uri = "weather://{id}", mimeType = "text/plain") String station(String id) { return ""; }
            }
            """;
    private static final String AFTER = """
            class Weather {
                static class Place {
                    public String name;
                    @NotNull public String zone;
                }
                static class Forecast {
                    public Integer degrees;
                    public String text;
                    public String wind;
                }
                @McpTool Forecast forecast(Place place, int days) { return null; }
                @McpTool Map<String, String> counts(@Size(min = 1, max = 9) String city) { return null; }
                @McpTool String raw() { return ""; }
                @McpPrompt String packing(String city, Optional<String> season) { return ""; }
                @McpResource(uri = "weather://{id}", mimeType = "text/html") String station(String id) { return ""; }
            }
            """;

    private static final String NARROW = """
            class Weather {
                static class Place {
                    @NotNull public String name;
                }
                static class Forecast {
                    public Integer degrees;
                    @com.fasterxml.jackson.annotation.JsonAnyGetter public Map<String, String> more() { return Map.of(); }
                }
                @McpTool Forecast forecast(Place place, @Max(3) @McpArg(defaultValue = "1") int days) { return null; }
                @McpTool String raw(@Size(max = 3) String city) { return ""; }
                @McpPrompt String packing(String city) { return ""; }
            }
            """;
    private static final String WIDE = """
            class Weather {
                static class Place {
                    public String name;
                    public String zone;
                    @com.fasterxml.jackson.annotation.JsonAnySetter public Map<String, String> more = new HashMap<>();
                }
                static class Forecast {
                    public int degrees;
                }
                @McpTool(readOnly = true) Forecast forecast(Place place, @McpArg(defaultValue = "2") int days) { return null; }
                @McpTool Forecast raw(Optional<String> city) { return null; }
                @McpPrompt String packing(Optional<String> city, Optional<String> season) { return ""; }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void everyBreakNamesItsMend() throws IOException {
        assertThat(breaks(BEFORE, AFTER))
                .containsExactlyInAnyOrder(
                        "The tool 'forecast' at $.inputSchema.properties.place.required: the property 'zone' is"
                                + " required now: make it optional or give it a default",
                        "The tool 'forecast' at $.inputSchema.properties.place: unlisted properties are refused or"
                                + " limited now: accept again what was accepted",
                        "The tool 'forecast' at $.inputSchema.required: the argument 'days' is required now: make it"
                                + " optional or give it a default",
                        "The tool 'forecast' at $.outputSchema.required: the property 'degrees' is no longer always"
                                + " there: return it always",
                        "The tool 'forecast' at $.annotations.readOnlyHint: was true, is false: keep the hint",
                        "The tool 'counts' at $.inputSchema.properties.city: maxLength was not set, is 9: accept again"
                                + " what was accepted",
                        "The tool 'counts' at $.outputSchema.additionalProperties: type was [\"null\",\"integer\"],"
                                + " is [\"null\",\"string\"]: return only what was promised",
                        "The tool 'raw' at $.outputSchema: the structured result is gone: return a record or"
                                + " collection again",
                        "The prompt 'packing' at $.arguments.city: the argument 'city' is required now: make it"
                                + " optional or give it a default",
                        "The resource template 'weather://{id}' at $.mimeType: was text/plain, is text/html: keep the"
                                + " MIME type");
    }

    @Test
    void aClosedResultMayNotGrow() throws IOException {
        String closed = """
                class Weather {
                    static class Forecast { public int degrees; }
                    @McpTool Forecast forecast() { return null; }
                }
                """;

        assertThat(breaks(closed, closed.replace("degrees;", "degrees; public int wind;")))
                .containsExactly("The tool 'forecast' at $.outputSchema.properties.wind: the property 'wind' is new,"
                        + " where no others were to come: leave it out");
        assertThat(breaks(
                        closed,
                        closed.replace(
                                "degrees;", "degrees; " + ANY_GETTER + " Map<String, String> more() { return null; }")))
                .containsExactly("The tool 'forecast' at $.outputSchema: unlisted properties may occur now: return only"
                        + " what was promised");
    }

    @Test
    void whatDoesNotBreakIsTold() throws IOException {
        assertThat(told(NARROW, WIDE))
                .containsExactly(
                        "the prompt 'packing' at $.arguments.city: is optional now",
                        "the prompt 'packing' at $.arguments.season: is new and optional",
                        "the tool 'forecast' at $.annotations.readOnlyHint: was false, is true",
                        "the tool 'forecast' at $.inputSchema.properties.days: default was 1, is 2",
                        "the tool 'forecast' at $.inputSchema.properties.days: maximum was 3, is 2147483647",
                        "the tool 'forecast' at $.inputSchema.properties.place.properties.zone: the property 'zone' is"
                                + " new",
                        "the tool 'forecast' at $.inputSchema.properties.place.required: the property 'name' is"
                                + " optional now",
                        "the tool 'forecast' at $.inputSchema.properties.place: unlisted properties are accepted now",
                        "the tool 'forecast' at $.outputSchema.required: the property 'degrees' is always there now",
                        "the tool 'forecast' at $.outputSchema: there are no unlisted properties any more",
                        "the tool 'raw' at $.inputSchema.properties.city: maxLength was 3, is not set",
                        "the tool 'raw' at $.inputSchema.required: the argument 'city' is optional now",
                        "the tool 'raw' at $.outputSchema: is new");
        assertThat(told(WIDE, WIDE.replace("Place", "Spot")))
                .as("the name of a record")
                .isEmpty();
        String tree = "class Weather { record Node(List<Node> children) {} @McpTool void forecast(Node node) {} }";
        assertThat(told(tree, tree.replace("Node", "Branch")))
                .containsExactly("the tool 'forecast' at $: is arranged in another way");
    }

    /** What breaks from one source to another, without the words around it. */
    private List<String> breaks(String before, String after) throws IOException {
        Project project = new Project(folder, UPDATE, STRICT).source("Weather", before);
        Files.deleteIfExists(folder.resolve("mcp-catalog.lock.json"));
        project.compile();
        project.source("Weather", after);
        return project.with("-Amcp.catalog.lock=true", STRICT).compile().errors().stream()
                .map(text -> text.replaceFirst("Weather:\\d+: ", "")
                        .replace(" breaks the contract in mcp-catalog.lock.json", "")
                        .replace(", or lock the change with -Amcp.catalog.lock=update", ""))
                .toList();
    }

    /** What is told of the way from one source to another. */
    private List<String> told(String before, String after) throws IOException {
        Project project = new Project(folder, UPDATE, STRICT).source("Weather", before);
        Files.deleteIfExists(folder.resolve("mcp-catalog.lock.json"));
        project.compile();
        project.source("Weather", after);
        Project.Result result = project.with("-Amcp.catalog.lock=true", STRICT).compile();
        assertThat(result.errors()).isEmpty();
        return result.notes().stream()
                .flatMap(text -> Stream.of(text.replaceFirst(".*? breaks a caller: ", "")
                        .replace(". Bring it up to date with -Amcp.catalog.lock=update.", "")
                        .split("; ")))
                .toList();
    }
}
