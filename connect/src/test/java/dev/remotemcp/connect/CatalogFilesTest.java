package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptors of what has been compiled. */
class CatalogFilesTest {
    private static final String CLOCK = """
            {
              "prompts" : { "ask" : { "name" : "ask" } },
              "tools" : {
                "zones" : { "name" : "zones", "inputSchema" : { "type" : "object" } },
                "convert" : { "name" : "convert", "description" : "Converts.", "inputSchema" : { "type" : "object" } }
              }
            }
            """;
    private static final String MONEY = """
            {"tools":{"exchange":{"name":"exchange","description":"Exchanges."}}}""";

    @TempDir
    private Path folder;

    @Test
    void theToolsOfADirectoryAreThoseOfAllItsFilesByName() throws IOException {
        write("acme.Clock.json", CLOCK);
        write("acme.Money.json", MONEY);
        write("readme.txt", "no JSON");

        assertThat(CatalogFiles.tools(folder))
                .containsExactly(
                        new ServerDescriptor.Tool(
                                "convert",
                                "Converts.",
                                "{\"name\":\"convert\",\"description\":\"Converts.\",\"inputSchema\":{\"type\":\"object\"}}"),
                        new ServerDescriptor.Tool(
                                "exchange", "Exchanges.", "{\"name\":\"exchange\",\"description\":\"Exchanges.\"}"),
                        new ServerDescriptor.Tool(
                                "zones", "", "{\"name\":\"zones\",\"inputSchema\":{\"type\":\"object\"}}"));
    }

    @Test
    void theToolsOfAJarAreTheSame() throws IOException {
        Path jar = folder.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("META-INF/mcp/acme.Clock.json"));
            entries.write(CLOCK.getBytes(StandardCharsets.UTF_8));
        }
        write("acme.Clock.json", CLOCK);

        assertThat(CatalogFiles.tools(jar)).hasSize(2).isEqualTo(CatalogFiles.tools(folder));
    }

    @Test
    void whereNothingIsAnnotatedThereAreNone() throws IOException {
        assertThat(CatalogFiles.tools(folder)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        write("acme.Clock.json", "{\"tools\":");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogFiles.tools(folder))
                .withMessageContaining("acme.Clock.json holds no descriptors")
                .withMessageContaining("compile the project again");
        write("acme.Clock.json", "[]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogFiles.tools(folder))
                .withMessageContaining("acme.Clock.json holds no descriptors");
    }

    @Test
    void whatIsNotThereOrNoJarIsNamed() throws IOException {
        assertThatThrownBy(() -> CatalogFiles.tools(folder.resolve("classes")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is nothing at")
                .hasMessageContaining("compile the project first");
        Path text = Files.writeString(folder.resolve("notes.txt"), "text");
        assertThatThrownBy(() -> CatalogFiles.tools(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve("META-INF/mcp").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
