package dev.remotemcp.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Node.js script that runs.
 *
 * <p>Its standard output and its error output are kept apart. It is killed when it does not end by itself.
 */
final class NodeRun {
    private static final int MOST_SECONDS = 120;

    private final Process process;
    private final BufferedReader output;
    private final CompletableFuture<String> errors;

    private NodeRun(Process process) {
        this.process = process;
        this.output = process.inputReader();
        this.errors = CompletableFuture.supplyAsync(() -> rest(process.errorReader()), Thread::startVirtualThread);
    }

    /**
     * How a script ended.
     *
     * @param exit its exit code
     * @param output the lines on its standard output that were not read before
     * @param errors all lines on its error output
     */
    record Outcome(int exit, String output, String errors) {}

    /** Starts a script, with nothing on its standard input. */
    static NodeRun start(ProcessBuilder command) throws IOException {
        Process process = command.redirectErrorStream(false).start();
        process.getOutputStream().close();
        process.onExit().orTimeout(MOST_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        return new NodeRun(process);
    }

    /** Waits for a line on its standard output. */
    void await(String line) throws IOException {
        for (String next = output.readLine(); next != null; next = output.readLine()) {
            if (next.equals(line)) {
                return;
            }
        }
        throw new AssertionError("The script ended before it printed '" + line + "':\n" + errors.join());
    }

    /** Waits until it has ended. */
    Outcome end() throws InterruptedException {
        String rest = rest(output);
        return new Outcome(process.waitFor(), rest, errors.join());
    }

    private static String rest(BufferedReader lines) {
        try (lines) {
            return lines.lines().collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
