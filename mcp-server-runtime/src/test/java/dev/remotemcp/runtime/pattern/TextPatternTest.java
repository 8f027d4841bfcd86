package dev.remotemcp.runtime.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What text from outside can cost, whatever the pattern is. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TextPatternTest {
    private static final String HUNDRED_THOUSAND = "abcdefghij".repeat(10_000);

    private static TextPattern whole(String regex) {
        return TextPattern.whole(TextPatternTest.class, regex);
    }

    private static boolean matches(String regex, String text) {
        PatternWork work = new PatternWork();
        boolean matches = work.matches(whole(regex), text);
        assertThat(work.exceededBy()).isNull();
        return matches;
    }

    @ParameterizedTest
    @ValueSource(strings = {"(.*a){12}b", "(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)*b", "((a?){30}a{30})b", "(a*)*(a*)*b"})
    void nestedRepetitionCostsNothing(String regex) {
        assertThat(matches(regex, "a".repeat(60))).isFalse();
        assertThat(matches(regex, "a".repeat(60) + "b")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"([a-z]|[0-9])*", "(?:a|[b-j])+", "(([a-j]))*", "(abcdefghij)*", "(a|b|cd?|d|[e-j])*"})
    void aLongTextNeedsNoStack(String regex) {
        assertThat(matches(regex, HUNDRED_THOUSAND)).isTrue();
        assertThat(matches(regex, HUNDRED_THOUSAND + "!")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)(.*a){12}b", "(.*a){12}\\b!", "(a)(\\1+)+b"})
    void aPatternThatBacktracksIsCutShort(String regex) {
        PatternWork work = new PatternWork();
        TextPattern pattern = whole(regex);

        assertThat(work.matches(pattern, "a".repeat(60))).isFalse();
        assertThat(work.exceededBy()).isSameAs(pattern);
    }

    @Test
    void aPatternThatNeedsTooDeepAStackIsCutShort() {
        PatternWork work = new PatternWork();
        TextPattern pattern = whole("(?=a)([a-z]|[0-9])*");

        assertThat(work.matches(pattern, "abc1")).isTrue();
        assertThat(work.matches(pattern, HUNDRED_THOUSAND)).isFalse();
        assertThat(work.exceededBy()).isSameAs(pattern);
    }

    @Test
    void allPatternsShareOneBound() {
        PatternWork work = new PatternWork();
        TextPattern costly = whole("(?=a)(.*a){5}b"); // about 300,000 steps
        String text = "a".repeat(40);
        int checked = 0;
        while (work.exceededBy() == null && checked < 10_000) {
            work.matches(costly, text);
            checked++;
        }

        assertThat(checked).isBetween(2, 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[A-Z]{3}-\\d{4}", "(?=[A-Z])[A-Z]{3}-\\d{4}", "(?!X)[A-Z]+-\\d+", "\\b[A-Z]{3}-\\d{4}\\b"})
    void aLongListOfShortTextsPasses(String regex) {
        PatternWork work = new PatternWork();
        TextPattern pattern = whole(regex);
        for (int i = 0; i < 100_000; i++) {
            assertThat(work.matches(pattern, "ABC-1234")).isTrue();
        }

        assertThat(work.exceededBy()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-z]*", "(?=a)[a-z]+", ".{1,5000000}", "(?!.*[^a-z]).*", "([a-z]{2})*", "\\b\\w*\\b"})
    void theLongestTextOfARequestPassesSimplePatterns(String regex) {
        assertThat(matches(regex, HUNDRED_THOUSAND.repeat(40))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".*a.{50}", ".*a.{200}", "(.*,){20}x", "([a-z]{1,250})*!"})
    void manyStatesAtATimeStayWithinTheBound(String regex) {
        String text = "aab,abb,bab".repeat(360_000);
        long start = System.nanoTime();

        new PatternWork().matches(whole(regex), text);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void manyThreadsMatchAtATime() throws Exception {
        TextPattern pattern = whole("(?:[a-z]+[0-9]*-)*end");
        Thread[] threads = new Thread[4];
        boolean[] right = new boolean[threads.length];
        for (int i = 0; i < threads.length; i++) {
            int thread = i;
            threads[i] = Thread.ofPlatform().start(() -> {
                boolean all = true;
                for (int n = 0; n < 2000; n++) {
                    String text = ("x" + n + "-").repeat(1 + n % 7);
                    PatternWork work = new PatternWork();
                    all &= work.matches(pattern, text + "end") && !work.matches(pattern, text + "END");
                }
                right[thread] = all;
            });
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        }

        assertThat(right).containsOnly(true);
    }

    @ParameterizedTest
    @CsvSource({
        "a$, 'a\n', false",
        "^a$, a, true",
        "b, abc, true",
        "^b, abc, false",
        "[$], a$b, true",
        "\\$, a$b, true",
        "'', x, true",
        "^$, '', true",
        "^$, x, false",
        "^a|c$, abc, true",
        "^a|c$, bcb, false",
        "\\bb\\b, a b c, true"
    })
    void aPatternOfASchemaIsFoundAnywhere(String regex, String text, boolean found) {
        assertThat(new PatternWork().matches(TextPattern.anywhere(regex), text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                "^[a-z]+(-[a-z]+)*$",
                "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                "[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}",
                "\\d{4}-\\d{2}-\\d{2}",
                "(?<year>\\d{4})|\\p{Lu}\\p{IsAlphabetic}*?",
                "(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}",
                "[\\w.\\[\\]-]{1,200}"
            })
    void patternsOfTheUsualKindAreReadOnce(String regex) {
        assertThat(whole(regex).isLinear()).isTrue();
    }
}
