package dev.remotemcp.conformance;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The official conformance suite against {@code samples/conformance-server}: a test per scenario. */
class OfficialSuiteTest {
    @TestFactory
    Stream<DynamicTest> everyRequiredScenarioOf20251125Passes() throws IOException, InterruptedException {
        return everyRequiredScenarioPasses(OfficialSuite.LEGACY);
    }

    @TestFactory
    Stream<DynamicTest> everyRequiredScenarioOf20260728Passes() throws IOException, InterruptedException {
        return everyRequiredScenarioPasses(OfficialSuite.MODERN);
    }

    private static Stream<DynamicTest> everyRequiredScenarioPasses(OfficialSuite suite)
            throws IOException, InterruptedException {
        NodeTools tools = NodeTools.installed();
        try (ServerProcess server = ServerProcess.start("conformance-server")) {
            return suite.everyRequiredScenarioPasses(tools, server.url(), "suite");
        }
    }
}
