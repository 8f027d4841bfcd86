package dev.remotemcp.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program prints that has the runtime on its class path. */
class DefaultLoggingTest {
    private static final String PROGRAM = """
            import io.micronaut.context.ApplicationContext;
            import java.util.Map;
            import org.slf4j.LoggerFactory;
            import org.slf4j.MDC;

            class Program {
                public static void main(String[] args) {
                    if (args.length > 0) {
                        ApplicationContext.run(Map.of(args[0], args[1]));
                    }
                    MDC.put("invocationId", "a1");
                    MDC.put("instanceId", "b2");
                    var log = LoggerFactory.getLogger("com.example.Shop");
                    log.debug("quiet");
                    log.info("calm");
                    log.warn("loud");
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void onlyWarningsAndErrorsArePrinted() throws IOException, InterruptedException {
        assertThat(printed(Map.of())).matches("\\d\\d:\\d\\d:\\d\\d WARN  com.example.Shop loud\\R");
    }

    @Test
    void underTheFunctionsHostALineHasTheIdsOfInvocationAndInstance() throws IOException, InterruptedException {
        assertThat(printed(Map.of("FUNCTIONS_CUSTOMHANDLER_PORT", "8080")))
                .contains("WARN  com.example.Shop loud [invocation a1, instance b2]");
    }

    @Test
    void aConfigurationOfTheApplicationWins() throws IOException, InterruptedException {
        write("logback.xml", "DEBUG");

        assertThat(printed(Map.of()).lines()).containsExactly("own: quiet", "own: calm", "own: loud");
    }

    @Test
    void levelsInMicronautsSettingsHoldBesideAConfiguration() throws IOException, InterruptedException {
        write("logback.xml", "WARN");

        assertThat(printed(Map.of(), "logger.levels.com.example", "DEBUG").lines())
                .containsSequence("own: quiet", "own: calm", "own: loud");
    }

    @Test
    void aConfigurationThatMicronautsSettingsNameWins() throws IOException, InterruptedException {
        write("other.xml", "INFO");

        assertThat(printed(Map.of(), "logger.config", "other.xml").lines()).containsSequence("own: calm", "own: loud");
    }

    private void write(String file, String level) throws IOException {
        Files.writeString(folder.resolve(file), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>own: %%msg%%n</pattern></encoder>
                  </appender>
                  <logger name="io.micronaut" level="OFF"/>
                  <root level="%s"><appender-ref ref="out"/></root>
                </configuration>""".formatted(level));
    }

    /** Runs the program in a process of its own, without the configuration of these tests. */
    private String printed(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Files.exists(Path.of(entry, "logback-test.xml")))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + File.pathSeparator + classPath,
                source.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().remove("FUNCTIONS_CUSTOMHANDLER_PORT");
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).as(() -> read(errors)).isZero();
        return read(output);
    }

    private static String read(Path output) {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
