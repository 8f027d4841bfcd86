package dev.remotemcp.schemagen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.schemagen.schema.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code mcp.schema.profile} does to schemas and to sources. */
class ProfilesTest {
    private static final String TOOLS = """
            class Tools {
                record Place(String name, Map<String, Integer> counts) {}
                @McpTool Place tool(Place place, Optional<String> note) { return place; }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void foundryRefusesWhatItCannotExpressAndNamesTheWayOut() {
        Project project = new Project(folder, "-Amcp.schema.profile=foundry").source("Tools", """
                        class Tools {
                            record Place(List<Optional<String>> names) {}
                            @McpTool String nullable(List<Optional<Integer>> numbers) { return ""; }
                            @McpTool String nested(Place place) { return ""; }
                            @McpTool String patterns(@Pattern(regexp = "a.*") @Pattern(regexp = ".*b") String text) { return ""; }
                            @McpTool Optional<Place> maybe() { return Optional.empty(); }
                        }
                        """);

        assertThat(project.compile().errors())
                .contains(
                        "Tools:3: The schema of 'numbers' needs several types, [\"integer\",\"null\"] at"
                                + " $.inputSchema.properties.numbers.items, which the profile foundry does not have:"
                                + " let the value never be null: leave it out where there is none",
                        "Tools:2: The schema of 'names' needs several types, [\"string\",\"null\"] at"
                                + " $.inputSchema.properties.place.properties.names.items, which the profile foundry does"
                                + " not have: let the value never be null: leave it out where there is none",
                        "Tools:5: The schema of 'text' needs allOf at $.inputSchema.properties.text, which the profile"
                                + " foundry does not have: say it with one constraint, for example one @Pattern instead"
                                + " of two")
                .anyMatch(text -> text.startsWith("Tools:6: The schema of 'maybe' needs several types"))
                .allMatch(text -> text.contains("which the profile foundry does not have"));
        assertThat(project.with().compile().errors()).isEmpty();
    }

    @Test
    void foundryHasNoVariants() {
        Project project = new Project(folder, "-Amcp.schema.profile=foundry").source("Tools", """
                        class Tools {
                            sealed interface Shape permits Circle, Square {}
                            record Circle(double radius) implements Shape {}
                            record Square(double side) implements Shape {}
                            @McpTool List<Shape> shapes() { return List.of(); }
                        }
                        """);

        assertThat(project.compile().errors())
                .containsExactly("Tools:5: The schema of 'shapes' needs anyOf at $.outputSchema.items, which the"
                        + " profile foundry does not have: use one record whose optional components serve every"
                        + " variant, with an enum that says which it is");
    }

    @Test
    void fullKeepsReferencesAndMayGoWithFoundry() throws IOException {
        Project project = new Project(folder, "-Amcp.schema.profile=foundry,full").source("Tools", TOOLS);

        assertThat(project.compile().errors()).isEmpty();
        assertThat(descriptor(project).at("/inputSchema/properties/place/$ref").asString())
                .isEqualTo("#/$defs/Place");
    }

    @Test
    void strictClosesEveryObjectButMaps() throws IOException {
        Project project = new Project(folder, "-Amcp.schema.profile=strict").source("Tools", TOOLS);

        assertThat(project.compile().errors()).isEmpty();
        JsonNode tool = descriptor(project);
        for (String place : new String[] {"/inputSchema", "/inputSchema/properties/place", "/outputSchema"}) {
            assertThat(tool.at(place + "/additionalProperties").toString())
                    .as(place)
                    .isEqualTo("false");
        }
        assertThat(tool.at("/inputSchema/properties/place/properties/counts/additionalProperties/type")
                        .asString())
                .isEqualTo("integer");
        assertThat(project.contents().get("acme/ToolsMcp.java"))
                .contains("default -> arguments.refuse(\"place\", \"note\")", "json.strictReader(Tools.Place.class)");
    }

    @Test
    void foundryLetsNoValueOfAMapBeNullInResults() throws IOException {
        Project project = new Project(folder, "-Amcp.schema.profile=foundry").source("Tools", """
                        class Tools {
                            record Place(String name) {}
                            enum Level { LOW }
                            record Maps(Map<String, Integer> counts, Map<String, Place> places, Map<String, Level> levels) {}
                            @McpTool Maps tool() { return null; }
                        }
                        """);

        assertThat(project.compile().errors()).isEmpty();
        JsonNode properties = descriptor(project).at("/outputSchema/properties");
        assertThat(properties.at("/counts/additionalProperties").toString()).isEqualTo("{\"type\":\"integer\"}");
        assertThat(properties.at("/places/additionalProperties/type").asString())
                .isEqualTo("object");
        assertThat(properties.at("/levels/additionalProperties/enum").toString())
                .isEqualTo("[\"LOW\"]");
    }

    @Test
    void foundryStillRefusesValuesOfMapsThatSayTheyMayBeNull() {
        Project project = new Project(folder, "-Amcp.schema.profile=foundry").source("Tools", """
                        class Tools {
                            record Maps(Map<String, Optional<Integer>> counts) {}
                            @McpTool Maps tool() { return null; }
                        }
                        """);

        assertThat(project.compile().errors())
                .singleElement()
                .asString()
                .contains("'counts' needs several types", "$.outputSchema.properties.counts.additionalProperties");
    }

    @Test
    void strictClosesObjectsThatMayBeNull() throws IOException {
        Project project = new Project(folder, "-Amcp.schema.profile=strict").source("Tools", """
                        class Tools {
                            record Place(String name) {}
                            @McpTool String tool(List<Optional<Place>> places) { return ""; }
                        }
                        """);

        assertThat(project.compile().errors()).isEmpty();
        JsonNode items = descriptor(project).at("/inputSchema/properties/places/items");
        assertThat(items.path("type").toString()).isEqualTo("[\"object\",\"null\"]");
        assertThat(items.path("additionalProperties").toString()).isEqualTo("false");
    }

    @Test
    void schemasAreOpenByDefault() throws IOException {
        Project project = new Project(folder).source("Tools", TOOLS);

        assertThat(project.compile().errors()).isEmpty();
        assertThat(descriptor(project).at("/inputSchema/additionalProperties").isMissingNode())
                .isTrue();
        assertThat(project.contents().get("acme/ToolsMcp.java"))
                .contains("default -> arguments.unknown(\"place\", \"note\")", "json.reader(Tools.Place.class)");
    }

    @Test
    void profilesCanBeCombinedAndOthersAreErrors() throws IOException {
        Project project = new Project(folder, "-Amcp.schema.profile=foundry,strict").source("Tools", TOOLS);

        assertThat(project.compile().errors()).isEmpty();
        assertThat(descriptor(project).at("/inputSchema/additionalProperties").toString())
                .isEqualTo("false");
        assertThat(project.with("-Amcp.schema.profile=azure").compile().errors())
                .containsExactly("The processor option mcp.schema.profile is 'azure': use foundry, full or strict, or"
                        + " several with commas between, or leave it out");
    }

    private static JsonNode descriptor(Project project) throws IOException {
        return Json.parse(project.contents().get("META-INF/mcp/acme.Tools.json"))
                .path("tools")
                .path("tool");
    }
}
