package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The script of the preview of MCP Apps, which is checked in so that nobody needs npm to build the project. After a
 * change to its sources, {@code -Dpreview.mode=apply} writes it.
 */
class PreviewBundleTest {
    private static final Path BUNDLE = NodeTools.folder()
            .resolveSibling("apps-ui-resources")
            .resolve("src/main/resources/dev/remotemcp/apps/preview/preview.js");

    private static JsonNode made;

    @BeforeAll
    static void bundle() throws IOException, InterruptedException {
        NodeRun.Outcome outcome = NodeRun.start(NodeTools.installed().command(Path.of("bundle.mjs")))
                .end();
        assertThat(outcome.exit()).as(outcome.errors()).isZero();
        made = JsonMapper.shared().readTree(outcome.output());
        if (System.getProperty("preview.mode", "check").equals("apply")) {
            Files.writeString(BUNDLE, made.path("code").asString());
        }
    }

    @Test
    void theBundleIsWhatItsSourceGives() throws IOException {
        assertThat(Files.readString(BUNDLE).equals(made.path("code").asString()))
                .as(
                        "%s is what its sources give; if they have changed, run this test with -Dpreview.mode=apply",
                        BUNDLE)
                .isTrue();
    }

    @Test
    void theLicencesNameEveryPackageInTheBundle() throws IOException {
        String licences = Files.readString(BUNDLE.resolveSibling("preview.js.licences.txt"));

        assertThat(made.path("packages"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(licences.lines()).contains(name.asString()));
    }
}
