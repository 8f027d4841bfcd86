package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that runs in a process of its own until it is closed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("^Remote MCP.*: (https?://\\S+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final Path log;
    private final URI url;
    private final Thread hook;

    private ServerProcess(Process process, Path log, Thread hook, URI url) {
        this.process = process;
        this.log = log;
        this.hook = hook;
        this.url = url;
    }

    /** Starts a server and waits until it has said at which URL it listens. */
    static ServerProcess start(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("MICRONAUT_SERVER_PORT", "-1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            Matcher started = URL.matcher(Files.readString(log, StandardCharsets.UTF_8));
            if (started.find()) {
                return new ServerProcess(process, log, hook, URI.create(started.group(1)));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        throw new IOException("The server did not start; see " + log);
    }

    URI url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** Waits, but not longer than the server lives. */
    void await(Duration time) throws InterruptedException {
        process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The exit code, if the server has ended by itself. */
    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** How many lines of its log name an {@code OutOfMemoryError}. */
    long outOfMemoryLines() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("OutOfMemoryError") || line.contains("OutOfDirectMemoryError"))
                .count();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
