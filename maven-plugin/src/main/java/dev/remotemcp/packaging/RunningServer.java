package dev.remotemcp.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged server as a process of its own. */
final class RunningServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Remote MCP.*\\s(https?://\\S+)$");
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 120;

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<URI> url = new CompletableFuture<>();
    private final Thread reader;

    private RunningServer(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param environment added to that of this process
     * @throws PackagingException if it does not; says what it printed
     */
    static RunningServer start(Path folder, List<String> command, Map<String, String> environment)
            throws PackagingException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        RunningServer server;
        try {
            server = new RunningServer(builder.start());
        } catch (IOException e) {
            throw new PackagingException("The packaged server could not be started: " + e, e);
        }
        try {
            server.awaitReady();
            return server;
        } catch (PackagingException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Its endpoint. */
    URI url() {
        return url.join();
    }

    /**
     * Asks it to stop, as a signal does, and waits until it has.
     *
     * @return what it has printed
     * @throws PackagingException if it goes on
     */
    String stop() throws PackagingException {
        process.toHandle().destroy(); // Process.destroy() would close its output, too
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new PackagingException("The packaged server did not stop within " + STOP_SECONDS
                        + " s of being asked to; it printed:\n" + output);
            }
            reader.join();
            return output.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("Interrupted while the packaged server stopped", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitReady() throws PackagingException {
        try {
            url.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new PackagingException(
                    "The packaged server was started to train its cache and does not serve. Give it what it needs with"
                            + " <trainingEnvironment>, or set <aotCache>false</aotCache>. It printed:\n" + output,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("Interrupted while the packaged server started", e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    url.complete(URI.create(ready.group(1)));
                }
            }
            url.completeExceptionally(new IOException("its output ended"));
        } catch (IOException e) {
            url.completeExceptionally(e);
        }
    }
}
