package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** The official conformance suite against {@code samples/conformance-server}: a test per scenario. */
class OfficialSuiteTest {
    record Problem(String status, String id, String message) {}

    record Scenario(String scenario, boolean scored, boolean passed, int checks, List<Problem> problems) {}

    @TestFactory
    Stream<DynamicTest> everyRequiredScenarioOf20251125Passes() throws IOException, InterruptedException {
        return everyRequiredScenarioPasses("2025-11-25", 30, 3);
    }

    @TestFactory
    Stream<DynamicTest> everyRequiredScenarioOf20260728Passes() throws IOException, InterruptedException {
        return everyRequiredScenarioPasses("2026-07-28", 37, 3);
    }

    private static Stream<DynamicTest> everyRequiredScenarioPasses(String revision, int scored, int others)
            throws IOException, InterruptedException {
        NodeTools tools = NodeTools.installed();
        Path results = NodeTools.folder().resolve("target").resolve("suite-" + revision);
        String output;
        int exit;
        try (ServerProcess server = ServerProcess.start("conformance-server")) {
            Process suite = tools.command(
                            Path.of("suite.mjs"), revision, server.url().toString(), results.toString())
                    .start();
            output = new String(suite.getInputStream().readAllBytes());
            exit = suite.waitFor();
        }
        System.out.println(output);
        Path summary = results.resolve("summary.json");
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
