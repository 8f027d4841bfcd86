package dev.remotemcp.schemagen.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternFlagsTest {
    private static final List<String> ANY_CASE = List.of("CASE_INSENSITIVE");

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ab1 [aA][bB]1",
                "[a-f0-9_] [a-fA-F0-9_]",
                "[^B-D] [^B-Db-d]",
                "[xY-] [xXyY-]",
                "(?:a|\\d+)\\.{2,3} (?:[aA]|\\d+)\\.{2,3}",
                "(?=a)(b) (?=[aA])([bB])",
                "\\w\\-x \\w\\-[xX]",
                "å å"
            })
    void lettersStandInBothCases(String regex, String written) {
        assertThat(PatternFlags.writtenOut(regex, ANY_CASE)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x41", "\\p{Lu}", "(a)\\1", "(?<name>a)", "[A-z]", "[a[b]]", "[a&&b]", "[a", "a\\"})
    void whatIsNotSimpleIsLeftToItsAuthor(String regex) {
        assertThat(PatternFlags.writtenOut(regex, ANY_CASE)).isEmpty();
    }

    @Test
    void aDotBecomesAnyCharacter() {
        assertThat(PatternFlags.writtenOut("a.[.]\\.", List.of("DOTALL"))).contains("a[\\s\\S][.]\\.");
    }

    @Test
    void otherFlagsAreNotKnown() {
        assertThat(PatternFlags.writtenOut("a", List.of("CASE_INSENSITIVE", "COMMENTS")))
                .isEmpty();
        assertThat(PatternFlags.writtenOut("a\\x41", List.of())).contains("a\\x41");
    }
}
