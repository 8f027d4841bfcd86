package dev.remotemcp.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sample that runs as a process of its own, on a free port, on the JDK that runs the tests.
 *
 * <p>It is ready when {@link #start} returns, and gone when {@link #close} returns.
 */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Remote MCP.*\\s(https?://\\S+)$");
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final Thread reader;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<URI> url = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().unstarted(this::read);
    }

    /** Starts {@code samples/NAME} with its own configuration. */
    static ServerProcess start(String sample) throws IOException, InterruptedException {
        return start(sample, Map.of());
    }

    /**
     * Starts {@code samples/NAME} and waits until it serves.
     *
     * @param sample the sample's folder
     * @param environment added to the process's environment, for example {@code MCP_PAGES_SIZE}
     * @throws IllegalStateException with all that it printed, when it ends or stays silent instead of serving
     */
    static ServerProcess start(String sample, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(sample, environment, List.of("-jar", jar(sample).toString()));
    }

    /** Starts a class of these tests on the class path of {@code samples/NAME}, in place of the sample's own start. */
    static ServerProcess start(String sample, Class<?> main) throws IOException, InterruptedException {
        String path = jar(sample)
                + File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
        return start(sample, Map.of(), List.of("-cp", path, main.getName()));
    }

    /**
     * Starts a class of these tests on their class path without the samples, each of which is an application.
     *
     * @param arguments what its {@code main} gets
     */
    static ServerProcess start(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Path samples = NodeTools.folder().resolveSibling("samples");
        String path = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !Path.of(entry).toAbsolutePath().startsWith(samples))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> program = new ArrayList<>(List.of("-cp", path, main.getName()));
        program.addAll(List.of(arguments));
        return start(main.getSimpleName(), NodeTools.folder(), Map.of(), program);
    }

    /** Starts {@code samples/NAME} so that every logger there is writes into a file, at TRACE. */
    static ServerProcess startTraced(String sample, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        Path configuration = Path.of("src", "test", "resources", "traced.xml").toAbsolutePath();
        return start(
                sample,
                environment,
                List.of(
                        "-Dlogback.configurationFile=" + configuration,
                        "-Dtraced.log=" + log.toAbsolutePath(),
                        "-jar",
                        jar(sample).toString()));
    }

    private static Path jar(String sample) {
        Path jar = NodeTools.folder()
                .resolveSibling("samples")
                .resolve(sample)
                .resolve("target")
                .resolve(sample + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: `mvn verify` builds it before these tests run");
        }
        return jar;
    }

    private static ServerProcess start(String sample, Map<String, String> environment, List<String> program)
            throws IOException, InterruptedException {
        return start(sample, Objects.requireNonNull(jar(sample).getParent()), environment, program);
    }

    private static ServerProcess start(
            String name, Path directory, Map<String, String> environment, List<String> program)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.add("-XX:+UseSerialGC"); // several processes share the machine
        line.addAll(program);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("MICRONAUT_SERVER_PORT", "-1");
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start());
        try {
            server.awaitReady(name);
            return server;
        } catch (Throwable failure) {
            server.close();
            throw failure;
        }
    }

    /** The MCP endpoint, as the server printed it. */
    URI url() {
        return url.join();
    }

    /** All that the process has printed so far, line by line, errors included. */
    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    /** Asks the process to stop, as {@code kill} does, without waiting for it. */
    void askToStop() {
        process.toHandle().destroy(); // Process.destroy() would close its output, too
    }

    /** Waits until the process has ended; its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(
                    "It still runs after " + STOP_SECONDS + " seconds:\n" + String.join("\n", output()));
        }
        return process.exitValue();
    }

    /** Asks the process to stop, ends it when it does not, and waits until it has. */
    @Override
    public void close() throws InterruptedException {
        askToStop();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        reader.join();
    }

    private void awaitReady(String name) throws InterruptedException {
        reader.start();
        try {
            url.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(name + " does not serve; it printed:\n" + String.join("\n", output()), e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    url.complete(URI.create(ready.group(1)));
                }
            }
            url.completeExceptionally(new IOException("its output ended"));
        } catch (IOException e) {
            url.completeExceptionally(e);
            throw new UncheckedIOException(e);
        }
    }
}
