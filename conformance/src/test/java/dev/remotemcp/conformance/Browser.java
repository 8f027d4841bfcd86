package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium that a script in {@code src/test/js} drives: the one in the environment variable
 * {@code CHROMIUM}, or the one on the {@code PATH}. Without it, the calling test is skipped with a line that says so;
 * with {@code CI=true} in the environment it fails.
 */
final class Browser {
    /** Where screenshots are left. */
    static final Path PICTURES = Path.of("target", "pictures");

    private static final Path SCRIPTS = Path.of("src", "test", "js");

    private final NodeTools tools;
    private final Path chromium;

    private Browser(NodeTools tools, Path chromium) {
        this.tools = tools;
        this.chromium = chromium;
    }

    /** Finds it; skips or fails the calling test where there is none. */
    static Browser installed() throws IOException, InterruptedException {
        return new Browser(NodeTools.installed(), chromium());
    }

    /** Runs a script to its end, with the browser as its first argument; what it prints as JSON. */
    JsonNode run(String script, String... arguments) throws IOException, InterruptedException {
        String[] all = Stream.concat(Stream.of(chromium.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        NodeRun.Outcome outcome =
                NodeRun.start(tools.command(SCRIPTS.resolve(script), all)).end();
        assertThat(outcome.exit()).as(outcome.errors()).isZero();
        return JsonMapper.shared().readTree(outcome.output());
    }

    private static Path chromium() {
        Optional<Path> named = Optional.ofNullable(System.getenv("CHROMIUM"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        if (named.isPresent() && !Files.isExecutable(named.get())) {
            throw new AssertionError("The environment variable CHROMIUM is '" + named.get()
                    + "', which is no program: write the path of a Chromium, or leave it out");
        }
        return named.or(() -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(name -> Machine.program(name).stream())
                        .findFirst())
                .orElseThrow(() -> Machine.lacks("no Chromium is on the PATH: install one (apt-get install chromium,"
                        + " brew install chromium) or set the environment variable CHROMIUM to its path"));
    }
}
