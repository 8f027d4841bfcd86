package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void anyNumberOfUnknownArgumentsIsRefusedBeforeComparingThemTakesLong() {
        Arguments arguments = arguments(members(200_000, i -> "\"a" + i + "\":1"));

        assertThatThrownBy(() -> {
                    while (arguments.next()) {
                        arguments.unknown();
                    }
                })
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("more than 1000 arguments");
    }

    @Test
    void aThousandProblemsAreToldAsAFew() {
        Arguments arguments = arguments(members(1000, i -> "\"same\":1"));
        while (arguments.next()) {
            arguments.unknown();
        }

        assertThatThrownBy(arguments::verify)
                .isInstanceOfSatisfying(
                        InvalidArgumentsException.class,
                        e -> assertThat(e.problems()).hasSize(50).allMatch("same: is given twice"::equals));
    }

    @Test
    void aSetTakesOnceWhatStandsThereInTwoForms() {
        Arguments arguments = arguments("{\"waits\":[\"PT60S\",\"PT1S\",\"PT1M\"]}");

        assertThat(arguments.next()).isTrue();
        assertThat(arguments.readSet(Scalars.DURATION)).containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(1));
        assertThatCode(arguments::verify).doesNotThrowAnyException();
    }

    @Test
    void anExplicitNullCountsAsAbsent() {
        Arguments arguments = arguments("{\"city\":null}");

        assertThat(arguments.next()).isFalse();
        arguments.require("city");
        assertThatThrownBy(arguments::verify).hasMessageContaining("city: is required");
    }

    @Test
    void aMisspeltNameIsToldBesideTheOneThatIsMissing() {
        Arguments arguments = arguments("{\"citty\":\"Oslo\"}");
        while (arguments.next()) {
            arguments.unknown();
        }
        arguments.require("city");

        assertThatThrownBy(arguments::verify).hasMessageContaining("did you mean 'city' where you wrote 'citty'?");
    }

    @Test
    void anUnknownArgumentIsRefusedWhereThatIsAskedForWithTheOneThatWasMeant() {
        Arguments arguments = arguments("{\"citty\":\"Oslo\",\"zzz\":1}").refusingUnknown();
        while (arguments.next()) {
            arguments.unknown("days", "city");
        }

        assertThatThrownBy(arguments::verify)
                .isInstanceOfSatisfying(
                        InvalidArgumentsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "unknown argument 'citty'; did you mean 'city'?", "unknown argument 'zzz'"));
    }

    @Test
    void aHugeNameIsNeitherComparedNorRepeatedWhole() {
        Arguments arguments = arguments("{\"" + "a".repeat(40_000) + "\":1}");
        while (arguments.next()) {
            arguments.refuse("city");
        }

        assertThatThrownBy(arguments::verify)
                .isInstanceOfSatisfying(
                        InvalidArgumentsException.class,
                        e -> assertThat(e.problems()).containsExactly("unknown argument '" + "a".repeat(60) + "…'"));
    }

    private static String members(int count, IntFunction<String> member) {
        return IntStream.range(0, count).mapToObj(member).collect(Collectors.joining(",", "{", "}"));
    }

    private static Arguments arguments(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return Arguments.of(bytes, 0, bytes.length);
    }
}
