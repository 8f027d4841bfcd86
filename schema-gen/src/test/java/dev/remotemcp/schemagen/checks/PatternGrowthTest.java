package dev.remotemcp.schemagen.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns backtracking engines can take exponentially long for. */
class PatternGrowthTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a*)*",
                "(a|a)*",
                "(a|aa)+",
                "(a*b?)*",
                "(.+)+",
                "(.*a){12}b",
                "([a-z]|[a-z0-9])*",
                "(\\w+\\s?)*",
                "^(\\d+)*$",
                "(a?b?)*c(x+x+)+y",
                "(?:[^\"]+|\\\\.)*",
                "([a-z]+-?)+",
                "(\\d{1,3},?){1,20}",
                "(?=(x+)+y)x*",
                "^([a-zA-Z0-9_.-]+)*@x",
                "^\\w+([.-]?\\w+)*@\\w+([.-]?\\w+)*(\\.\\w{2,3})+$"
            })
    void repetitionThatTakesATextInTwoWaysExplodes(String regex) {
        assertThat(PatternGrowth.isExponential(regex)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                ".*",
                "^.*foo.*$",
                "\\s*\\S+\\s*",
                "^[a-z]+(-[a-z]+)*$",
                "^[a-z]+(?:[._-][a-z0-9]+)*$",
                "[A-Z]{3}-\\d{4}",
                "\\d{4}-\\d{2}-\\d{2}",
                "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?",
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})",
                "-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?",
                "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$",
                "[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}",
                "^[\\w.+-]+@([\\w-]+\\.)+[\\w-]{2,4}$",
                "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*",
                "(?:\\d{1,3}\\.){3}\\d{1,3}",
                "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}",
                "^(?=.*[A-Z])(?=.*\\d).{8,64}$",
                "(foo|foobar)*",
                "([a-z]|[0-9])*",
                "(?:[^\"\\\\]|\\\\.)*",
                "https?://[^\\s/$.?#].[^\\s]*",
                "\\+?[0-9 ()-]{7,20}",
                "^[A-Z][a-z]+( [A-Z][a-z]+)*$",
                "\\w+(\\s+\\w+)*",
                "(\\w+,)*\\w+",
                "/(?:[^/]+/)*[^/]*",
                "^(\\p{L}|\\p{N}|_)+$",
                "\\bfoo\\b",
                "(a{1,3}b){1,50}",
                "(a)\\1",
                "[a"
            })
    void patternsOfTheUsualKindDoNot(String regex) {
        assertThat(PatternGrowth.isExponential(regex)).isFalse();
    }
}
