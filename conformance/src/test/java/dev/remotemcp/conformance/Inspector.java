package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Inspector's command line. */
final class Inspector {
    /** Tests with it take turns, since it keeps things in {@link #home()}. */
    static final String LOCK = "inspector";

    /** The era that it speaks. */
    enum Era {
        /** Without an option, it is the legacy era. */
        DEFAULT,
        /** Revision 2026-07-28. */
        MODERN("--protocol-era", "modern"),
        /** Whichever the server prefers. */
        AUTO("--protocol-era", "auto");

        private final List<String> options;

        Era(String... options) {
            this.options = List.of(options);
        }
    }

    private Inspector() {}

    /** Runs it to its end. */
    static NodeRun.Outcome run(URI server, Era era, String... arguments) throws IOException, InterruptedException {
        NodeTools tools = NodeTools.installed();
        List<String> general = List.of("--cli", server.toString(), "--transport", "http", "--format", "json");
        ProcessBuilder command = tools.command(
                tools.script("@modelcontextprotocol/inspector", "mcp-inspector"),
                Stream.of(general, era.options, List.of(arguments))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
        Path home = home();
        command.environment().put("HOME", home.toString());
        command.environment().put("USERPROFILE", home.toString());
        command.environment().put("MCP_STORAGE_DIR", home.toString());
        return NodeRun.start(command).end();
    }

    /** Where it keeps things between runs, so that they stay out of the user's own. */
    static Path home() throws IOException {
        return Files.createDirectories(NodeTools.folder().resolve("target").resolve("inspector"));
    }

    /** What it printed, of a run that succeeded. */
    static JsonNode result(NodeRun.Outcome outcome) {
        assertThat(outcome.exit())
                .as("exit code; %s%s", outcome.output(), outcome.errors())
                .isZero();
        return JsonMapper.shared().readTree(outcome.output()).path("result");
    }
}
