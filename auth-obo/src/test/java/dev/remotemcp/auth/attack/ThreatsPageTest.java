package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of attacks and the tests that make them name each other, and no attack is without a test. */
final class ThreatsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "threats.md");
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Pattern LINE = Pattern.compile("\\| (\\d+) \\| .+ \\| .+ \\| (.+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    /** What cannot be tried, because there is nothing to attack. */
    private static final Set<Integer> WITHOUT_A_TEST = Set.of(54);

    @Test
    void thePageNamesTheTestsOfEveryAttack() throws Exception {
        Map<Integer, Set<String>> told = told();
        assertThat(told.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 61).boxed().toList());
        Map<Integer, Set<String>> made = made();
        WITHOUT_A_TEST.forEach(row -> made.put(row, Set.of()));
        assertThat(told).isEqualTo(made);
    }

    private static Map<Integer, Set<String>> told() throws IOException {
        Map<Integer, Set<String>> rows = new TreeMap<>();
        for (String text : Files.readAllLines(PAGE)) {
            Matcher line = LINE.matcher(text);
            if (line.matches()) {
                Set<String> tests = TEST.matcher(line.group(2))
                        .results()
                        .map(test -> test.group(1) + "." + test.group(2))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(rows.put(Integer.valueOf(line.group(1)), tests)).isNull();
            }
        }
        return rows;
    }

    private static Map<Integer, Set<String>> made() throws Exception {
        Map<Integer, Set<String>> rows = new TreeMap<>();
        for (Class<?> type : testClasses()) {
            for (Method method : type.getDeclaredMethods()) {
                Row row = method.getAnnotation(Row.class);
                if (row != null) {
                    Arrays.stream(row.value())
                            .forEach(number -> rows.computeIfAbsent(number, none -> new TreeSet<>())
                                    .add(type.getSimpleName() + "." + method.getName()));
                }
            }
        }
        return rows;
    }

    private static List<Class<?>> testClasses() throws Exception {
        List<Path> files;
        try (Stream<Path> found = Files.walk(CLASSES)) {
            files = found.filter(file -> file.toString().endsWith("Test.class")).toList();
        }
        return files.stream().<Class<?>>map(ThreatsPageTest::load).toList();
    }

    private static Class<?> load(Path file) {
        String name =
                CLASSES.relativize(file).toString().replaceAll("\\.class$", "").replaceAll("[/\\\\]", ".");
        try {
            return Class.forName(name, false, ThreatsPageTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
