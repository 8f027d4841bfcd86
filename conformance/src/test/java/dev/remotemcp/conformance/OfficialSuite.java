package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official conformance suite of one revision.
 *
 * @param revision for example 2026-07-28
 * @param scored how many scenarios the suite scores
 * @param others how many others must pass, too
 */
record OfficialSuite(String revision, int scored, int others) {
    static final OfficialSuite LEGACY = new OfficialSuite("2025-11-25", 30, 3);
    static final OfficialSuite MODERN = new OfficialSuite("2026-07-28", 37, 3);

    record Problem(String status, String id, String message) {}

    record Scenario(String scenario, boolean scored, boolean passed, int checks, List<Problem> problems) {}

    /**
     * Runs it against a server: a test per required scenario.
     *
     * @param results name of the folder below target for what the suite writes
     */
    Stream<DynamicTest> everyRequiredScenarioPasses(NodeTools tools, URI server, String results)
            throws IOException, InterruptedException {
        Path folder = NodeTools.folder().resolve("target").resolve(results + "-" + revision);
        Process suite = tools.command(Path.of("suite.mjs"), revision, server.toString(), folder.toString())
                .start();
        String output = new String(suite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = suite.waitFor();
        System.out.println(output);
        Path summary = folder.resolve("summary.json");
        if (!Files.exists(summary)) {
            throw new AssertionError("The suite did not run:\n" + output);
        }
        List<Scenario> scenarios = List.of(JsonMapper.shared().readValue(summary.toFile(), Scenario[].class));
        boolean allPassed = scenarios.stream().allMatch(Scenario::passed);
        return Stream.concat(
                scenarios.stream()
                        .map(scenario -> dynamicTest(
                                scenario.scenario(),
                                () -> assertThat(scenario.passed())
                                        .as(
                                                "scenario %s passes; problems: %s",
                                                scenario.scenario(), scenario.problems())
                                        .isTrue())),
                Stream.of(
                        dynamicTest(
                                "every scenario that the suite scores has run",
                                () -> assertThat(scenarios.stream().filter(Scenario::scored))
                                        .hasSize(scored)),
                        dynamicTest(
                                "every other required scenario has run",
                                () -> assertThat(scenarios.stream().filter(scenario -> !scenario.scored()))
                                        .hasSize(others)),
                        dynamicTest(
                                "the exit code tells whether all passed",
                                () -> assertThat(exit == 0)
                                        .as("exit code %d of:%n%s", exit, output)
                                        .isEqualTo(allPassed))));
    }
}
