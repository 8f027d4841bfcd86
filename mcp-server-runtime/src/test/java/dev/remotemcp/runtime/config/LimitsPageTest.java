package dev.remotemcp.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Walks the tables of what is bounded and of the attacks on it: each row names tests that exist, and settings that are
 * documented; each setting that is a bound has a row.
 */
class LimitsPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern SETTING = Pattern.compile("`((?:mcp)\\.[a-z0-9.-]+)`");
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(mcp\\.[^`]+)` \\|", Pattern.MULTILINE);

    /** Settings below the prefixes of bounds that bound nothing. */
    private static final Set<String> NO_BOUNDS = Set.of(
            "mcp.connections.trusted-proxies",
            "mcp.limits.hold-time",
            "mcp.limits.shutdown-timeout",
            "mcp.legacy.sessions",
            "mcp.legacy.session-timeout",
            "mcp.streams.keep-alive");

    private static final Map<String, String> TESTS = new HashMap<>();

    @BeforeAll
    static void readTests() throws IOException {
        for (Path module : List.of(Path.of(""), Path.of("..", "auth-obo"))) {
            try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "test", "java")))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    String name = file.getFileName().toString();
                    TESTS.merge(
                            name.substring(0, name.length() - ".java".length()),
                            Files.readString(file),
                            String::concat);
                }
            }
        }
    }

    @Test
    void everyBoundNamesTestsThatExist() throws IOException {
        List<String> rows = rows(DOCS.resolve(Path.of("reference", "limits.md")));
        assertThat(rows).hasSizeGreaterThan(25);
        assertThat(rows).allSatisfy(LimitsPageTest::namesTests);
    }

    @Test
    void everyAttackOnResourcesNamesTestsThatExist() throws IOException {
        List<String> rows = rows(DOCS.resolve("threats.md")).stream()
                .filter(row -> row.startsWith("| R"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        assertThat(rows).allSatisfy(LimitsPageTest::namesTests);
    }

    @Test
    void everySettingOnThePageIsRead() throws IOException {
        Set<String> documented = documented();
        assertThat(settings(Files.readString(DOCS.resolve(Path.of("reference", "limits.md")))))
                .allSatisfy(setting -> assertThat(documented).contains(setting));
    }

    @Test
    void everySettingThatIsABoundIsOnThePage() throws IOException {
        Set<String> bounds = documented().stream()
                .filter(setting -> setting.matches("mcp\\.(connections|memory|limits|legacy|streams)\\..*"))
                .filter(setting -> !NO_BOUNDS.contains(setting))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(settings(Files.readString(DOCS.resolve(Path.of("reference", "limits.md")))))
                .containsAll(bounds);
    }

    private static void namesTests(String row) {
        List<MatchResult> named = TEST.matcher(row).results().toList();
        assertThat(named).as(row).isNotEmpty();
        assertThat(named)
                .allSatisfy(test -> assertThat(TESTS.getOrDefault(test.group(1), ""))
                        .as(test.group())
                        .contains("void " + test.group(2) + "("));
    }

    /** The rows of all tables without their heads. */
    private static List<String> rows(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what |") && !line.startsWith("| # |"))
                .toList();
    }

    private static Set<String> settings(String text) {
        return SETTING.matcher(text)
                .results()
                .map(setting -> setting.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The settings that the pages of this project have in their tables, which other tests compare with the code. */
    private static Set<String> documented() throws IOException {
        Set<String> settings = new TreeSet<>();
        for (String page : List.of("configuration.md", "sign-in.md", "on-behalf-of.md")) {
            DOCUMENTED
                    .matcher(Files.readString(DOCS.resolve(page)))
                    .results()
                    .forEach(row -> settings.add(row.group(1)));
        }
        return settings;
    }
}
