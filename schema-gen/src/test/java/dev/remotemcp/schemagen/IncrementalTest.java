package dev.remotemcp.schemagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What incremental builds rely on: each output comes from one class, and from nothing else in the compilation. */
class IncrementalTest {
    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void twoClassesThatShareARecord() {
        project = new Project(folder)
                .source("Place", "record Place(String name) {}")
                .source("One", "class One { @McpTool Place one(Place place) { return place; } }")
                .source("Two", "class Two { @McpTool String two(String text) { return text; } }");
        project.with("-proc:none").compile();
        project.compile();
    }

    @Test
    void eachOutputNamesTheOneSourceThatItComesFrom() {
        Map<String, List<String>> origins = project.compile().origins();

        assertThat(origins)
                .containsEntry("META-INF/mcp/acme.One.json", List.of("One.java"))
                .containsEntry("acme.OneMcp.java", List.of("One.java"))
                .containsEntry("META-INF/mcp/acme.Two.json", List.of("Two.java"))
                .containsEntry("acme.TwoMcp.java", List.of("Two.java"));
    }

    @Test
    void compilingOneClassAgainWritesItsOutputsOnly() throws IOException {
        Map<String, String> before = project.contents();
        project.source("Two", "class Two { @McpTool String two(String words) { return words; } }");
        Project.Result result = project.compile("Two");
        Map<String, String> after = project.contents();

        assertThat(result.origins().keySet())
                .contains("META-INF/mcp/acme.Two.json", "acme.TwoMcp.java")
                .noneMatch(name -> name.contains("One"));
        assertThat(after.get("META-INF/mcp/acme.Two.json")).isNotEqualTo(before.get("META-INF/mcp/acme.Two.json"));
        assertThat(after.get("META-INF/mcp/acme.One.json")).isEqualTo(before.get("META-INF/mcp/acme.One.json"));
        assertThat(after.get("acme/OneMcp.java")).isEqualTo(before.get("acme/OneMcp.java"));
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorOnTheClass() throws IOException {
        Path descriptors = folder.resolve("target/classes/META-INF/mcp");
        Files.delete(descriptors.resolve("acme.One.json"));
        Files.delete(descriptors.resolve("acme.Two.json"));
        Files.delete(descriptors);
        Files.createFile(descriptors);

        assertThat(project.compile("One").errors())
                .containsExactly("One:1: Cannot write what is generated for One: could not create parent directories");
    }

    @Test
    void aClassComesOutTheSameAloneAndTogether() throws IOException {
        Map<String, String> together = project.contents();
        project.compile("One");
        Map<String, String> alone = project.contents();

        assertThat(alone.get("META-INF/mcp/acme.One.json")).isEqualTo(together.get("META-INF/mcp/acme.One.json"));
        assertThat(alone.get("acme/OneMcp.java")).isEqualTo(together.get("acme/OneMcp.java"));
    }
}
