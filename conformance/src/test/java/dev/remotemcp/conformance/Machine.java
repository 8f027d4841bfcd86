package dev.remotemcp.conformance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What the machine that runs the tests has, and what becomes of tests that need more. */
final class Machine {
    private Machine() {}

    /** The program of a name on the {@code PATH}. */
    static Optional<Path> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<String> names = File.separatorChar == '\\' ? List.of(name + ".exe", name + ".cmd") : List.of(name);
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> names.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips the calling test with a line that says why; with {@code CI=true} in the environment it fails. */
    static RuntimeException lacks(String why) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("These tests must not be skipped with CI=true, and " + why + ".");
        }
        String line = "Skipped: " + why + " to run these tests.";
        System.out.println(line);
        return Assumptions.abort(line);
    }
}
