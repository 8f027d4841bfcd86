package dev.remotemcp.hostdouble;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A function app that runs on this machine, on a loopback port.
 *
 * <p>Follows the contract of custom handlers: the process gets {@code FUNCTIONS_CUSTOMHANDLER_PORT}, has 30 s to listen
 * there, and is asked for {@code /}; then every request is handed on with {@code X-Azure-Functions-InvocationId}, its
 * {@code Host} kept, and every piece of an answer goes out as it comes. A request that takes longer than
 * {@code functionTimeout} ends the process, which is started again, as is one that ended by itself, three times at
 * most. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers">Azure Functions custom
 *     handlers</a>
 */
public final class FunctionHost implements AutoCloseable {
    private static final Duration INITIALIZATION_TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_RESTARTS = 3;

    private final HostConfiguration configuration;
    private final Consumer<String> output;
    private final Optional<String> key;
    private final Proxy proxy;

    // Guarded by this.
    private Worker worker;
    private CompletableFuture<Integer> workerPort = new CompletableFuture<>();
    private int restarts;
    private boolean closed;

    /**
     * How it runs.
     *
     * @param port where it listens; 0 for any free port
     * @param auth whether function keys are asked for where {@code host.json} says so; not done on a laptop by default,
     *     as with Azure's own tools
     * @param output told every line that the process prints, and what becomes of it
     */
    public record Options(int port, boolean auth, Consumer<String> output) {}

    private FunctionHost(HostConfiguration configuration, Options options, Worker worker) throws IOException {
        this.configuration = configuration;
        this.output = options.output();
        this.key = options.auth() && configuration.keyNeeded() ? Optional.of(newKey()) : Optional.empty();
        this.worker = worker;
        this.proxy = new Proxy(options.port(), this);
    }

    /**
     * Starts the app and waits until it serves.
     *
     * @param app the folder with {@code host.json}
     * @throws IllegalArgumentException if the host would not start with it
     * @throws IOException if the process ends or listens nowhere, or the port is taken
     */
    public static FunctionHost start(Path app, Options options) throws IOException, InterruptedException {
        HostConfiguration configuration = HostConfiguration.of(app);
        Worker worker = Worker.start(configuration, options.output());
        FunctionHost host;
        try {
            host = new FunctionHost(configuration, options, worker);
        } catch (IOException | RuntimeException e) {
            worker.kill();
            throw e;
        }
        try {
            host.ready(worker);
            return host;
        } catch (IOException | InterruptedException | RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** Where it listens, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + proxy.port());
    }

    /** What callers send as {@code x-functions-key} or {@code code=}; absent where nothing is asked for. */
    public Optional<String> key() {
        return key;
    }

    /** Stops it and its process; returns when the process has ended. */
    @Override
    public void close() throws InterruptedException {
        Worker last;
        synchronized (this) {
            closed = true;
            last = worker;
        }
        last.stop();
        proxy.close();
    }

    Duration timeout() {
        return configuration.timeout();
    }

    /** Where the process listens, once it does. */
    synchronized CompletableFuture<Integer> workerPort() {
        return workerPort;
    }

    /** A request has taken too long. */
    void timedOut() {
        Worker slow;
        synchronized (this) {
            slow = worker;
        }
        output.accept("A request took longer than functionTimeout; the custom handler is ended");
        slow.kill();
    }

    private void ready(Worker started) throws IOException, InterruptedException {
        started.onExit(code -> ended(started, code));
        try {
            started.awaitPort(INITIALIZATION_TIMEOUT);
        } catch (TimeoutException e) {
            started.kill();
            throw new IOException(e.getMessage(), e);
        }
        workerPort().complete(started.port());
    }

    private void ended(Worker which, int code) {
        CompletableFuture<Integer> next = new CompletableFuture<>();
        boolean tooOften;
        synchronized (this) {
            if (closed || which != worker || !workerPort.isDone()) {
                return;
            }
            workerPort = next;
            tooOften = ++restarts > MOST_RESTARTS;
        }
        output.accept("The custom handler ended with exit code " + code);
        if (tooOften) {
            next.completeExceptionally(new IOException("The custom handler ended too often"));
        } else {
            Thread.ofVirtual().start(this::restart);
        }
    }

    private void restart() {
        try {
            Worker next = Worker.start(configuration, output);
            synchronized (this) {
                worker = next;
                if (closed) {
                    next.kill();
                    return;
                }
            }
            ready(next);
        } catch (IOException e) {
            output.accept(String.valueOf(e.getMessage()));
            workerPort().completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String newKey() {
        byte[] bytes = new byte[40];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
