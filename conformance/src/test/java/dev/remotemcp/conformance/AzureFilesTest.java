package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.packaging.AzureFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files for Azure parse. Whether Azure takes them is not tested: Bicep's compiler comes through no registry that
 * the tests use.
 */
class AzureFilesTest {
    private static final Path SAMPLE =
            NodeTools.folder().resolveSibling("samples").resolve("function-app");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyBicepFileParses(AzureFiles.Host host) throws Exception {
        new AzureFiles(line -> {}).write(host, "primes", folder);
        Path infra = folder.resolve("infra");

        JsonNode problems =
                parse(infra.resolve("main.bicep"), infra.resolve("app.bicep"), infra.resolve("entra.bicep"));

        assertThat(problems).hasSize(3).allSatisfy(file -> assertThat(file).isEmpty());
    }

    @Test
    void theParserNoticesWhatIsNoBicep() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.bicep"), "param name string\nresource { = }\n");

        assertThat(parse(wrong).path(wrong.toString())).isNotEmpty();
    }

    @Test
    void theSampleHasTheFilesThatTheGoalWrites() throws Exception {
        new AzureFiles(line -> {}).write(AzureFiles.Host.FUNCTIONS, "primes", folder);

        try (Stream<Path> written = Files.walk(folder)) {
            List<Path> files = written.filter(Files::isRegularFile).toList();
            assertThat(files)
                    .hasSize(6)
                    .allSatisfy(file ->
                            assertThat(SAMPLE.resolve(folder.relativize(file))).hasSameTextualContentAs(file));
        }
    }

    private static JsonNode parse(Path... files) throws IOException, InterruptedException {
        Process process = NodeTools.installed()
                .command(
                        Path.of("src", "test", "js", "parse-bicep.mjs"),
                        Arrays.stream(files).map(Path::toString).toArray(String[]::new))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return JsonMapper.shared().readTree(output);
    }
}
