package dev.remotemcp.runtime.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random patterns and texts: automata say the same of them as {@link java.util.regex}. */
class RegexAgreementTest {
    private static final String[] CHARACTERS = {"a", "b", "c", "-", "\u00e9", "\ud83d\ude00", "}", "]", "1", " "};
    private static final String[] SETS = {
        ".",
        "[a-b]",
        "[^a]",
        "[a\\]]",
        "[\\w-]",
        "[a-c[x]]",
        "[^\\d]",
        "[\u00e9-\u00fc]",
        "[\ud83d\ude00a]",
        "\\d",
        "\\w",
        "\\s",
        "\\S",
        "\\p{L}",
        "\\PL",
        "\\p{Lu}",
        "\\.",
        "\\-",
        "\\x41",
        "\\u0061",
        "\\n",
        "\\x{1F600}",
        "^",
        "$",
        "\\z"
    };
    private static final String[] QUANTIFIERS = {
        "*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}", "*?", "+?", "??", "{0}", "{1}"
    };
    private static final String[] TEXTS = {
        "a", "b", "c", "-", "a", "b", "\u00e9", "\u00fc", "\ud83d\ude00", "A", "x", "1", "\n", " ", "]", "}", "\ud83d"
    };

    private Random random = new Random(0);
    private int groups;

    @RepeatedTest(2)
    void automataAgreeWithTheJdk(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        int linear = 0;
        int matching = 0;
        int texts = 0;
        for (int i = 0; i < 10_000; i++) {
            String regex = alternatives(3);
            boolean anywhere = random.nextBoolean() && !regex.contains("$");
            if (!compiles(regex)) {
                continue;
            }
            TextPattern pattern = anywhere ? TextPattern.anywhere(regex) : TextPattern.whole(getClass(), regex);
            if (!pattern.isLinear()) {
                continue;
            }
            linear++;
            Pattern jdk = Pattern.compile(regex);
            for (int j = 0; j < 10; j++) {
                String text = text();
                boolean expected =
                        anywhere ? jdk.matcher(text).find() : jdk.matcher(text).matches();
                assertThat(new PatternWork().matches(pattern, text))
                        .as("%s %s on '%s'", anywhere ? "find" : "match", regex, text)
                        .isEqualTo(expected);
                matching += expected ? 1 : 0;
                texts++;
            }
        }

        // Else the agreement would be that on nothing.
        assertThat(linear).isGreaterThan(5_000);
        assertThat(matching).isBetween(texts / 20, texts * 19 / 20);
    }

    private static boolean compiles(String regex) {
        try {
            Pattern.compile(regex);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private String alternatives(int levels) {
        StringBuilder regex = new StringBuilder(sequence(levels));
        for (int i = random.nextInt(3); i > 1; i--) {
            regex.append('|').append(sequence(levels));
        }
        return regex.toString();
    }

    private String sequence(int levels) {
        StringBuilder regex = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            regex.append(atom(levels));
            if (random.nextInt(3) == 0) {
                regex.append(one(QUANTIFIERS));
            }
        }
        return regex.toString();
    }

    private String atom(int levels) {
        int kind = random.nextInt(levels > 0 ? 10 : 7);
        if (kind < 4) {
            return one(CHARACTERS);
        }
        if (kind < 7) {
            return one(SETS);
        }
        String open = one(new String[] {"(", "(?:", "(?<g" + groups++ + ">"});
        return open + alternatives(levels - 1) + ")";
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(one(TEXTS));
        }
        return text.toString();
    }

    private String one(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
