package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of docs/constraints.md against the constraints that there are, and what is said of broken ones. */
class ConstraintsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "constraints.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| (`@[^|]+) \\|[^|]+\\|[^|]+\\| `([^|]+)` \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("@(\\w+)");

    @Test
    void theTableHasAllConstraintsOfJakartaValidation() throws IOException {
        List<String> there = new ClassFileImporter()
                .importPackages(NotNull.class.getPackageName()).stream()
                        .filter(JavaClass::isAnnotation)
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName)
                        .toList();

        assertThat(there).contains("NotNull", "Size");
        assertThat(rows().stream()
                        .flatMap(row -> NAME.matcher(row.group(1)).results().map(name -> name.group(1))))
                .containsAll(there)
                .isSubsetOf(there);
    }

    @Test
    void theTableTellsWhatIsSaid() throws IOException {
        List<String> said = ConstraintCasesTest.cases()
                .flatMap(one -> one.says().stream())
                .map(problem -> problem.substring(problem.indexOf(": ") + 2))
                .toList();

        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(said).as(row.group()).anyMatch(rule -> rule.startsWith(row.group(2))));
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }
}
