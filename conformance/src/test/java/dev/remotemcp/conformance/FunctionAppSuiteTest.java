package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.hostdouble.FunctionHost;
import dev.remotemcp.packaging.FunctionApp;
import dev.remotemcp.packaging.FunctionAppPackager;
import dev.remotemcp.packaging.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official conformance suite through the double of the Functions host: against {@code samples/conformance-server},
 * packaged as a function app that takes the Java of this machine.
 */
class FunctionAppSuiteTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyRequiredScenarioOf20251125Passes() throws Exception {
        return everyRequiredScenarioPasses(OfficialSuite.LEGACY);
    }

    @TestFactory
    Stream<DynamicTest> everyRequiredScenarioOf20260728Passes() throws Exception {
        return everyRequiredScenarioPasses(OfficialSuite.MODERN);
    }

    private Stream<DynamicTest> everyRequiredScenarioPasses(OfficialSuite suite) throws Exception {
        NodeTools tools = NodeTools.installed();
        Path java = Path.of(System.getProperty("java.home"));
        FunctionApp app = new FunctionApp(
                jars(),
                "dev.remotemcp.runtime.RemoteMcp",
                List.of("-Dmcp.auth.provider=none"),
                new FunctionApp.Java.Installed(
                        java.resolve("bin").resolve("java").toString()),
                FunctionApp.Access.ANONYMOUS,
                Optional.empty(),
                Map.of());
        new FunctionAppPackager(Jdk.at(java), Instant.EPOCH, line -> {}).make(app, folder);
        Queue<String> output = new ConcurrentLinkedQueue<>();
        try (FunctionHost host = FunctionHost.start(folder, new FunctionHost.Options(0, false, output::add))) {
            Stream<DynamicTest> tests =
                    suite.everyRequiredScenarioPasses(tools, host.url().resolve("/mcp"), "function-app-suite");
            assertThat(output)
                    .as("the server has run all the time")
                    .noneMatch(line -> line.startsWith("The custom handler ended"));
            return tests;
        }
    }

    private static List<Path> jars() throws IOException {
        Path target = NodeTools.folder()
                .resolveSibling("samples")
                .resolve("conformance-server")
                .resolve("target");
        List<Path> jars = new ArrayList<>(List.of(target.resolve("conformance-server.jar")));
        try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            libraries.sorted().forEach(jars::add);
        }
        return jars;
    }
}
