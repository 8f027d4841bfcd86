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
    private static final String FORGER = """
            import org.slf4j.LoggerFactory;
            import org.slf4j.MDC;
            import org.slf4j.MarkerFactory;

            class Program {
                private static final String LINE = "\\n12:00:00 ERROR forged";
                private static final String EVIL = "[" + LINE + "\\r\\u001b[2K\\u009b31m\\u0085\\u007f\\b\\0\\u2028\\u2029\\u202e\\u2066\\u200f\\u061c]";

                public static void main(String[] args) {
                    MDC.put("user", "mdc" + EVIL);
                    MDC.put("invocationId", "id" + EVIL);
                    Thread.currentThread().setName("thread" + EVIL);
                    var log = LoggerFactory.getLogger("com.example.Shop" + LINE);
                    log.warn("message" + EVIL);
                    log.warn("argument {}", "value" + EVIL);
                    log.atWarn().addMarker(MarkerFactory.getMarker("marker" + EVIL)).addKeyValue("key" + EVIL, "value" + EVIL).log("pairs");
                    var cause = new IllegalStateException("cause" + EVIL);
                    var failure = new Failure("failure" + EVIL, cause);
                    failure.addSuppressed(new IllegalStateException("suppressed" + EVIL, new Failure("deep" + EVIL, failure)));
                    failure.setStackTrace(new StackTraceElement[] {
                        new StackTraceElement("Class" + LINE, "method" + LINE, "File" + LINE, 1)});
                    log.warn("thrown", failure);
                }

                static class Failure extends RuntimeException {
                    Failure(String message, Throwable cause) {
                        super(message, cause);
                    }

                    @Override
                    public String toString() {
                        return "text" + getMessage();
                    }
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
    void connectionsThatBreakTheProtocolDoNotFillTheLog() throws IOException, InterruptedException {
        assertThat(printed("""
                        import org.slf4j.LoggerFactory;

                        class Program {
                            public static void main(String[] args) {
                                var netty = LoggerFactory.getLogger("io.netty.channel.DefaultChannelPipeline");
                                netty.warn("a peer sent nonsense", new IllegalStateException());
                                netty.error("something is wrong");
                            }
                        }
                        """, Map.of())).contains("something is wrong").doesNotContain("nonsense");
    }

    @Test
    void underTheFunctionsHostALineHasTheIdsOfInvocationAndInstance() throws IOException, InterruptedException {
        assertThat(printed(Map.of("FUNCTIONS_CUSTOMHANDLER_PORT", "8080")))
                .contains("WARN  com.example.Shop loud [invocation a1, instance b2]");
    }

    @Test
    void noLineCanBeForged() throws IOException, InterruptedException {
        assertNothingForged(printed(FORGER, Map.of()));
        assertNothingForged(printed(FORGER, Map.of("FUNCTIONS_CUSTOMHANDLER_PORT", "8080")));
    }

    @Test
    void noLineCanBeForgedWithTheDocumentedEncoderInAnyPartOfThePattern() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder class="dev.remotemcp.runtime.logging.EscapingEncoder">
                      <pattern>%d{HH:mm:ss} %-5level %logger %thread %mdc %X{user} %marker %kvp %msg%n%xEx{full}%rEx%nopex</pattern>
                    </encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="out"/></root>
                </configuration>""");

        String printed = printed(FORGER, Map.of());

        assertNothingForged(printed);
        assertThat(printed).contains("thread[\\n", "mdc[\\n", "marker[\\n", "key[\\n");
    }

    @Test
    void theDocumentedConfigurationUsesThatEncoder() throws IOException {
        assertThat(Files.readString(Path.of("../docs/configuration.md")))
                .contains("<encoder class=\"" + EscapingEncoder.class.getName() + "\">")
                .doesNotContain("<encoder>");
    }

    private static void assertNothingForged(String printed) {
        assertThat(printed)
                .contains("message[\\n12:00:00 ERROR forged\\r\\u001b[2K\\u009b31m\\u0085\\u007f\\u0008\\u0000"
                        + "\\u2028\\u2029\\u202e\\u2066\\u200f\\u061c]")
                .contains("argument value[\\n", "failure[\\n", "cause[\\n", "suppressed[\\n", "deep[\\n", "Class\\n");
        assertThat(printed.lines()).noneMatch(line -> line.startsWith("12:00:00 ERROR forged"));
        assertThat(printed.replace("\n", "").replace("\tat ", "").replace("\t", ""))
                .doesNotContainPattern("[\\p{Cntrl}\\x80-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");
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
        return printed(PROGRAM, environment, arguments);
    }

    private String printed(String program, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Program.java"), program);
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
