package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the project's commands say to somebody whose machine lacks something. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are shell scripts")
class CommandsTest {
    private static final Path PROJECT = NodeTools.folder().getParent();

    record Outcome(int exit, String output) {}

    @Test
    void anUnknownSampleIsAnsweredWithTheSamplesThereAre() throws Exception {
        Outcome outcome = execute(PROJECT, Map.of(), "./run", "nope");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.output()).contains("no sample 'nope'", "quickstart", "conformance-server");
    }

    @Test
    void aSampleIsNeverSoughtOutsideTheSamples() throws Exception {
        assertThat(execute(PROJECT, Map.of(), "./run", "../schema-gen").output())
                .contains("no sample '../schema-gen'");
    }

    @Test
    void runSaysHowToGetAJdkWhereNoneIsNewEnough(@TempDir Path copy) throws Exception {
        copyCommands(copy, 99);

        Outcome outcome = execute(copy, Map.of(), "./run");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("No JDK 99 or newer was found", "apt-get install openjdk-99", "sdk install java 99-tem");
    }

    @Test
    void runSaysHowToGetMavenWhereThereIsNone(@TempDir Path copy) throws Exception {
        copyCommands(copy, 25);
        Path bin = Files.createDirectory(copy.resolve("bin"));
        for (String tool : List.of("bash", "basename", "dirname", "env", "find", "readlink", "sed")) {
            Files.createSymbolicLink(bin.resolve(tool), which(tool));
        }

        Outcome outcome = execute(copy, Map.of("PATH", bin.toString()), "./run");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains("'mvn' is not on the PATH", "apt-get install maven");
    }

    @Test
    void theBuildSaysHowToGetAJdkWhereNoneIsNewEnough() throws Exception {
        String[] mvn = {
            "mvn", "-B", "-o", "-N", "validate", "-Djava.release=99", "-Dmaven.repo.local=" + localRepository()
        };

        Outcome outcome = execute(PROJECT, Map.of(), mvn);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("No JDK 99 or newer was found", "apt-get install openjdk-99", "sdk install java 99-tem")
                .doesNotContain("Cannot find matching toolchain");
    }

    /** The commands as they are, in a project that needs another JDK and has one empty sample. */
    private static void copyCommands(Path copy, int javaRelease) throws IOException {
        for (String command : List.of("run", "build-support/java-home")) {
            Path target = copy.resolve(command);
            Files.createDirectories(target.getParent());
            Files.copy(PROJECT.resolve(command), target);
        }
        Files.writeString(copy.resolve("pom.xml"), "<java.release>" + javaRelease + "</java.release>\n");
        Files.createDirectories(copy.resolve("samples/quickstart"));
        Files.writeString(copy.resolve("samples/quickstart/pom.xml"), "<project/>\n");
    }

    private static Path which(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** Surefire tells tests which local repository Maven uses. */
    private static String localRepository() {
        return System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString());
    }

    private static Outcome execute(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        return new Outcome(process.waitFor(), output);
    }
}
