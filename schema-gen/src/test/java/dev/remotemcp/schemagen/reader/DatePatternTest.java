package dev.remotemcp.schemagen.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd.MM.yyyy HH:mm",
                "d/M/uuuu H:mm:ss",
                "yyyyMMdd'T'HHmm",
                "yy-MM-dd'''at'''HH.mm",
                "yyyy-MM-dd HH:mm:ss.SSS",
                "uuuu+MM(dd) HH|mm"
            })
    void matchesWhatTheFormatterWrites(String pattern) {
        DatePattern read = DatePattern.parse(pattern, Direction.INPUT).orElseThrow();
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern);
        LocalDateTime day = LocalDateTime.of(2024, 1, 1, 0, 0);
        for (int i = 0; i < 1000; i++) {
            LocalDateTime moment = day.plusHours(11L * i).plusMinutes(i).plusSeconds(7L * i);
            assertThat(formatter.format(moment)).matches(Pattern.compile(read.regex()));
        }
        assertThat(read.example()).matches(Pattern.compile(read.regex()));
    }

    @Test
    void whatMatchesTheFormatterReads() {
        DatePattern read = DatePattern.parse("dd.MM.yyyy", Direction.INPUT).orElseThrow();
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern("dd.MM.yyyy");
        for (String text : new String[] {"01.01.0001", "31.12.9999", "29.02.2023", "31.04.2020"}) {
            assertThat(text).matches(Pattern.compile(read.regex()));
            assertThat(LocalDate.parse(text, formatter)).isNotNull();
        }
        assertThat("01.01.0000").doesNotMatch(Pattern.compile(read.regex()));
        assertThat("1.1.2020").doesNotMatch(Pattern.compile(read.regex()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d MMM yyyy", "EEE", "yyyy-'W'ww", "HH:mm z", "[yyyy]", "'open", "", "hh:mm a"})
    void onlyNumbersAndLiteralsAreKnown(String pattern) {
        assertThat(DatePattern.parse(pattern, Direction.INPUT)).isEmpty();
    }

    @Test
    void knowsWhetherAPatternSaysEnough() {
        DatePattern date = DatePattern.parse("dd.MM.yyyy", Direction.INPUT).orElseThrow();
        assertThat(date.suffices(ScalarKind.LOCAL_DATE, false)).isTrue();
        assertThat(date.suffices(ScalarKind.YEAR_MONTH, false)).isTrue();
        assertThat(date.suffices(ScalarKind.LOCAL_DATE_TIME, false)).isFalse();
        DatePattern moment =
                DatePattern.parse("yyyy-MM-dd HH:mm", Direction.INPUT).orElseThrow();
        assertThat(moment.suffices(ScalarKind.INSTANT, true)).isTrue();
        assertThat(moment.suffices(ScalarKind.INSTANT, false)).isFalse();
    }
}
