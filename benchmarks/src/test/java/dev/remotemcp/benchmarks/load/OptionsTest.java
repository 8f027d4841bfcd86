package dev.remotemcp.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void allScenariosRunUnlessSomeAreChosen() {
        assertThat(options().scenarios())
                .extracting(Scenario::name)
                .doesNotHaveDuplicates()
                .contains("listen", "tls");
        assertThat(options("--scenarios", "sessions,listen=5").scenarios())
                .extracting(Scenario::name, Scenario::count)
                .containsExactly(tuple("sessions", 10_000), tuple("listen", 5));
    }

    @Test
    void settingsArePassedOn() {
        Options options = options("-Dmcp.limits.streams=7", "--env", "MCP_LIMITS_CALLS=8=9", "--jvm", "-Xss1m");

        assertThat(options.settings).containsEntry("mcp.limits.streams", "7");
        assertThat(options.environment).containsEntry("MCP_LIMITS_CALLS", "8=9");
        assertThat(options.jvm).containsExactly("-Xss1m");
    }

    @Test
    void toolHasItsArgumentsBehindAnEqualsSign() {
        assertThat(options("--slow-call", "wait={\"a\":\"=\"}").tool("--slow-call"))
                .contains(new Tool("wait", "{\"a\":\"=\"}"));
        assertThat(options("--slow-call", "wait").tool("--slow-call")).contains(new Tool("wait", "{}"));
        assertThat(options().tool("--slow-call")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seconds 0|--seconds takes a number from 1 to 300, not '0'",
                "--addresses 250|--addresses takes a number from 1 to 249, not '250'",
                "--scenarios listen=x|--scenarios takes a number from 1 to 100000, not 'x'",
                "--scenarios flood|There is no scenario 'flood'",
                "--heap|--heap needs a value",
                "-Dmcp.endpoint|-D takes NAME=VALUE, not 'mcp.endpoint'",
                "--fast|Unknown option --fast",
            })
    void wrongOptionIsExplained(String arguments, String message) {
        assertThatThrownBy(() -> options(arguments.split(" ")).scenarios())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static Options options(String... arguments) {
        return Options.of(Stream.concat(Stream.of("target", "."), List.of(arguments).stream())
                .toList());
    }
}
