package dev.remotemcp.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalsTest {
    @TempDir
    private Path project;

    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void compiles() throws IOException {
        Path folder = Files.createDirectories(project.resolve("classes/META-INF/mcp"));
        Files.writeString(folder.resolve("acme.Clock.json"), "{\"tools\":{\"zones\":{\"name\":\"zones\"}}}");
    }

    @Test
    void mavenKnowsTheGoalsAndThatPublishingIsADryRunByDefault() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/META-INF/maven/plugin.xml"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<goalPrefix>remote-mcp</goalPrefix>", "<goal>publish</goal>", "<goal>descriptors</goal>")
                    .containsPattern("<dryRun [^>]*default-value=\"true\">\\$\\{remote-mcp\\.dryRun}</dryRun>");
        }
    }

    @Test
    void thePageTellsEverySettingOfBothGoals() throws IOException {
        String page = Files.readString(Path.of("../docs/publish.md"));
        List<String> settings = Stream.of(ServerMojo.class, PublishMojo.class, DescriptorsMojo.class)
                .flatMap(goal -> Arrays.stream(goal.getDeclaredFields()))
                .filter(field -> !field.isSynthetic() && !field.getName().equals("classes"))
                .map(Field::getName)
                .toList();

        assertThat(settings).hasSizeGreaterThan(30).allMatch(setting -> page.contains("`" + setting + "`"));
    }

    @Test
    void descriptorsWritesFiles() throws MojoExecutionException {
        DescriptorsMojo goal = described(new DescriptorsMojo());
        goal.registryName = "com.contoso/world-clock";
        goal.output = project.resolve("mcp").toFile();

        goal.execute();

        assertThat(project.resolve("mcp/descriptor.json")).content().contains("\"name\": \"zones\"");
        assertThat(project.resolve("mcp/server.json")).content().contains("com.contoso/world-clock");
        assertThat(log).anyMatch(line -> line.contains("the files for Foundry are left out"));
    }

    @Test
    void publishShowsThePlan() throws Exception {
        PublishMojo goal = described(new PublishMojo());
        goal.target = "registry";
        goal.registryName = "com.contoso/world-clock";
        goal.version = "1.0.0-SNAPSHOT";
        goal.dryRun = true;

        goal.execute();

        assertThat(log)
                .contains(
                        "Publish com.contoso/world-clock 1.0.0-SNAPSHOT to https://registry.modelcontextprotocol.io, not"
                                + " done (dry run):",
                        "To do it: -Dremote-mcp.dryRun=false")
                .anyMatch(line -> line.startsWith("warned: The MCP Registry keeps 1.0.0-SNAPSHOT for ever"));
    }

    @Test
    void aSettingThatIsMissingIsNamedAsItIsWritten() {
        PublishMojo goal = described(new PublishMojo());
        goal.target = "foundry";
        goal.dryRun = true;

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("remote-mcp.projectId: It is not set: for example -Dremote-mcp.projectId=");
    }

    @Test
    void aTargetHasToBeNamed() {
        PublishMojo goal = described(new PublishMojo());
        goal.dryRun = true;

        assertThatThrownBy(goal::execute).hasMessageStartingWith("remote-mcp.target: '' is no target");
    }

    private <T extends ServerMojo> T described(T goal) {
        goal.classes = project.resolve("classes").toFile();
        goal.name = "world-clock";
        goal.version = "1.0.0";
        goal.description = "Tells the time";
        goal.url = "https://mcp.contoso.com/mcp";
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                log.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                log.add("warned: " + line);
            }
        });
        return goal;
    }
}
