package dev.remotemcp.schemagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.remotemcp.schemagen.ErrorsPage.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Holds docs/compile-errors.md against the processor, in both directions: what the page lists the processor reports in
 * the tests of this package, and what its sources can say is on the page. What no test provokes is therefore noticed,
 * too.
 */
@Order(Integer.MAX_VALUE)
class ErrorsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "compile-errors.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Set<Diagnostic.Kind> KINDS =
            Set.of(Diagnostic.Kind.ERROR, Diagnostic.Kind.WARNING, Diagnostic.Kind.NOTE);

    private static ErrorsPage page;

    /** Runs the tests that compile something and have not run yet, as when this one is run alone. */
    @BeforeAll
    static void provokeEveryMessage() throws IOException {
        page = ErrorsPage.read(PAGE);
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage(ErrorsPageTest.class.getPackageName()))
                                .filters(
                                        includeClassNamePatterns("dev\\.remotemcp\\.schemagen\\.\\w+Test"),
                                        excludeClassNamePatterns(Pattern.quote(ErrorsPageTest.class.getName())),
                                        (PostDiscoveryFilter) ErrorsPageTest::unlessFinished)
                                .build(),
                        summary);
        assertThat(summary.getSummary().getFailures())
                .as("failures of the tests that provoke messages")
                .extracting(failure -> failure.getTestIdentifier().getUniqueId())
                .isEmpty();
    }

    private static FilterResult unlessFinished(TestDescriptor test) {
        boolean finished = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getClassName())
                .filter(FinishedTests::has)
                .isPresent();
        return FilterResult.includedIf(!finished);
    }

    @Test
    void everyRowIsAMessageThatTheProcessorReports() {
        assertThat(page.rows())
                .filteredOn(row -> Reported.of(row.kind()).stream().noneMatch(row::says))
                .extracting(Row::message)
                .isEmpty();
    }

    @Test
    void everyPlaceIsOneWithWhichAMessageBegins() {
        assertThat(page.places())
                .filteredOn(place -> reported()
                        .noneMatch(message -> Pattern.compile(ErrorsPage.regex(place) + " .*")
                                .matcher(message)
                                .matches()))
                .isEmpty();
    }

    @Test
    void everyMessageThatIsReportedStandsInARowOfItsKind() {
        for (Diagnostic.Kind kind : KINDS) {
            assertThat(Reported.of(kind)).as("messages of the kind " + kind).isNotEmpty();
            assertThat(Reported.of(kind))
                    .filteredOn(
                            message -> page.rows().stream().noneMatch(row -> row.kind() == kind && row.says(message)))
                    .isEmpty();
        }
    }

    @Test
    void noMessageStandsThereTwice() {
        assertThat(page.texts()).doesNotHaveDuplicates();
    }

    @Test
    void everyTextThatMessagesAreMadeOfStandsOnThePage() throws IOException {
        List<MessageTexts.Text> texts = MessageTexts.in(SOURCES);

        assertThat(texts).hasSizeGreaterThan(200);
        assertThat(texts)
                .filteredOn(text -> {
                    Pattern pattern = Pattern.compile(ErrorsPage.regex(text.template()));
                    return page.texts().stream()
                            .noneMatch(row -> pattern.matcher(row).find());
                })
                .isEmpty();
    }

    private static Stream<String> reported() {
        return KINDS.stream().flatMap(kind -> Reported.of(kind).stream());
    }
}
