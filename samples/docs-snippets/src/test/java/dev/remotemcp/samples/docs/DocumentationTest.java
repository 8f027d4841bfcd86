package dev.remotemcp.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What README.md and docs show is what the build compiles, and their links lead somewhere. */
class DocumentationTest {
    private static final Path ROOT = root();

    @TestFactory
    Stream<DynamicTest> everyJavaBlockIsARegionThatTheBuildCompiles() {
        Sources sources = new Sources(ROOT);
        return Page.all(ROOT).stream()
                .flatMap(page -> page.javaBlocks().stream()
                        .map(block -> DynamicTest.dynamicTest(name(page) + ":" + block.line(), () -> {
                            Page.Region region = block.region()
                                    .orElseThrow(() -> new AssertionError(name(page) + ":" + block.line()
                                            + " shows Java without a line <!-- snippet: Type#region --> before it"));
                            assertThat(block.code())
                                    .as(
                                            "%s:%d shows the region %s#%s",
                                            name(page), block.line(), region.type(), region.name())
                                    .isEqualTo(sources.text(region));
                        })));
    }

    @Test
    void showsJava() {
        assertThat(Page.all(ROOT).stream()
                        .mapToInt(page -> page.javaBlocks().size())
                        .sum())
                .isGreaterThan(10);
    }

    @Test
    void everyFileThatAPageShowsIsThatFile() throws IOException {
        int shown = 0;
        for (Page page : Page.all(ROOT)) {
            for (Page.Shown file : page.shownFiles()) {
                shown++;
                assertThat(file.text())
                        .as("%s shows %s", name(page), file.path())
                        .isEqualTo(Files.readString(ROOT.resolve(file.path())).stripTrailing());
            }
        }
        assertThat(shown).isPositive();
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeadingInIt() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all(ROOT)) {
            for (String link : page.relativeLinks()) {
                links++;
                if (!resolves(page, link)) {
                    broken.add(name(page) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isPositive();
    }

    private static boolean resolves(Page page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        if (!target.startsWith(ROOT) || !Files.exists(target)) {
            return false;
        }
        return hash < 0 || Page.read(target).anchors().contains(link.substring(hash + 1));
    }

    private static String name(Page page) {
        return ROOT.relativize(page.file()).toString();
    }

    /** Tests run in the module's folder, IDEs start them anywhere below the project's. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("docs"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Run this test within the project: no README.md and docs above "
                        + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
