package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.attack.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Reads what all other tests of this module have logged, at TRACE and of every library, and looks for what must be in
 * no log. It runs after them, in an execution of its own.
 */
final class LeakTest {
    private static final Path LOG = Path.of("target", "everything.log");

    /** What is looked for, by what it is. */
    static final List<Map.Entry<String, Pattern>> SECRETS = List.of(
            Map.entry("a token", Pattern.compile("eyJ[A-Za-z0-9_-]{5,}\\.eyJ[A-Za-z0-9_-]{5,}")),
            Map.entry("a bearer header", Pattern.compile("Bearer [A-Za-z0-9_-]{20,}")),
            Map.entry("the server's secret", Pattern.compile(Pattern.quote(SignInServer.SECRET))),
            Map.entry("the secret of the local sign-in", Pattern.compile("only-for-the-local-sign-in")),
            Map.entry(
                    "a secret in a form",
                    Pattern.compile("(client_secret|assertion|subject_token|code_verifier|refresh_token)=[^&\\s]{8,}")),
            Map.entry("a user name", Pattern.compile("(?i)\\b(alice|bob)@")));

    @BeforeAll
    static void thereIsMuchToRead() throws IOException {
        assertThat(LOG).exists();
        assertThat(Files.size(LOG)).isGreaterThan(1_000_000);
        try (Stream<String> lines = lines()) {
            assertThat(lines.filter(line -> line.startsWith("TRACE")).limit(100))
                    .hasSize(100);
        }
    }

    @ParameterizedTest
    @FieldSource("SECRETS")
    @Row(57)
    void noLogHas(Map.Entry<String, Pattern> secret) throws IOException {
        try (Stream<String> lines = lines()) {
            assertThat(lines.filter(line -> secret.getValue().matcher(line).find())
                            .map(line -> secret.getValue().matcher(line).replaceAll("[…]"))
                            .limit(10))
                    .as(secret.getKey())
                    .isEmpty();
        }
    }

    @Test
    void theLogsOfEverybodyWhoHandlesTokensAreThere() throws IOException {
        try (Stream<String> lines = lines()) {
            List<String> loggers = lines.map(line -> line.split(" ", -1))
                    .filter(words -> words.length > 1)
                    .map(words -> words[1])
                    .filter(logger -> logger.contains("."))
                    .distinct()
                    .toList();
            for (String library :
                    List.of("dev.remotemcp.auth", "com.microsoft.aad.msal4j", "io.micronaut", "io.netty")) {
                assertThat(loggers).as(library).anyMatch(logger -> logger.startsWith(library));
            }
        }
    }

    private static Stream<String> lines() throws IOException {
        return Files.lines(LOG, StandardCharsets.UTF_8);
    }
}
